"""What something has to share a part of to be read, and among which events it is looked for."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, or_

from app.ground.kernel.spans import Days
from app.judgement.conflicts.facts import EventFact
from app.judgement.conflicts.loading.among import among
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer

Placed: TypeAlias = type[ProgrammeItem] | type[Transfer] | type[Leg]
"""What lies on a day of an event."""
Row: TypeAlias = Any
"""A row of plain columns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The event in question, the days around it, and the other events that have something on these days."""

    event: EventFact
    city: int
    around: Days
    """Its days with the margins, and a day more at both ends."""
    others: tuple[EventFact, ...]

    def events(self, *, own: bool) -> list[int]:
        """Return the ids of the other events, and of its own with `own`."""
        return [*([self.event.id] if own else ()), *(other.id for other in self.others)]

    def own(self, table: Placed) -> ColumnElement[bool]:
        """Return that something belongs to the event and is not cancelled."""
        return and_(table.event_id == self.event.id, table.cancelled.is_(False))

    def found(self, table: Placed, *, own: bool) -> ColumnElement[bool]:
        """Return that something of another event lies on the days, or, with `own`, belongs to the event; and is not cancelled."""
        elsewhere = and_(among(table.event_id, [other.id for other in self.others]), table.day.between(self.around.first, self.around.last))
        chosen = or_(table.event_id == self.event.id, elsewhere) if own else elsewhere
        return and_(chosen, table.cancelled.is_(False))


@dataclass(frozen=True, slots=True)
class Reach:
    """Persons, halls and vehicles that something has to do with; the things named besides are read whether they share any or not."""

    people: frozenset[int] = frozenset()
    halls: frozenset[int] = frozenset()
    vehicles: frozenset[str] = frozenset()
    """By `VehicleFact.key`."""
    items: frozenset[int] = frozenset()
    rides: frozenset[int] = frozenset()
    legs: frozenset[int] = frozenset()
