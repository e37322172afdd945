"""Where each person has to be driven on a day: from leg to hotel to items and back; pure: frozen values in, moves out."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.texts import Texts
from app.planning.transfers.rules import UNKNOWN_WAY, Purpose
from app.register.venues.travel import Travel

ON_FOOT: Final = 10
"""Minutes; a way that the distance lets one expect to be shorter is walked."""
BEFORE_ITEM: Final = timedelta(minutes=10)
"""How long before an item begins one should be there."""
REST: Final = timedelta(minutes=30)
"""Whoever would have less time than this at the hotel drives past it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: a venue of ours, or words."""

    name: Texts
    venue_id: int | None = None

    @property
    def key(self) -> str:
        """Equal for one place."""
        return f"venue:{self.venue_id}" if self.venue_id is not None else self.name.ru.casefold()


class Sort(StrEnum):
    """What somebody does somewhere."""

    ARRIVAL = "arrival"
    ITEM = "item"
    DEPARTURE = "departure"


@dataclass(frozen=True, slots=True)
class Station:
    """Where somebody is from when until when, and why: `ref` is the id of a leg or an item.

    After an arrival they are free at `until`, out of the airport; before a departure they have to be there at `since`.
    """

    sort: Sort
    ref: int
    spot: Spot
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class PersonsDay:
    """What one person does on a day; the hotels of the night before and of the night after, where they are known."""

    person: int
    stations: tuple[Station, ...]
    morning: Spot | None = None
    evening: Spot | None = None
    here: bool = True
    """Whether they have come already when the day begins."""


@dataclass(frozen=True, slots=True)
class Move:
    """One person has to get somewhere: not before `earliest`, at the latest by `latest`; an end that nobody knows is None."""

    person: int
    purpose: Purpose
    start: Spot | None
    goal: Spot | None
    earliest: datetime | None = None
    latest: datetime | None = None
    leg: int | None = None
    item: int | None = None
    after: int | None = None
    """The item that they come from, where they go back to the hotel."""


def is_here(legs: Iterable[tuple[date, bool]], day: date) -> bool:
    """Tell whether somebody has come when a day begins, by their legs (day, whether it is an arrival); without any they are."""
    before = [leg for leg in legs if leg[0] < day]
    if before:
        return max(before)[1]
    coming = [leg for leg in legs if leg[0] >= day]
    return not (coming and min(coming)[1])


def moves_of(day: PersonsDay, travel: Travel) -> tuple[Move, ...]:
    """Return where one person has to be driven on a day, in its order."""
    stations = _here(day)
    if not stations:
        return _between_hotels(day)
    moves: list[Move] = []
    first, last = stations[0], stations[-1]
    if first.sort is not Sort.ARRIVAL and (day.morning is not None or first.sort is Sort.DEPARTURE):
        moves.append(_to(day.person, day.morning, first, None))
    for before, after in itertools.pairwise(stations):
        moves.extend(_on(day, before, after, travel))
    if last.sort is not Sort.DEPARTURE and (day.evening is not None or last.sort is Sort.ARRIVAL):
        moves.append(_home(day.person, last, day.evening))
    return tuple(move for move in moves if not walks(move.start, move.goal, travel))


def _here(day: PersonsDay) -> list[Station]:
    """Return the stations in their order, without items before somebody has come or after they have left."""
    stations = sorted(day.stations, key=lambda one: (one.since, one.until, one.ref))
    here, kept = day.here, []
    for one in stations:
        if here or one.sort is Sort.ARRIVAL:
            kept.append(one)
        if one.sort is not Sort.ITEM:
            here = one.sort is Sort.ARRIVAL
    return kept


def _between_hotels(day: PersonsDay) -> tuple[Move, ...]:
    """Who moves from one hotel to another on a free day has to be driven some time that day."""
    if not day.here or day.morning is None or day.evening is None or day.morning.key == day.evening.key:
        return ()
    return (Move(day.person, Purpose.OTHER, day.morning, day.evening),)


def _on(day: PersonsDay, before: Station, after: Station, travel: Travel) -> tuple[Move, ...]:
    """Return how somebody gets from one station to the next: past the hotel where there is time for it."""
    if before.sort is Sort.DEPARTURE or after.sort is Sort.ARRIVAL:
        return ()  # they are away in between
    hotel = day.evening if before.sort is Sort.ARRIVAL else day.morning
    by_hotel = before.sort is Sort.ARRIVAL or after.sort is Sort.DEPARTURE
    if before.spot.key == after.spot.key or not by_hotel or hotel is None:
        return (_to(day.person, before.spot, after, before),)
    there, on = _length(before.spot, hotel, travel), _length(hotel, after.spot, travel)
    if before.until + there + REST + on > _due(after):
        return (_to(day.person, before.spot, after, before),)
    return (_home(day.person, before, hotel), _to(day.person, hotel, after, None))


def _to(person: int, start: Spot | None, goal: Station, before: Station | None) -> Move:
    """Return the way to a station; who comes from another one cannot leave before that has ended, unless the two overlap."""
    due = _due(goal)
    earliest = min(before.until, due) if before else None
    leg = before.ref if before is not None and before.sort is Sort.ARRIVAL else goal.ref if goal.sort is not Sort.ITEM else None
    purpose = Purpose.DEPARTURE if goal.sort is Sort.DEPARTURE else Purpose.ITEM
    if before is not None and before.sort is Sort.ARRIVAL and goal.sort is Sort.ITEM:
        purpose = Purpose.ARRIVAL
    return Move(person, purpose, start, goal.spot, earliest, due, leg, goal.ref if goal.sort is Sort.ITEM else None)


def _home(person: int, before: Station, hotel: Spot | None) -> Move:
    if before.sort is Sort.ARRIVAL:
        return Move(person, Purpose.ARRIVAL, before.spot, hotel, before.until, None, before.ref)
    return Move(person, Purpose.OTHER, before.spot, hotel, before.until, None, None, None, before.ref)


def _due(goal: Station) -> datetime:
    return goal.since - BEFORE_ITEM if goal.sort is Sort.ITEM else goal.since


def _length(start: Spot, goal: Spot, travel: Travel) -> timedelta:
    if start.key == goal.key:
        return timedelta(0)
    way = travel.between(start.venue_id, goal.venue_id)
    return timedelta(minutes=way.minutes) if way else UNKNOWN_WAY


def walks(start: Spot | None, goal: Spot | None, travel: Travel) -> bool:
    """Tell whether nobody has to be driven: the same place, or so near that the distance is walked."""
    if start is None or goal is None:
        return False
    if start.key == goal.key:
        return True
    way = travel.between(start.venue_id, goal.venue_id)
    return way is not None and not way.entered and way.minutes < ON_FOOT
