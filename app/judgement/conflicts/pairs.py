"""Which two things of one person leave hardly time, or none, to be at both: every timeline check of two things goes over these; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.judgement.conflicts.bookings import Booking, Doing
from app.judgement.conflicts.facts import Minute, Sort, Spot, Thing
from app.judgement.conflicts.situation import HURRY, Situation, Timeline, same_place


class Haste(Enum):
    """How little time two things leave; a pair is the worst of these and no other."""

    AT_ONCE = 1
    """Nobody can be at both."""
    TOO_FAR = 2
    """The way, and being there in good time, takes longer than there is."""
    SHORT = 3
    """It can be done, in a hurry."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two bookings that follow each other in haste, told once, with everybody who has both."""

    first: Booking
    second: Booking
    haste: Haste
    people: frozenset[int]

    @property
    def things(self) -> tuple[Thing, Thing]:
        """What it is about, in the order of time."""
        return self.first.thing, self.second.thing

    @property
    def unsure(self) -> bool:
        """Whether one of the times is only roughly known."""
        return self.first.unsure or self.second.unsure

    @property
    def rests(self) -> tuple[Minute, Minute, Spot, Minute, Minute, Spot]:
        """Times and places of both."""
        first, second = self.first, self.second
        return first.start, first.end, first.goal, second.start, second.end, second.origin

    @property
    def one_vehicle(self) -> bool:
        """Whether somebody drives the same vehicle in both: then it is the vehicle that this is told of."""
        return not self.first.vehicles.isdisjoint(self.second.vehicles)


def every_pair(situation: Situation) -> Iterator[Pair]:
    """Yield all pairs of the event in question and of those that share people with it."""
    return _together(situation, situation.every_timeline, None)


def pairs_about(situation: Situation, people: Collection[int], about: Collection[Thing]) -> Iterator[Pair]:
    """Yield the pairs of some people that some things have a part in."""
    return _together(situation, situation.timelines(people), about)


def _together(situation: Situation, timelines: Iterable[Timeline], about: Collection[Thing] | None) -> Iterator[Pair]:
    focus = situation.facts.focus
    found: dict[tuple[Booking, Booking], list[frozenset[int]]] = defaultdict(list)
    for timeline in timelines:
        for pair in _near(situation, timeline.bookings, about):
            found[pair].append(timeline.people)
    for (first, second), groups in found.items():
        haste = haste_of(situation, first, second) if focus in (first.event, second.event) else None
        if haste is not None:
            yield Pair(first, second, haste, groups[0] if len(groups) == 1 else frozenset().union(*groups))


def _near(situation: Situation, bookings: tuple[Booking, ...], about: Collection[Thing] | None) -> Iterator[tuple[Booking, Booking]]:
    """Yield the pairs of one timeline that `haste_of` may have to do with: it is asked once for a pair, however many people have it."""
    within, ways = situation.within, situation.ways
    binding = [one for one in bookings if one.binds]
    for place, first in enumerate(binding, 1):
        end, way_to = first.end, ways[first.goal]
        until = end + within
        for second in binding[place:]:
            start = second.start
            if start >= until:
                break
            gap = start - end
            if gap >= HURRY and gap >= (way_to[second.origin] or 0) + second.buffer:
                continue
            if about is None or first.thing in about or second.thing in about:
                yield first, second


def haste_of(situation: Situation, first: Booking, second: Booking) -> Haste | None:
    """Return how little time two bookings leave, of which the second does not start before the first; None where there is enough.

    What has no end is left as soon as the next thing begins, but not before it has begun itself.
    """
    if first.thing == second.thing or not (first.binds and second.binds) or same_place(first.goal, second.origin):
        return None
    gap = second.start - first.end
    if gap < 0 or second.start == first.start:
        return Haste.AT_ONCE
    if not _elsewhere(first.goal, second.origin):
        return None  # they are there already, as far as anybody knows
    # From hall to hall of a venue there is no way, but one has to be there before all the same.
    way = situation.way(first.goal, second.origin)
    if way is not None and gap < way + second.buffer:
        return Haste.TOO_FAR
    return Haste.SHORT if gap < HURRY and first.thing.sort is second.thing.sort is Sort.ITEM else None


def _elsewhere(first: Spot, second: Spot) -> bool:
    """Tell whether two places are known to be different ones; between a venue and a hall of it nobody knows."""
    if not (first.is_known and second.is_known):
        return False
    if first.venue is None or first.venue != second.venue:
        return first != second
    return first.hall is not None and second.hall is not None and first.hall != second.hall


def in_order(first: Booking, second: Booking) -> tuple[Booking, Booking]:
    """Return two bookings in the order in which a timeline has them."""
    return (first, second) if first.order() <= second.order() else (second, first)


def is_free(situation: Situation, person: int, booking: Booking) -> bool:
    """Tell whether somebody could do something: nothing of theirs is at the same time, or too far for its place."""
    for other in situation.of_person.get(person, ()):
        if other.doing is Doing.TRAVELS and other.start < booking.end and booking.start < other.end:
            return False
        if haste_of(situation, *in_order(other, booking)) in _IMPOSSIBLE:
            return False
    return True


_IMPOSSIBLE: Final = frozenset({Haste.AT_ONCE, Haste.TOO_FAR})
