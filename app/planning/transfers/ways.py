"""How long the way between two places takes, as the register of venues knows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.register.venues.models import TravelTime


@dataclass(frozen=True, slots=True)
class Minutes:
    """How many minutes a way takes, and whether somebody has entered them."""

    minutes: int
    entered: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that somebody has entered."""

    entered: Mapping[tuple[int, int], int]

    def between(self, start: int | None, goal: int | None) -> Minutes | None:
        """Return how long the way between two venues takes; None where nobody knows."""
        if start is None or goal is None:
            return None
        minutes = self.entered.get((start, goal), self.entered.get((goal, start)))
        return None if minutes is None else Minutes(minutes, entered=True)


def ways_of(session: Session) -> Ways:
    """Return all ways that somebody has entered, in one query."""
    rows = session.execute(select(TravelTime.from_id, TravelTime.to_id, TravelTime.minutes))
    return Ways({(start, goal): minutes for start, goal, minutes in rows})


def way_between(session: Session, start: int | None, goal: int | None) -> Minutes | None:
    """Return how long one way takes; None where nobody knows."""
    return ways_of(session).between(start, goal) if start and goal else None
