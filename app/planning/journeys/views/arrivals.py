"""The page of an event's arrivals and departures."""

from datetime import date

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.dates import offset
from app.ground.words.messages import gettext, ngettext
from app.planning.events.queries import get_event, may_change
from app.planning.journeys import rules, showing
from app.planning.journeys.naming import names_for
from app.planning.journeys.notes import TakeNotes, noted_arrivals, take_notes
from app.planning.journeys.queries import arrangements_of, history_of_legs, legs_of
from app.planning.journeys.views.blueprint import back_to, blueprint, kept, may_plan
from app.planning.programmes.roster_queries import roster_of
from app.register.accounts.identity import signed_in

HISTORY = 15


@blueprint.get("/events/<int:event_id>/arrivals")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show the legs by day and direction, and who has none; the filters live in the address."""
    event = get_event(session(), event_id)
    legs, roster = legs_of(session(), event_id), roster_of(session(), event)
    day, delegation = _asked_day(), request.args.get("delegation", type=int)
    return render_template(
        "journeys/show.html",
        event=event,
        days=sorted({leg.day for leg in legs}),
        boards=showing.boards(legs, roster, day=day, delegation=delegation),
        untravelled=showing.untravelled(legs, roster, event.host, delegation=delegation),
        parties=roster.parties,
        day=day,
        delegation=delegation,
        kept=kept(),
        address=lambda **over: url_for("journeys.show", event_id=event_id, **{**kept(), **over}),
        may_change=may_change(event, signed_in()),
        arranged=arrangements_of(session(), event_id),
        noted=noted_arrivals(session(), event),
        history=told_rows(history_of_legs(session(), event_id, limit=HISTORY), names_for(session()), named=True),
        rules=rules,
        offset=offset,
        times=showing.told_times,
    )


@blueprint.post("/events/<int:event_id>/arrivals/from-notes")
@may_plan
def from_notes(event_id: int) -> ResponseReturnValue:
    """Make legs of what the notes of members say of their arrivals."""
    count = take_notes(session(), TakeNotes(event_id, signed_in()))
    told = ngettext("%(num)s member has been put on a leg.", "%(num)s members have been put on legs.", count)
    flash(told if count else gettext(N_("No note tells of an arrival that can be read.")), "success")
    return back_to(event_id)


def _asked_day() -> date | None:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None
