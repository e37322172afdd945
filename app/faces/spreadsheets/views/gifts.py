"""The register of an event's gifts as a spreadsheet."""

from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.gifts import gifts_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.talks.listing import register_of
from app.planning.events.queries import get_event


@blueprint.get("/events/<int:event_id>/gifts.xlsx")
@staff()
def gifts(event_id: int) -> ResponseReturnValue:
    """Give out what is given and received at an event."""
    event = get_event(session(), event_id)
    return handed_out(gifts_listing(event.title, register_of(session(), event_id, today=event.first_day)))
