"""The schedule of freight as a spreadsheet."""

from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.freight import freight_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.troupes.stage import stage_of
from app.planning.events.queries import get_event


@blueprint.get("/events/<int:event_id>/freight.xlsx")
@staff()
def freight(event_id: int) -> ResponseReturnValue:
    """Give out what travels for an event, with its days."""
    event = get_event(session(), event_id)
    stage = stage_of(session(), event, clock.office_day())
    return handed_out(freight_listing(event, stage.freight))
