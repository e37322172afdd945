"""The blueprint of fairs, who may write on its pages, and where they lead after a deed."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from flask import Blueprint, Response, url_for

from app.ground.kernel import clock
from app.ground.kernel.walltime import zone
from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event

blueprint = Blueprint("fairs", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
HISTORY: Final = 15


def choose(typed: str, field: str) -> int | None:
    """Return the id of the person who was typed into a line."""
    return chosen(session(), typed, field)


def stand_page(event_id: int, anchor: str | None = None) -> str:
    """Return the address of an event's stands."""
    return url_for("fairs.stand", event_id=event_id, _anchor=anchor)


def to_stand(message: str, event_id: int, anchor: str | None = None) -> Response:
    """Say that something was done, on the page of an event's stands."""
    return done(message, stand_page(event_id, anchor))


def first_day_asked(event: Event, asked: Mapping[str, str]) -> date:
    """Return the day that the address names; without one today while the fair lasts, else its first day."""
    try:
        return date.fromisoformat(asked.get("on", ""))
    except ValueError:
        today = clock.now().astimezone(zone(event.zone)).date()
        return today if today in event.days else event.first_day
