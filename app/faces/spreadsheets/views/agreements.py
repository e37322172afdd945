"""What is to be signed and the register of what was, as spreadsheets."""

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.agreements import register_listing, signing_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import LANGUAGES, current, speaking
from app.matters.agreements.pictures import pictures_of
from app.matters.agreements.queries import signing_items
from app.matters.agreements.register import MOST_PRINTED, register_of, wanted_in
from app.planning.events.queries import get_event
from app.register.directory.rules.kinds import PartySide


@blueprint.get("/events/<int:event_id>/agreements.xlsx")
@staff()
def signing_list(event_id: int) -> ResponseReturnValue:
    """Give out what is signed at an event, or at one of its items."""
    event, asked = get_event(session(), event_id), request.args.get("side", "")
    day = next((one.day for one in signing_items(session(), event_id) if one.id == _item()), event.last_day)
    rows = pictures_of(session(), event_id, _item(), day)
    with speaking(_language()):
        return handed_out(signing_listing(event.title, rows, PartySide(asked) if asked in set(PartySide) else None))


@blueprint.get("/agreements.xlsx")
@staff()
def agreements() -> ResponseReturnValue:
    """Give out the register of what was signed, with the filters of its page."""
    found = register_of(session(), wanted_in(request.args), per_page=MOST_PRINTED)
    return handed_out(register_listing(found.rows))


def _item() -> int | None:
    try:
        return row_id(request.args.get("item", ""))
    except ValueError:
        return None


def _language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else current()
