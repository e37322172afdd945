"""Which legs are late or early and how much each of them still breaks: for the first screen, a day's table and the legs' own page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.journeys.rules import MODE_NAMES, Direction, Mode
from app.planning.logistics.delays_facts import delay_facts
from app.planning.logistics.delays_values import Consequence, mark_of

SINCE: Final = timedelta(hours=18)
AHEAD: Final = timedelta(days=3)
"""From when until when a leg is planned that the first screen speaks of."""


@dataclass(frozen=True, slots=True)
class LateLeg:
    """A leg that is not on time, and how many things do not fit any more."""

    id: int
    number: str
    mode: Mode
    direction: Direction
    event: Event
    day: date
    minutes: int
    """Later than planned; negative for earlier."""
    count: int

    @property
    def mode_name(self) -> str:
        """What it is called where it has no number, as a msgid."""
        return MODE_NAMES[self.mode]


def late_legs(session: Session, now: datetime) -> Sequence[LateLeg]:
    """Return the legs of these days, of all events, that break something. One query where none is late."""
    rows = _late(session, Leg.planned_at >= now - SINCE, Leg.planned_at < now + AHEAD)
    return [leg for leg in rows if leg.count]


def late_legs_of(session: Session, event_id: int, *, day: date | None = None) -> Sequence[LateLeg]:
    """Return the legs of an event, or of one of its days, that are late or early, those too that break nothing (any more)."""
    return _late(session, Leg.event_id == event_id, *([Leg.day == day] if day else []))


def counts_of(session: Session, event_id: int) -> dict[int, int]:
    """Return how much each leg of an event breaks that is late or early, by its id."""
    return {leg.id: leg.count for leg in late_legs_of(session, event_id)}


def _late(session: Session, *which: ColumnElement[bool]) -> list[LateLeg]:
    expected = func.coalesce(Leg.actual_at, Leg.estimated_at)
    query = select(
        Leg.id, Leg.number, Leg.mode, Leg.direction, Leg.day, Leg.planned_at, Leg.estimated_at, Leg.actual_at, Leg.event_id, Leg.settled
    )
    query = query.where(Leg.cancelled.is_(False), Leg.planned_at.is_not(None), expected != Leg.planned_at, *which)
    rows = session.execute(query.order_by(Leg.planned_at, Leg.id)).all()
    of: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        of[row.event_id].append(row.id)
    if not of:
        return []
    events = {event.id: event for event in session.scalars(select(Event).where(Event.id.in_(of)))}
    facts = {ident: delay_facts(session, event, of[ident]) for ident, event in events.items()}
    return [
        LateLeg(
            row.id,
            row.number,
            row.mode,
            row.direction,
            events[row.event_id],
            row.day,
            int(((row.actual_at or row.estimated_at) - row.planned_at).total_seconds() // 60),
            _open(facts[row.event_id].consequences(row.id), row.settled),
        )
        for row in rows
    ]


def _open(consequences: Sequence[Consequence], settled: str) -> int:
    """Return how much is broken, unless somebody has said of just this that it stays so."""
    return 0 if settled and mark_of(consequences) == settled else len(consequences)
