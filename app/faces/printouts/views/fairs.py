"""Papers of a fair: the plan of a day at the stand on one sheet, the route of a walk, the list of invitations."""

from datetime import date

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.printouts.fairs_reading import AskedPaper, day_sheet, invitations_sheet, walk_sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.fairs.asking import wanted_in
from app.planning.events.queries import get_event
from app.planning.programmes.queries import get_item


@blueprint.get("/events/<int:event_id>/stand/day.pdf")
@staff()
def stand_day(event_id: int) -> ResponseReturnValue:
    """Show the plan of a day at the stand; without a day in the address that of the first day."""
    event = get_event(session(), event_id)
    try:
        on = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        on = event.first_day
    return handed_out(day_sheet(session(), event, on, _asked()))


@blueprint.get("/items/<int:item_id>/stops.pdf")
@staff()
def walk(item_id: int) -> ResponseReturnValue:
    """Show the route of a walk."""
    item = get_item(session(), item_id)
    return handed_out(walk_sheet(session(), item.event, item, _asked()))


@blueprint.get("/events/<int:event_id>/invitations.pdf")
@staff()
def invitations(event_id: int) -> ResponseReturnValue:
    """Show the list of invitations, with the filters of its page."""
    return handed_out(invitations_sheet(session(), get_event(session(), event_id), wanted_in(request.args), _asked()))


def _asked() -> AskedPaper:
    """Return what the address asks for: `lang`, else the language spoken; `source=draft` where a version would be taken."""
    wanted = request.args.get("lang", "")
    return AskedPaper(wanted if wanted in LANGUAGES else current(), request.args.get("source") == "draft")
