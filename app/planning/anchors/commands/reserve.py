"""Writes of the dates that an event keeps in reserve."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.planning.anchors.queries import get_reserve, reserve_of
from app.planning.events.models import ReserveDates
from app.planning.events.queries import get_event_to_change
from app.planning.events.rules import event_days
from app.planning.programmes.shifting import Shift, shift_event
from app.register.accounts.rules.roles import Actor

MOST = 20
"""Reserve dates that one event may have."""


@dataclass(frozen=True, slots=True)
class AddReserve:
    """Keep other days in reserve for an event."""

    event_id: int
    by: Actor
    first_day: date
    last_day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class RemoveReserve:
    """Give days in reserve up."""

    reserve_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class UseReserve:
    """Move an event that the person saw at revision `seen` to days that were kept in reserve."""

    reserve_id: int
    by: Actor
    seen: int | None


def add_reserve(session: Session, cmd: AddReserve) -> int:
    """Keep the days and return their id; the same days twice are kept once."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    days = event_days(cmd.first_day, cmd.last_day)
    if days == event.days:
        raise Refusal(N_("These are the dates of the event itself."), "first_day")
    known = reserve_of(session, event.id)
    same = next((row.id for row in known if row.days == days), None)
    if same is not None:
        return same
    if len(known) >= MOST:
        raise Refusal(N_("An event has %(most)s reserve dates at most."), most=MOST)
    row = ReserveDates(event_id=event.id, first_day=days.first, last_day=days.last, note=cmd.note)
    session.add(row)
    session.flush()
    return row.id


def remove_reserve(session: Session, cmd: RemoveReserve) -> int:
    """Give the days up; return the id of the event."""
    row = get_reserve(session, cmd.reserve_id)
    event = get_event_to_change(session, row.event_id, cmd.by)
    refuse_if_stale(row, cmd.seen)
    session.delete(row)
    session.flush()
    return event.id


def use_reserve(session: Session, cmd: UseReserve, *, now: datetime) -> tuple[int, Shift]:
    """Move the event and all its items to the days, which are in reserve no longer; return the event's id and what has moved."""
    row = get_reserve(session, cmd.reserve_id)
    event = get_event_to_change(session, row.event_id, cmd.by)
    refuse_if_stale(event, cmd.seen)
    days = row.days
    session.delete(row)
    return event.id, shift_event(session, event, days, now=now)
