"""Who is there by how they come and go, and what they miss before they come and after they leave; pure.

Whoever has no leg is from here and always there. Only an event that does not say how somebody comes asks the legs of another one, and
believes them for the hours of the journey itself: nobody knows where they are otherwise.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from app.judgement.conflicts.bookings import Booking, Doing
from app.judgement.conflicts.facts import Minute, Sort, Thing
from app.judgement.conflicts.situation import Situation, Timeline


@dataclass(frozen=True, slots=True)
class Missed:
    """An item that somebody cannot be at, or not wholly, for the leg by which they come or go; `way` is None where nobody knows it."""

    leg: Booking
    item: Booking
    way: int | None
    people: frozenset[int]

    @property
    def things(self) -> tuple[Thing, Thing]:
        """What it is about."""
        return self.leg.thing, self.item.thing

    @property
    def at(self) -> Minute:
        """When the leg arrives or leaves."""
        return self.leg.start if self.leg.arrives else self.leg.end

    @property
    def rests(self) -> tuple[object, ...]:
        """What is known of the leg and of the item."""
        return self.at, self.leg.goal, self.item.start, self.item.end, self.item.origin, self.way

    @property
    def unsure(self) -> bool:
        """Whether a time or the way is only roughly known."""
        return self.leg.unsure or self.item.unsure or self.way is None


@dataclass(frozen=True, slots=True)
class Absence:
    """From a departure until an arrival; without the one ever before, without the other for ever after."""

    departure: Booking | None
    arrival: Booking | None


def absences(legs: Sequence[Booking]) -> Iterator[Absence]:
    """Yield when somebody is away: who comes twice is there from the first time, who leaves twice until the last."""
    ordered = sorted(legs, key=_by_clock)
    gone: Booking | None = None
    here = False
    for leg in ordered:
        if not leg.arrives:
            gone, here = leg, False
        elif not here:
            if gone is not None or leg is ordered[0]:
                yield Absence(gone, leg)
            gone, here = None, True
    if gone is not None:
        yield Absence(gone, None)


def _by_clock(leg: Booking) -> tuple[Minute, bool, Thing]:
    return leg.start if leg.arrives else leg.end, not leg.arrives, leg.thing


def every_missed(situation: Situation) -> Iterator[Missed]:
    """Yield all that is missed of the event in question, or for its legs."""
    return _together(situation, situation.every_timeline)


def missed_by(situation: Situation, people: Collection[int]) -> Iterator[Missed]:
    """Yield what some people miss, told of them alone."""
    return _together(situation, situation.timelines(people))


def _together(situation: Situation, timelines: Iterable[Timeline]) -> Iterator[Missed]:
    focus = situation.facts.focus
    found: dict[tuple[Booking, Booking], list[frozenset[int]]] = defaultdict(list)
    for timeline in timelines:
        for pair in missed(situation, timeline.bookings):
            found[pair].append(timeline.people)
    for (leg, item), groups in found.items():
        if focus in (leg.event, item.event):
            yield Missed(leg, item, way_between(situation, leg, item), frozenset().union(*groups))


def missed(situation: Situation, bookings: Sequence[Booking]) -> Iterator[tuple[Booking, Booking]]:
    """Yield what somebody misses with the leg that stands in the way: each item once for each end of their stay."""
    legs = [one for one in bookings if one.doing is Doing.TRAVELS]
    if not legs:
        return
    away = {event: tuple(absences([leg for leg in legs if leg.event == event])) for event in {leg.event for leg in legs}}
    sure = {event: _surely_here(found, situation.within) for event, found in away.items()}
    for item in bookings:
        if not item.binds or item.thing.sort is not Sort.ITEM:
            continue
        if item.event not in away:
            yield from ((leg, item) for leg in legs if _on_the_way(situation, leg, item))
            continue
        since, until = sure[item.event]
        if item.start < since or item.end > until:
            legs_of = (_in_the_way(situation, absence, item) for absence in away[item.event])
            yield from ((leg, item) for leg in legs_of if leg is not None)


def _surely_here(away: Sequence[Absence], within: Minute) -> tuple[float, float]:
    """Return from when until when somebody is there in their first stay, whatever the way: most items need no further thought."""
    first = away[0].departure is None
    arrival = away[0].arrival if first else None
    departure = next((absence.departure for absence in away[first:]), None)
    return (arrival.end + within if arrival else -inf), (departure.start - within if departure else inf)


def _in_the_way(situation: Situation, absence: Absence, item: Booking) -> Booking | None:
    """Return the leg for which an item is missed: of two the nearer one, the arrival where both are as near."""
    departure, arrival = absence.departure, absence.arrival
    if arrival is not None and not is_late(situation, arrival, item):
        return None
    if departure is not None and not leaves_early(situation, departure, item):
        return None
    if departure is None or arrival is None:
        return arrival or departure
    return arrival if arrival.start - item.end <= item.start - departure.end else departure


def way_between(situation: Situation, leg: Booking, item: Booking) -> int | None:
    """Return the minutes from an arrival to an item, or from the item to a departure."""
    return situation.way(leg.goal, item.origin) if leg.arrives else situation.way(item.goal, leg.origin)


def is_late(situation: Situation, arrival: Booking, item: Booking) -> bool:
    """Tell whether an item starts before those who arrive can be there."""
    spare = item.start - arrival.end
    return spare < 0 or (spare < situation.within and spare < (situation.way(arrival.goal, item.origin) or 0))


def leaves_early(situation: Situation, departure: Booking, item: Booking) -> bool:
    """Tell whether those who leave have to set off before an item is over."""
    spare = departure.start - item.end
    return spare < 0 or (spare < situation.within and spare < (situation.way(item.goal, departure.origin) or 0))


def _on_the_way(situation: Situation, leg: Booking, item: Booking) -> bool:
    """Tell whether an item of another event lies in the very hours of the journey, both near each other."""
    if way_between(situation, leg, item) is None:
        return False
    if leg.arrives:
        return item.end > leg.start and is_late(situation, leg, item)
    return item.start < leg.end and leaves_early(situation, leg, item)
