"""Who travels on a leg: ticked by name, delegation by delegation, or a whole one at one press."""

import re
from collections.abc import Mapping

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import done, page
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.events.models import Event
from app.planning.journeys import commands
from app.planning.journeys.models import Leg
from app.planning.journeys.passenger_forms import PassengersForm, WholeDelegationForm
from app.planning.journeys.queries import legs_of
from app.planning.journeys.views.blueprint import blueprint, clash, leg_to_change, may_plan, tried
from app.planning.programmes.roster_queries import Roster, roster_of
from app.register.accounts.identity import signed_in

OTHERS = "others"
"""Stands in the address for those who come with no delegation."""


@blueprint.route("/legs/<int:leg_id>/passengers", methods=["GET", "POST"])
@may_plan
def passengers(leg_id: int) -> ResponseReturnValue:
    """Say who travels; the delegation from which more are chosen lives in the address."""
    leg, event = leg_to_change(leg_id)
    roster = roster_of(session(), event)
    people = _asked(leg, roster)
    kind = PassengersForm.asking(people)
    if request.method == "GET":
        return _page(kind(data=PassengersForm.shown(leg)), event, leg, roster, people)
    form = kind(request.form)
    try:
        saved = tried(form, lambda: commands.set_passengers(session(), form.command(leg, signed_in(), people)))
    except Stale as stale:
        return clash(stale, form, kind(data=PassengersForm.shown(leg)), leg)
    if saved is None:
        return _page(form, event, leg_to_change(leg_id)[0], roster, people)
    return done(N_("Who travels has been saved."), url_for("journeys.passengers", leg_id=leg_id, open=request.args.get("open")))


@blueprint.post("/legs/<int:leg_id>/passengers/delegation")
@may_plan
def put_delegation(leg_id: int) -> ResponseReturnValue:
    """Put everybody of a delegation who comes on the leg."""
    leg_to_change(leg_id)
    form, there = WholeDelegationForm(request.form), url_for("journeys.passengers", leg_id=leg_id)
    if not form.validate():
        return redirect(there, 303)
    cmd = commands.AddDelegationToLeg(leg_id, signed_in(), form.delegation_id.number)
    commands.add_delegation_to_leg(session(), cmd)
    return done(N_("The delegation travels on this leg."), there)


def _asked(leg: Leg, roster: Roster) -> dict[int, str]:
    """Return about whom the form asks, by id: who travels already, then who is in the opened delegation, then whom the sent form has."""
    people = {one.person_id: one.person.name.told(current()) for one in leg.passengers}
    opened = {ident: _name(roster, ident) for ident in _opened(roster)}
    sent = (int(found[1]) for name in request.form if (found := re.fullmatch(r"on_(\d{1,9})", name)))
    return {**opened, **{ident: _name(roster, ident) for ident in sent if ident in roster.people}, **people}


def _opened(roster: Roster) -> list[int]:
    asked = request.args.get("open", "")
    if asked == OTHERS:
        members = {place.person_id for party in roster.parties for place in party.places}
        return [ident for ident in roster.people if ident not in members]
    return [place.person_id for party in roster.parties if str(party.id) == asked for place in party.coming]


def _name(roster: Roster, ident: int) -> str:
    return roster.people[ident].picture.name.told(current())


def _page(form: PassengersForm, event: Event, leg: Leg, roster: Roster, people: Mapping[int, str]) -> Response:
    aboard = {one.person_id for one in leg.passengers}
    elsewhere: dict[int, str] = {}
    for other in legs_of(session(), event.id):
        if other.id != leg.id and other.direction is leg.direction and not other.cancelled:
            elsewhere |= {one.person_id: other.label() for one in other.passengers}
    members = {place.person_id for party in roster.parties for place in party.places}
    return page(
        "journeys/passengers.html",
        form,
        event=event,
        leg=leg,
        people=people,
        aboard=aboard,
        elsewhere=elsewhere,
        opened=request.args.get("open", ""),
        parties=roster.parties,
        others=len(set(roster.people) - members),
        OTHERS=OTHERS,
    )
