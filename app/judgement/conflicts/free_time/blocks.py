"""What keeps people and halls from meeting: stretches of their time with the places where they begin and end; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final, NamedTuple

from app.judgement.conflicts.bookings import ON_THE_WAY, Booking, Doing
from app.judgement.conflicts.facts import NOWHERE, LegFact, Minute, Sort, Spot, Thing, Ways
from app.judgement.conflicts.free_time.windows import Stretch, minute_of
from app.judgement.conflicts.situation import Situation
from app.planning.interpreting.rules import OPEN_LASTS
from app.planning.journeys.rules import Direction

FAR: Final = 360
"""Minutes kept for a way between two cities that nobody knows the length of."""
EVER: Final = 10**9
"""Minutes; longer than any event is away."""
_OPEN: Final = int(OPEN_LASTS.total_seconds()) // 60


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Somebody is kept from `start` until `end`; the same object for everybody whom the same thing keeps."""

    start: Minute
    end: Minute
    origin: Spot = NOWHERE
    goal: Spot = NOWHERE
    buffer: int = 0
    """How long before the start they have to be there."""
    thing: Thing | None = None
    unsure: bool = False


class Roads:
    """How long people need from place to place, as far as it has to be kept free."""

    def __init__(self, ways: Ways, cities: Mapping[int, int]) -> None:
        self._ways, self._cities = ways, cities
        self._known: dict[tuple[int, int], int] = {}

    def minutes(self, start: Spot, goal: Spot) -> int:
        """Return the minutes of the way: nothing where a place is no venue of ours, or where nobody knows a way inside a city."""
        if start.venue is None or goal.venue is None or start.venue == goal.venue:
            return 0
        ends = (start.venue, goal.venue)
        if ends not in self._known:
            known = self._ways.minutes(*ends)
            self._known[ends] = known if known is not None else self._unknown(*ends)
        return self._known[ends]

    def _unknown(self, start: int, goal: int) -> int:
        cities = self._cities.get(start), self._cities.get(goal)
        return FAR if None not in cities and cities[0] != cities[1] else 0


def blocks_of(situation: Situation, people: Iterable[int], within: Stretch) -> dict[int, tuple[Block, ...]]:
    """Return what keeps each of some people at about that time, in the order of time.

    Whoever comes by a leg of the event in question is away before it and after their departure. An item without an end is taken to
    last an hour; what people only look in at keeps nobody.
    """
    wanted, near = set(people), Stretch(within.start - 24 * 60, within.end + 24 * 60)
    made: dict[Booking, Block | None] = {}
    away = _away(situation, wanted)
    found = {}
    for person in wanted:
        blocks = list(away.get(person, ()))
        for booking in situation.of_person.get(person, ()):
            if booking not in made:
                made[booking] = _block(situation, booking)
            if (block := made[booking]) is not None:
                blocks.append(block)
        near_by = (block for block in blocks if block.start < near.end and near.start < block.end)
        found[person] = tuple(sorted(near_by, key=lambda block: (block.start, block.end)))
    return found


def taken_of(situation: Situation, hall: int) -> tuple[Stretch, ...]:
    """Return when a hall is taken, in the order of time."""
    items = situation.of_hall.get(hall, ())
    return tuple(Stretch(item.start, item.end if item.end is not None else item.start + _OPEN) for item in items if item.start is not None)


def _block(situation: Situation, booking: Booking) -> Block | None:
    """Return how a booking keeps people; None for one that keeps nobody, or that `_away` tells of."""
    facts = situation.facts
    item = facts.items.get(booking.thing.id) if booking.thing.sort is Sort.ITEM else None
    on_the_way = item is not None and item.kind in ON_THE_WAY
    if (booking.loose and not on_the_way) or (booking.doing is Doing.TRAVELS and booking.event == facts.focus):
        return None
    end = booking.start + _OPEN if booking.open else booking.end
    return Block(booking.start, end, booking.origin, booking.goal, booking.buffer, booking.thing, booking.unsure)


class _Trip(NamedTuple):
    """How a leg of the event in question takes somebody at our end."""

    start: Minute
    end: Minute
    leg: int
    arrives: bool
    spot: Spot
    unsure: bool


def _away(situation: Situation, people: Collection[int]) -> dict[int, list[Block]]:
    """Return when those who come by legs of the event in question are not there yet, or not there any more."""
    trips: dict[int, list[_Trip]] = defaultdict(list)
    for leg in situation.facts.legs.values():
        if leg.event == situation.facts.focus:
            for person in people & leg.passengers.keys():
                trips[person].append(_trip(situation, leg, leg.passengers[person]))
    made: dict[tuple[_Trip | None, _Trip | None], Block] = {}
    return {person: [_absence(pair, made) for pair in _absences(sorted(rows))] for person, rows in trips.items()}


def _trip(situation: Situation, leg: LegFact, vip: bool) -> _Trip:
    """Return the leg as somebody goes by it; it takes the whole day where its time is not known."""
    arrives = leg.direction is Direction.ARRIVAL
    if leg.at is None:
        midnight = minute_of(leg.day, time.min, leg.zone)
        return _Trip(midnight, midnight + 24 * 60, leg.id, arrives, leg.spot, unsure=True)
    wait = int(situation.facts.events[leg.event].buffers.after(vip=vip, border=leg.border).total_seconds()) // 60
    start, end = (leg.at, leg.at + wait) if arrives else (leg.at - wait, leg.at)
    return _Trip(start, end, leg.id, arrives, leg.spot, leg.provisional)


def _absences(trips: Iterable[_Trip]) -> Iterator[tuple[_Trip | None, _Trip | None]]:
    """Yield each departure with the next arrival; None before the first arrival and after the last departure."""
    gone, first = None, True
    for trip in trips:
        if not trip.arrives:
            gone = gone or trip
        else:  # who is there already is kept by a second arrival while it lasts
            yield (gone if gone is not None or first else trip), trip
            gone = None
        first = False
    if gone is not None:
        yield gone, None


def _absence(pair: tuple[_Trip | None, _Trip | None], made: dict[tuple[_Trip | None, _Trip | None], Block]) -> Block:
    if pair not in made:
        gone, back = pair
        told = back or gone
        made[pair] = Block(
            gone.start if gone else -EVER,
            back.end if back else EVER,
            gone.spot if gone else NOWHERE,
            back.spot if back else NOWHERE,
            thing=Thing(Sort.LEG, told.leg) if told else None,
            unsure=any(trip.unsure for trip in pair if trip),
        )
    return made[pair]
