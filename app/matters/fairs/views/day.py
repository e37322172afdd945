"""The page with the plan of a day at the stand, by the draft: outside paper has the latest version."""

from datetime import date, timedelta
from typing import Final

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.fairs import wording
from app.matters.fairs.day import plan_of_day
from app.matters.fairs.views.blueprint import blueprint, first_day_asked
from app.planning.events.queries import get_event
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of

MOST_DAYS: Final = 31
"""Days of one event that are offered, items or not."""


@blueprint.get("/events/<int:event_id>/stand/day")
@staff()
def day(event_id: int) -> ResponseReturnValue:
    """Show what happens at the stand on a day, who is expected and who is on duty."""
    event = get_event(session(), event_id)
    programme, on = programme_of(session(), event_id), first_day_asked(event, request.args)
    plan = plan_of_day(session(), event, programme, on)
    return render_template("fairs/day.html", event=event, plan=plan, days=_days(programme), words=wording)


def _days(programme: Programme) -> list[date]:
    """Return the days that can be chosen: those of the event, and others on which something takes place."""
    first, length = programme.days.first, (programme.days.last - programme.days.first).days + 1
    own = {first + timedelta(days=number) for number in range(min(length, MOST_DAYS))}
    return sorted(own | {one for one, _ in programme.by_day()})
