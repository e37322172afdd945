"""What all pages of agreements have in common: who may write, what day it is, where one comes back to."""

from typing import Final

from flask import Blueprint, Response, request, url_for

from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import get_agreement
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in

blueprint = Blueprint("agreements", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
HISTORY: Final = 15


def to_change(agreement_id: int) -> tuple[Agreement, Event]:
    """Return an agreement and its event, which whoever is signed in may change."""
    agreement = get_agreement(session(), agreement_id)
    return agreement, get_event_to_change(session(), agreement.event_id, signed_in())


def list_of(event_id: int, agreement_id: int | None = None) -> str:
    """Return the address of an event's agreements, at one of them."""
    return url_for("agreements.index", event_id=event_id, _anchor=f"agreement-{agreement_id}" if agreement_id else None)


def page_of(agreement_id: int) -> str:
    """Return the address of an agreement's own page."""
    return url_for("agreements.show", agreement_id=agreement_id)


def signing_of(item_id: int) -> str:
    """Return the address of what is signed at an item."""
    return url_for("agreements.signing", item_id=item_id)


def came_back(agreement: Agreement, message: str) -> Response:
    """Say that something was done, on the page from which it was asked for: the list, a signing, or the agreement's own."""
    asked = request.form.get("from", "")
    if asked == "signing" and agreement.item_id is not None:
        return done(message, url_for("agreements.signing", item_id=agreement.item_id, _anchor=f"agreement-{agreement.id}"))
    return done(message, page_of(agreement.id) if asked == "page" else list_of(agreement.event_id, agreement.id))
