"""What the views of troupes share: the blueprint, who prepares, and where they lead."""

from flask import Blueprint, Response, request, url_for

from app.ground.web.answers import done
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.delegations.choosing import chosen

blueprint = Blueprint("troupes", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def choose(typed: str, field: str) -> int | None:
    """Return the id of the person meant by a line."""
    return chosen(session(), typed, field)


def asked(name: str) -> int | None:
    """Return the id of a row that the address names, if it does."""
    try:
        return row_id(request.args.get(name, ""))
    except ValueError:
        return None


def place(event_id: int, anchor: str | None = None) -> str:
    """Return where a thing stands on the page of an event's troupes."""
    return url_for("troupes.index", event_id=event_id, _anchor=anchor)


def to_page(event_id: int, message: str, anchor: str | None = None) -> Response:
    """Say that something was done, on the page of the troupes."""
    return done(message, place(event_id, anchor))
