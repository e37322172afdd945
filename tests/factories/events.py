"""Real events for tests, and what the form of one asks for."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.events.commands import EventDetails
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Side, Status
from tests.factories.venues import a_city

FIRST_DAY = date(2024, 11, 26)
LAST_DAY = date(2024, 11, 27)
NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)


def an_event(session: Session, **over: Any) -> Event:
    """Return the XX Forum in Ufa, public, on 26 and 27 November 2024; `over` sets any column or relationship."""
    values: dict[str, Any] = {
        "kind": Kind.FORUM,
        "status": Status.PREPARING,
        "host": Side.BASHKORTOSTAN,
        "title": Texts(ru="XX Форум", en="20th Forum"),
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "arrival_margin": 2,
        "departure_margin": 1,
        "is_public": True,
        "created_at": NOW,
    }
    if "city" not in over and "city_id" not in over:
        values["city"] = a_city(session)
    event = Event(**{"uid": new_uid(), **values, **over})
    session.add(event)
    session.flush()
    return event


def event_details(city_id: int, **over: Any) -> EventDetails:
    """Return what the form of the XX Forum holds."""
    values: dict[str, Any] = {
        "kind": Kind.FORUM,
        "status": Status.PREPARING,
        "host": Side.BASHKORTOSTAN,
        "title": Texts(ru="XX Форум"),
        "city_id": city_id,
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "arrival_margin": 2,
        "departure_margin": 1,
        "is_public": True,
    }
    return EventDetails(**{**values, **over})
