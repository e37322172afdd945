"""The blueprint of stays, and what its pages have in common."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.stays.forms import DeedForm
from app.planning.stays.models import Hotel
from app.planning.stays.queries import get_hotel
from app.planning.stays.rules import PAYER_NAMES, ROOM_CATEGORY_NAMES
from app.register.accounts.identity import signed_in

blueprint = Blueprint("stays", __name__)
may_lodge = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""

WORDS: Final[Mapping[str, Any]] = {"categories": ROOM_CATEGORY_NAMES, "payers": PAYER_NAMES}


def hotel_to_change(hotel_id: int) -> tuple[Hotel, Event]:
    """Return a hotel and its event, which this person may change."""
    hotel = get_hotel(session(), hotel_id)
    return hotel, get_event_to_change(session(), hotel.event_id, signed_in())


def to_hotel(hotel_id: int, message: str, *, order: bool = False, anchor: str | None = None) -> ResponseReturnValue:
    """Go back to a hotel and say what was done."""
    return done(message, url_for("stays.hotel", hotel_id=hotel_id, show="order" if order else None, _anchor=anchor))


def deed(do: Callable[[DeedForm], int], message: str, *, anchor: str | None = None) -> ResponseReturnValue:
    """Do what one button says and go back to the hotel; nothing is said where the page itself shows it."""
    hotel_id = do(DeedForm(request.form))
    by_order = request.args.get("show") == "order"
    if message:
        return to_hotel(hotel_id, message, order=by_order, anchor=anchor)
    return redirect(url_for("stays.hotel", hotel_id=hotel_id, show="order" if by_order else None, _anchor=anchor), 303)
