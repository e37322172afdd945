"""Who of an event's logistics comes to it and needs a badge: drivers, interpreters, those who meet."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.planning.accreditation.coming import ALSO_COMING
from app.planning.accreditation.rules import BadgeCategory
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.models import Leg
from app.planning.transfers.models import Vehicle


def drivers_of(session: Session, event_id: int) -> Mapping[int, BadgeCategory]:
    """Return the drivers of the vehicles that serve an event; of one withdrawn nobody comes."""
    query = select(Vehicle.driver_id).where(Vehicle.event_id == event_id, Vehicle.withdrawn.is_(False))
    return {ident: BadgeCategory.DRIVER for ident in session.scalars(query) if ident is not None}


def interpreters_of(session: Session, event_id: int) -> Mapping[int, BadgeCategory]:
    """Return the interpreters who are booked at an event."""
    query = select(InterpreterBooking.person_id).where(InterpreterBooking.event_id == event_id)
    return dict.fromkeys(session.scalars(query), BadgeCategory.INTERPRETER)


def meeting_of(session: Session, event_id: int) -> Mapping[int, BadgeCategory]:
    """Return those who meet and see off the guests of an event."""
    query = select(Leg.met_by_id).where(Leg.event_id == event_id, Leg.cancelled.is_(False))
    return {ident: BadgeCategory.ORGANISER for ident in session.scalars(query) if ident is not None}


ALSO_COMING["drivers"] = drivers_of
ALSO_COMING["interpreters"] = interpreters_of
ALSO_COMING["meeting"] = meeting_of
