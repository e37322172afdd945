"""Who of a delegation has a bed, and giving beds to some of them or to all at one press."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import NotFound
from app.ground.web.answers import tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import ngettext
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.stays import commands
from app.planning.stays.choosing import places_offered
from app.planning.stays.forms import GiveForm
from app.planning.stays.overview import overview_of
from app.planning.stays.people import company_of
from app.planning.stays.rooming import rooming_drawn, rooming_of
from app.planning.stays.views.blueprint import WORDS, blueprint, may_lodge
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/stays/people")
@staff()
def people(event_id: int) -> ResponseReturnValue:
    """Show who of a delegation, or of those without one, has a bed and who has none."""
    return _page(get_event(session(), event_id))


@blueprint.post("/events/<int:event_id>/stays")
@may_lodge
def give(event_id: int) -> ResponseReturnValue:
    """Give those chosen beds at a hotel, each in a stay of their own."""
    event = get_event_to_change(session(), event_id, signed_in())
    offered = places_offered(rooming_of(session(), None, event_id))
    form = GiveForm.blank(offered.choices, request.form)
    given = tried(form, lambda: commands.give_beds(session(), form.command(event_id, signed_in(), offered.hotels, _choose)))
    if given is None:
        return _page(get_event(session(), event_id), form)
    message = ngettext("%(num)s person has a bed now.", "%(num)s people have a bed now.", len(given))
    flash(message, "success")
    return redirect(url_for("stays.people", event_id=event.id, delegation=_delegation_id()), 303)


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _delegation_id() -> int | None:
    typed = request.args.get("delegation", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _page(event: Event, form: GiveForm | None = None) -> Response:
    company = company_of(session(), event)
    rooming = rooming_drawn(session(), event, company)
    party = overview_of(company, rooming).party(_delegation_id())
    if party is None and _delegation_id() is not None:
        raise NotFound
    form = form or GiveForm.blank(places_offered(rooming).choices)
    told = render_template(
        "stays/people.html",
        event=event,
        party=party,
        delegation_id=_delegation_id(),
        parties=company.parties,
        rooming=rooming,
        form=form,
        ticked=set(form.person.data or ()),
        may_change=may_change(event, signed_in()),
        **WORDS,
    )
    return make_response(told, 422 if form.errors or form.form_errors else 200)
