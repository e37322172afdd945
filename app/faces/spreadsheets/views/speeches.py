"""The order of speeches as a spreadsheet."""

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.speeches import speeches_listing
from app.faces.spreadsheets.listings.states import state_line
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import LANGUAGES, current, speaking
from app.judgement.publishing.pictures import last_changed
from app.judgement.publishing.queries import find_latest
from app.matters.meetings.speeches import SpeechesPicture, orders_of, sides_of
from app.planning.events.queries import get_event
from app.planning.programmes.queries import programme_of


@blueprint.get("/events/<int:event_id>/speeches.xlsx")
@staff()
def speeches(event_id: int) -> ResponseReturnValue:
    """Give out who speaks at an event, or at one of its items: by the latest version, else by the draft."""
    event, asked = get_event(session(), event_id), request.args
    version = None if asked.get("source") == "draft" else find_latest(session(), event_id)
    programme = version.programme if version else programme_of(session(), event_id)
    turns = bool(asked.get("alternate"))
    picture = SpeechesPicture(programme, sides_of(session(), event, programme) if turns else {}, asked.get("item", ""), turns)
    at, number = (version.published_at, version.number) if version else (last_changed(session(), event), None)
    with speaking(asked["lang"] if asked.get("lang") in LANGUAGES else current()):
        return handed_out(speeches_listing(state_line(programme, at, number), orders_of(picture)))
