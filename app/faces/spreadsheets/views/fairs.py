"""Invitations to a stand as a spreadsheet."""

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.fairs import invitations_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.fairs.asking import wanted_in
from app.matters.fairs.invitations import invitations_of
from app.planning.events.queries import get_event


@blueprint.get("/events/<int:event_id>/invitations.xlsx")
@staff()
def invitations(event_id: int) -> ResponseReturnValue:
    """Give out invitations by the draft, with the filters of their page."""
    event = get_event(session(), event_id)
    rows = invitations_of(session(), event_id, wanted_in(request.args))
    return handed_out(invitations_listing(event.title.told(current()), event.first_day, rows))
