"""Who has to get somewhere on a day and is not yet looked after; pure: frozen values in, needs out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.planning.transfers.moves import BEFORE_ITEM, Move, PersonsDay, Spot, moves_of
from app.planning.transfers.rules import UNKNOWN_WAY, Purpose
from app.register.venues.travel import Minutes, Travel

GRACE: Final = timedelta(minutes=15)
"""A transfer that is out of its time by less than this does all the same."""


@dataclass(frozen=True, slots=True)
class Ride:
    """A transfer that takes place, as far as it matters for who is looked after."""

    id: int
    start: Spot
    goal: Spot
    starts: datetime
    ends: datetime
    people: frozenset[int]
    leg: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Several persons have to get from one place to another for the same reason."""

    purpose: Purpose
    start: Spot | None
    goal: Spot | None
    earliest: datetime | None
    latest: datetime | None
    leg: int | None
    item: int | None
    after: int | None
    people: tuple[int, ...]
    way: Minutes | None
    """How long it takes; None where nobody knows."""
    misfits: tuple[int, ...] = ()
    """Transfers that are meant for this and take some of them, but not in time."""

    @property
    def length(self) -> timedelta:
        """How long it takes, as a guess where nobody knows."""
        return timedelta(minutes=self.way.minutes) if self.way else UNKNOWN_WAY

    @property
    def leave(self) -> datetime | None:
        """When to set off: in time for the latest moment, but not before they can; None where nothing says when."""
        if self.latest is None:
            return self.earliest
        start = self.latest - self.length
        return max(start, self.earliest) if self.earliest else start

    @property
    def tight(self) -> bool:
        """Whether the way takes longer than there is time for it."""
        return self.earliest is not None and self.latest is not None and self.earliest + self.length > self.latest + BEFORE_ITEM

    @property
    def key(self) -> str:
        """What tells this need from every other of its day, whoever it is about."""
        ends = (self.start.key if self.start else "", self.goal.key if self.goal else "")
        known = f"{self.earliest:%d%H%M}" if self.purpose is Purpose.ARRIVAL and self.earliest else ""
        return "|".join((self.purpose.value, *ends, str(self.leg or ""), str(self.item or ""), str(self.after or ""), known))


def covers(ride: Ride, move: Move) -> bool:
    """Tell whether a transfer gets somebody where they have to be, in their time; that they are aboard is known already.

    Who is fetched from an arrival, or on the way back from an item, is looked after wherever the car takes them.
    """
    if move.earliest is not None and ride.starts < move.earliest - GRACE:
        return False
    if move.latest is not None and ride.ends > move.latest + GRACE:
        return False
    if _is_for(ride, move) or (move.goal is not None and ride.goal.key == move.goal.key):
        return True
    fetched = move.purpose is Purpose.ARRIVAL or move.after is not None or move.goal is None
    return fetched and move.start is not None and ride.start.key == move.start.key


def _is_for(ride: Ride, move: Move) -> bool:
    """Tell whether a transfer says itself that it is for the same leg or item."""
    return (move.leg is not None and ride.leg == move.leg) or (move.item is not None and ride.item == move.item)


def open_needs(days: Iterable[PersonsDay], rides: Sequence[Ride], travel: Travel) -> tuple[Need, ...]:
    """Return what nobody looks after yet, equal ways of several persons as one, by when they have to set off."""
    aboard: dict[int, list[Ride]] = defaultdict(list)
    for ride in rides:
        for person in ride.people:
            aboard[person].append(ride)
    alike: dict[tuple[object, ...], list[_Left]] = defaultdict(list)
    for people, moves in _by_day(days, travel):
        for move in moves:
            left = _left(people, move, aboard)
            if left.people:
                alike[_alike(move)].append(left)
    return tuple(sorted((_need(lefts, travel) for lefts in alike.values()), key=_by_time))


@dataclass(frozen=True, slots=True)
class _Left:
    """Those of several persons with one move whom nobody drives in time, and the transfers that were meant to."""

    move: Move
    people: list[int]
    misfits: frozenset[int]


def _left(people: Sequence[int], move: Move, aboard: Mapping[int, Sequence[Ride]]) -> _Left:
    left: list[int] = []
    misfits: set[int] = set()
    for person in people:
        rides = aboard.get(person, ())
        if not any(covers(ride, move) for ride in rides):
            left.append(person)
            misfits.update(ride.id for ride in rides if _is_for(ride, move))
    return _Left(move, left, frozenset(misfits))


def _by_day(days: Iterable[PersonsDay], travel: Travel) -> Iterator[tuple[list[int], tuple[Move, ...]]]:
    """Yield who has the same day, with its moves: of thousands most have that of their delegation, and it is thought through once."""
    same: dict[tuple[object, ...], list[PersonsDay]] = defaultdict(list)
    for day in days:
        hotels = (day.morning.key if day.morning else None, day.evening.key if day.evening else None)
        same[day.here, *hotels, *((one.ref, one.sort, one.until) for one in day.stations)].append(day)
    for together in same.values():
        yield [day.person for day in together], moves_of(together[0], travel)


def _alike(move: Move) -> tuple[object, ...]:
    """Return what is equal for those who can be driven together."""
    ready = move.earliest if move.purpose is Purpose.ARRIVAL else None
    ends = (move.start.key if move.start else None, move.goal.key if move.goal else None)
    return move.purpose, *ends, move.leg, move.item, move.after, ready


def _need(lefts: Sequence[_Left], travel: Travel) -> Need:
    one = lefts[0].move
    return Need(
        purpose=one.purpose,
        start=one.start,
        goal=one.goal,
        earliest=max((left.move.earliest for left in lefts if left.move.earliest), default=None),
        latest=min((left.move.latest for left in lefts if left.move.latest), default=None),
        leg=one.leg,
        item=one.item,
        after=one.after,
        people=tuple(dict.fromkeys(person for left in lefts for person in left.people)),
        way=travel.between(one.start.venue_id, one.goal.venue_id) if one.start and one.goal else None,
        misfits=tuple(sorted(frozenset[int]().union(*(left.misfits for left in lefts)))),
    )


def _by_time(need: Need) -> tuple[object, ...]:
    leave = need.leave
    return leave is None, leave.timestamp() if leave else 0.0, need.key
