"""How long it takes from one venue to another: as somebody has entered it, else as the distance lets one expect."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.register.venues.models import TravelTime, Venue
from app.register.venues.rules import estimated_minutes


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a way takes, and whether somebody who knows has entered it; else it is an estimate and has to be marked so."""

    minutes: int
    entered: bool


@dataclass(frozen=True, slots=True)
class Travel:
    """All that is known of ways between venues, by their ids."""

    entered: Mapping[tuple[int, int], int]
    positions: Mapping[int, tuple[float, float]]

    def between(self, from_venue_id: int | None, to_venue_id: int | None) -> Minutes | None:
        """Return how long the way takes: as entered, else as entered for the way back, else estimated; None where nothing is known."""
        if from_venue_id is None or to_venue_id is None:
            return None
        if from_venue_id == to_venue_id:
            return Minutes(0, entered=True)
        way = (from_venue_id, to_venue_id)
        known = self.entered.get(way, self.entered.get(way[::-1]))
        return Minutes(known, entered=True) if known is not None else self.estimated(from_venue_id, to_venue_id)

    def estimated(self, from_venue_id: int, to_venue_id: int) -> Minutes | None:
        """Return what the distance lets one expect, whatever has been entered; None where a position is missing."""
        start, goal = self.positions.get(from_venue_id), self.positions.get(to_venue_id)
        return Minutes(estimated_minutes(start, goal), entered=False) if start and goal else None


def travel_minutes(session: Session) -> Travel:
    """Return the travel minutes of all venues. Two queries."""
    rows = session.execute(select(TravelTime.from_id, TravelTime.to_id, TravelTime.minutes))
    entered = {(start, goal): minutes for start, goal, minutes in rows}
    placed = select(Venue.id, Venue.latitude, Venue.longitude).where(Venue.latitude.is_not(None), Venue.longitude.is_not(None))
    positions = {ident: (north, east) for ident, north, east in session.execute(placed) if north is not None and east is not None}
    return Travel(entered, positions)


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one venue to another as a page lists it; `minutes` None where nothing is known."""

    goal: Venue
    minutes: Minutes | None
    travel_id: int | None
    """The row in which this direction was entered; None for one that goes by the way back, or by an estimate."""


def ways_from(session: Session, venue: Venue, others: Iterable[Venue]) -> list[Way]:
    """Return the ways from a venue to others, in their order; three queries."""
    travel = travel_minutes(session)
    rows = session.execute(select(TravelTime.to_id, TravelTime.id).where(TravelTime.from_id == venue.id))
    entered = {to_id: ident for to_id, ident in rows}  # noqa: C416 - rows are no pairs
    return [Way(goal, travel.between(venue.id, goal.id), entered.get(goal.id)) for goal in others if goal.id != venue.id]
