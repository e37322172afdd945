"""Facts put in order for judging: what each person does in the order of time, who has a hall, what a vehicle does; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.judgement.conflicts.bookings import Booking, bookings_of_item, bookings_of_leg, bookings_of_ride
from app.judgement.conflicts.facts import Facts, ItemFact, Minute, RideFact, Sort, Spot, Thing
from app.judgement.conflicts.reach import WaysBetween
from app.judgement.conflicts.resting import collector_resting

HURRY: Final = 15
"""Minutes; whoever has less than this to get from one place to another has to hurry."""


class Timeline:
    """What some people do, equal for all of them, in the order of time."""

    __slots__ = ("bookings", "people")

    def __init__(self, bookings: tuple[Booking, ...], people: frozenset[int]) -> None:
        self.bookings, self.people = bookings, people


@dataclass(frozen=True, slots=True)
class Stint:
    """What a vehicle does: one ride of it, whichever event it serves there; `seats` are its own."""

    ride: RideFact
    vehicle: int
    people: frozenset[int]
    seats: int

    def order(self) -> tuple[Minute, int, int]:
        """Return what sorts the stints of a vehicle by time."""
        return self.ride.start, self.ride.id, self.vehicle


@dataclass(frozen=True, slots=True)
class Touched:
    """Whatever something that changes has to do with."""

    items: frozenset[int] = frozenset()
    rides: frozenset[int] = frozenset()
    legs: frozenset[int] = frozenset()
    halls: frozenset[int] = frozenset()
    vehicles: frozenset[str] = frozenset()
    """By `VehicleFact.key`."""
    people: frozenset[int] = frozenset()
    travellers: frozenset[int] = frozenset()
    """Those of the people who come, go or are driven by what changes."""
    delegations: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    agreements: frozenset[int] = frozenset()
    instructions: frozenset[int] = frozenset()
    """No edit touches one: they are followed on pages of their own."""

    @property
    def things(self) -> frozenset[Thing]:
        """What somebody can be booked by."""
        sorts = ((Sort.ITEM, self.items), (Sort.RIDE, self.rides), (Sort.LEG, self.legs))
        return frozenset(Thing(sort, ident) for sort, idents in sorts for ident in idents)


class Situation:
    """Facts with what is looked up in them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.within = max(HURRY, facts.ways.longest) + max((item.buffer for item in facts.items.values()), default=0)
        """Minutes; what begins so long after something else cannot be in haste with it."""
        self.ways = WaysBetween(facts.ways)
        with collector_resting():
            self.of_person: Mapping[int, tuple[Booking, ...]] = _by_person(facts)
            """What each person does, in the order of time."""
            self.of_hall: Mapping[int, tuple[ItemFact, ...]] = _by_hall(facts.items.values())
            self.of_vehicle: Mapping[str, tuple[Stint, ...]] = _by_vehicle(facts)
            self.agreements_at: Mapping[int, tuple[int, ...]] = _agreements_at(facts)

    def changed(
        self,
        facts: Facts,
        *,
        of_person: Mapping[int, tuple[Booking, ...]],
        of_hall: Mapping[int, tuple[ItemFact, ...]],
        of_vehicle: Mapping[str, tuple[Stint, ...]],
        within: Minute,
    ) -> "Situation":
        """Return the situation with other facts, whose order is known already (`edits.after`)."""
        other = copy(self)
        other.__dict__.pop("every_timeline", None)
        other.__dict__.pop("member_of", None)
        if facts.delegations is self.facts.delegations:
            other.__dict__["member_of"] = self.member_of
        other.facts, other.within = facts, within
        other.of_person, other.of_hall, other.of_vehicle = of_person, of_hall, of_vehicle
        other.agreements_at = self.agreements_at if facts.agreements is self.facts.agreements else _agreements_at(facts)
        return other

    def way(self, start: Spot, goal: Spot) -> int | None:
        """Return the minutes from one place to another: 0 for the same one, None where nobody knows.

        Between two halls of a venue there is no way to speak of.
        """
        return self.ways[start][goal]

    @cached_property
    def every_timeline(self) -> tuple[Timeline, ...]:
        """What everybody does."""
        return tuple(self.timelines())

    def timelines(self, people: Collection[int] | None = None) -> Iterator[Timeline]:
        """Yield what people do (None: everybody), those who do the same together: of thousands most go with their delegation."""
        alike: dict[tuple[Booking, ...], list[int]] = defaultdict(list)
        for person in self.of_person if people is None else people:
            if bookings := self.of_person.get(person):
                alike[bookings].append(person)
        for bookings, together in alike.items():
            yield Timeline(bookings, frozenset(together))

    @cached_property
    def member_of(self) -> Mapping[int, tuple[int, ...]]:
        """The delegations that each person is a member of."""
        found: dict[int, list[int]] = defaultdict(list)
        for delegation in self.facts.delegations.values():
            for member in delegation.members:
                found[member.person].append(delegation.id)
        return {person: tuple(delegations) for person, delegations in found.items()}


def same_place(first: Spot, second: Spot) -> bool:
    """Tell whether two things are known to be in one hall: then it is the hall that is taken twice, nobody is wanted elsewhere.

    A venue alone says too little: a walk and a meeting at one fair are two places.
    """
    return first.hall is not None and first.hall == second.hall


def _by_person(facts: Facts) -> dict[int, tuple[Booking, ...]]:
    every = [
        *(one for item in facts.items.values() for one in bookings_of_item(item)),
        *(one for ride in facts.rides.values() for one in bookings_of_ride(facts, ride)),
        *(one for leg in facts.legs.values() for one in bookings_of_leg(facts, leg)),
    ]
    every.sort(key=lambda one: one[0].order())  # so that what each person does comes in order by itself
    found: dict[int, list[Booking]] = defaultdict(list)
    for booking, people in every:
        for person in people:
            found[person].append(booking)
    return {person: tuple(bookings) for person, bookings in found.items()}


def _by_hall(items: Iterable[ItemFact]) -> dict[int, tuple[ItemFact, ...]]:
    found: dict[int, list[ItemFact]] = defaultdict(list)
    for item in items:
        if item.spot.hall is not None and item.start is not None:
            found[item.spot.hall].append(item)
    return {hall: tuple(sorted(taken, key=hall_order)) for hall, taken in found.items()}


def hall_order(item: ItemFact) -> tuple[Minute, int]:
    """Sorts the items of a hall."""
    return item.start if item.start is not None else 0, item.id


def stints_of(facts: Facts, rides: Iterable[RideFact]) -> Iterator[tuple[str, Stint]]:
    """Yield what each vehicle does in some rides, with the vehicle's key."""
    for ride in rides:
        for car in ride.cars:
            vehicle = facts.vehicles.get(car.vehicle) if car.vehicle is not None else None
            if vehicle is not None:
                yield vehicle.key, Stint(ride, vehicle.id, car.people, vehicle.seats)


def _by_vehicle(facts: Facts) -> dict[str, tuple[Stint, ...]]:
    found: dict[str, list[Stint]] = defaultdict(list)
    for key, stint in stints_of(facts, facts.rides.values()):
        found[key].append(stint)
    return {key: tuple(sorted(stints, key=Stint.order)) for key, stints in found.items()}


def _agreements_at(facts: Facts) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for agreement in facts.agreements.values():
        if agreement.item is not None:
            found[agreement.item].append(agreement.id)
    return {item: tuple(sorted(agreements)) for item, agreements in found.items()}
