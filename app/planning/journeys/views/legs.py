"""One leg: its form, its times, and the deeds of one press."""

from datetime import date

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import page
from app.ground.web.unit import session
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys import commands
from app.planning.journeys.choices import ends_for
from app.planning.journeys.forms import LegForm, OnLegForm, TimesForm
from app.planning.journeys.models import Leg
from app.planning.journeys.queries import get_leg
from app.planning.journeys.rules import Direction
from app.planning.journeys.views.blueprint import back_to, blueprint, choose, clash, kept, leg_to_change, may_plan, tried
from app.register.accounts.identity import signed_in


@blueprint.route("/events/<int:event_id>/arrivals/new", methods=["GET", "POST"])
@may_plan
def add(event_id: int) -> ResponseReturnValue:
    """Make a leg."""
    event = get_event_to_change(session(), event_id, signed_in())
    ends = ends_for(session(), event)
    if request.method == "GET":
        direction = Direction.DEPARTURE if request.args.get("direction") == Direction.DEPARTURE else Direction.ARRIVAL
        return _page(LegForm.blank(direction, _asked_day(event, direction), ends, request.args.get("delegation", type=int)), event, None)
    form = LegForm(request.form, ends=ends)
    made = tried(form, lambda: commands.add_leg(session(), form.add_command(event_id, signed_in(), choose)))
    return _page(form, event, None) if made is None else back_to(event_id, N_("The leg has been added."), made)


@blueprint.route("/legs/<int:leg_id>/edit", methods=["GET", "POST"])
@may_plan
def edit(leg_id: int) -> ResponseReturnValue:
    """Change a leg."""
    leg, event = leg_to_change(leg_id)
    ends = ends_for(session(), event, leg.zone, leg.far_zone)
    if request.method == "GET":
        return _page(LegForm.of(leg, ends), event, leg)
    form = LegForm(request.form, ends=ends)
    try:
        done = tried(form, lambda: commands.change_leg(session(), form.change_command(leg_id, signed_in(), choose)))
    except Stale as stale:
        return clash(stale, form, LegForm.of(leg, ends), leg)
    return _page(form, *leg_to_change(leg_id)[::-1]) if done is None else back_to(event.id, N_("The leg has been saved."), leg_id)


@blueprint.route("/legs/<int:leg_id>/times", methods=["GET", "POST"])
@may_plan
def times(leg_id: int) -> ResponseReturnValue:
    """Enter when a leg is expected, or when it came: beside its row where a script asks, else on a page."""
    leg, event = leg_to_change(leg_id)
    if request.method == "GET":
        return _times_page(TimesForm.of(leg), leg_id)
    form = TimesForm(request.form)
    try:
        done = tried(form, lambda: commands.enter_times(session(), form.command(leg, signed_in())))
    except Stale as stale:
        return clash(stale, form, TimesForm.of(leg), leg)
    return _times_page(form, leg_id) if done is None else back_to(event.id, N_("The times have been entered."), leg_id)


@blueprint.post("/legs/<int:leg_id>/cancel")
@may_plan
def cancel(leg_id: int) -> ResponseReturnValue:
    """Cancel a leg."""
    done = commands.cancel_leg(session(), OnLegForm(request.form).cancel_command(leg_id, signed_in()))
    return back_to(get_leg(session(), done).event_id, N_("The leg has been cancelled."), leg_id)


@blueprint.post("/legs/<int:leg_id>/restore")
@may_plan
def restore(leg_id: int) -> ResponseReturnValue:
    """Take a cancellation back."""
    done = commands.restore_leg(session(), OnLegForm(request.form).restore_command(leg_id, signed_in()))
    return back_to(get_leg(session(), done).event_id, N_("The leg takes place again."), leg_id)


@blueprint.post("/legs/<int:leg_id>/remove")
@may_plan
def remove(leg_id: int) -> ResponseReturnValue:
    """Remove a leg that never went out, or cancel one that did."""
    event_id = get_leg(session(), leg_id).event_id
    gone = commands.remove_leg(session(), OnLegForm(request.form).remove_command(leg_id, signed_in()))
    return back_to(event_id, N_("The leg has been removed.") if gone else N_("The leg was published, so it has been cancelled."))


def _asked_day(event: Event, direction: Direction) -> date:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return event.first_day if direction is Direction.ARRIVAL else event.last_day


def _page(form: LegForm, event: Event, leg: Leg | None) -> Response:
    return page("journeys/form.html", form, event=event, leg=leg, kept=kept())


def _times_page(form: TimesForm, leg_id: int) -> Response:
    leg, event = leg_to_change(leg_id)  # anew: a refusal has let go of them
    fragment = bool(request.headers.get("HX-Request"))
    return page("journeys/times.html", form, event=event, leg=leg, fragment=fragment, kept=kept())
