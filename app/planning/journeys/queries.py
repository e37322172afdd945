"""Reads of journeys: the legs of an event with who is on them, and what it settles once for its logistics."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.planning.journeys.models import Arrangements, Leg, LegPassenger
from app.planning.journeys.rules import Buffers, leg_order
from app.register.venues.models import Venue


def _whole() -> tuple[ORMOption, ...]:
    return (
        joinedload(Leg.venue).joinedload(Venue.city),
        joinedload(Leg.met_by),
        selectinload(Leg.passengers).joinedload(LegPassenger.person),
    )


def legs_of(session: Session, event_id: int, *, day: date | None = None) -> Sequence[Leg]:
    """Return the legs of an event, or of one of its days, by day and time, with place, who meets and who travels. Two queries."""
    query = select(Leg).where(Leg.event_id == event_id).options(*_whole())
    if day is not None:
        query = query.where(Leg.day == day)
    return sorted(session.scalars(query), key=reading_order)


def reading_order(leg: Leg) -> tuple[object, ...]:
    """Return a key that sorts legs by day, arrivals first, then by the time that they are expected at; unknown times come last."""
    return (*leg_order(leg.day, leg.direction, leg.expected), leg.id)


def get_leg(session: Session, leg_id: int) -> Leg:
    """Return a leg with its event, place, who meets and who travels; raises NotFound."""
    query = select(Leg).where(Leg.id == leg_id).options(*_whole(), joinedload(Leg.event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_leg_by_uid(session: Session, uid: str) -> Leg | None:
    """Return the leg with a UID, if there is one."""
    return session.scalars(select(Leg).where(Leg.uid == uid)).one_or_none()


def arrangements_of(session: Session, event_id: int) -> Arrangements:
    """Return what an event has settled; one with the usual buffers, which is not stored, where nothing was."""
    found = find_arrangements(session, event_id)
    if found is not None:
        return found
    usual = Buffers()
    return Arrangements(
        event_id=event_id,
        vip_minutes=usual.vip,
        ordinary_minutes=usual.ordinary,
        border_minutes=usual.border,
        press_name="",
        press_phone="",
        duty_phone="",
    )


def find_arrangements(session: Session, event_id: int) -> Arrangements | None:
    """Return what an event has settled, if it has."""
    return session.scalars(select(Arrangements).where(Arrangements.event_id == event_id)).one_or_none()


def history_of_legs(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of the legs of an event, those of removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Leg.__kind__)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()
