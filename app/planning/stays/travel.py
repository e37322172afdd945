"""On which days somebody comes and goes: what the slices that know it tell this one, so that stays need not know legs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class TravelDays:
    """The local day of the first arrival and of the last departure; None where nothing is known."""

    arrives: date | None = None
    leaves: date | None = None


NOWHERE: Final = TravelDays()

Travel = Callable[[Session, int], Mapping[int, TravelDays]]
"""Given the event's id, returns the days by the person's id."""

TRAVEL: Final[dict[str, Travel]] = {}


def travel_days_of(session: Session, event_id: int) -> Mapping[int, TravelDays]:
    """Return when everybody of an event comes and goes, as far as it is known; by the person's id."""
    found: dict[int, TravelDays] = {}
    for tell in TRAVEL.values():
        found.update(tell(session, event_id))
    return found
