"""What books people: an item, a ride or a leg as what each of those whom it concerns does from when until when; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.walltime import WallTime
from app.judgement.conflicts.facts import NOWHERE, Facts, ItemFact, LegFact, Minute, RideFact, Sort, Spot, Thing
from app.planning.journeys.rules import Direction
from app.planning.programmes.rules import ItemKind, ItemRole

ON_THE_WAY: Final = frozenset({ItemKind.ARRIVAL, ItemKind.TRANSFER, ItemKind.DEPARTURE})
"""Items of a programme that tell of the way itself: where they are is where they go to, or from."""
FEEDS: Final = frozenset({ItemKind.MEAL, ItemKind.RECEPTION})
DROP_IN: Final = frozenset({ItemKind.EXHIBITION, ItemKind.FAIR})
"""What people look in at while it is open: whoever only attends it may be elsewhere meanwhile, whoever has a role may not."""


class Doing(StrEnum):
    """What somebody does in a booking."""

    ATTENDS = "attends"
    HAS_ROLE = "has_role"
    INTERPRETS = "interprets"
    RIDES = "rides"
    DRIVES = "drives"
    TRAVELS = "travels"
    """Comes or goes by a leg."""


@dataclass(frozen=True, slots=True, eq=False)
class Booking:
    """Somebody does something from when until when; the same object for everybody who does just that.

    An arrival lasts from landing until its passengers can drive off, a departure from when they have to be there until it leaves.
    """

    thing: Thing
    event: int
    doing: Doing
    start: Minute
    end: Minute
    origin: Spot
    goal: Spot
    zone: str
    buffer: int = 0
    """How long before the start they have to be there."""
    open: bool = False
    """Nobody knows when it ends: it may be left as soon as it has begun."""
    unsure: bool = False
    loose: bool = False
    """They look in at it, or it tells of the way itself: it binds nobody to a place."""
    arrives: bool = False
    """Of a leg: whether it brings people here."""
    feeds: bool = False
    """Whether one eats there."""
    vehicles: frozenset[str] = frozenset()
    """Of a ride, for those who drive: the keys of what they drive."""

    binds: bool = field(init=False)
    """Whether it keeps people at a place; a leg is judged on its own."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "binds", not self.loose and self.doing is not Doing.TRAVELS)

    def order(self) -> tuple[Minute, Minute, Thing, str]:
        """Return what sorts bookings by time, equal ones always the same way."""
        return self.start, self.end, self.thing, self.doing.value


def bookings_of_item(item: ItemFact) -> Iterator[tuple[Booking, Collection[int]]]:
    """Yield how an item books those who attend it; nothing for one without a time."""
    if item.start is None:
        return
    doing: dict[int, Doing] = {}
    for person, role in item.roles:
        if role is ItemRole.INTERPRETER:
            doing[person] = Doing.INTERPRETS
        elif role is not ItemRole.GUEST:
            doing.setdefault(person, Doing.HAS_ROLE)
    sorts: dict[Doing, Collection[int]] = {Doing.ATTENDS: item.people.difference(doing) if doing else item.people}
    for sort in (Doing.INTERPRETS, Doing.HAS_ROLE):
        sorts[sort] = [person for person, does in doing.items() if does is sort and person in item.people]
    for sort, people in sorts.items():
        if people:
            yield _item_booking(item, item.start, sort), people


def _item_booking(item: ItemFact, start: Minute, doing: Doing) -> Booking:
    on_the_way = item.kind in ON_THE_WAY
    spot = NOWHERE if on_the_way else item.spot
    return Booking(
        Thing(Sort.ITEM, item.id),
        item.event,
        doing,
        start,
        item.end if item.end is not None else start,
        spot,
        spot,
        item.zone,
        item.buffer,
        open=item.end is None,
        unsure=item.unsure,
        loose=on_the_way or (item.kind in DROP_IN and doing is Doing.ATTENDS),
        feeds=item.kind in FEEDS,
    )


def bookings_of_ride(facts: Facts, ride: RideFact) -> Iterator[tuple[Booking, Collection[int]]]:
    """Yield how a ride books its passengers and, by what they drive, its drivers."""
    passengers = ride.people
    keys: dict[int, set[str]] = defaultdict(set)
    for car in ride.cars:
        vehicle = facts.vehicles.get(car.vehicle) if car.vehicle is not None else None
        if vehicle is not None and vehicle.driver is not None and vehicle.driver not in passengers:
            keys[vehicle.driver].add(vehicle.key)
    drivers: dict[frozenset[str], list[int]] = defaultdict(list)
    for driver, driven in keys.items():
        drivers[frozenset(driven)].append(driver)
    thing, span = Thing(Sort.RIDE, ride.id), (ride.start, ride.end, ride.origin, ride.goal, ride.zone)
    if passengers:
        yield Booking(thing, ride.event, Doing.RIDES, *span, unsure=ride.end_is_estimate), passengers
    for vehicles, people in drivers.items():
        yield Booking(thing, ride.event, Doing.DRIVES, *span, unsure=ride.end_is_estimate, vehicles=vehicles), people


def bookings_of_leg(facts: Facts, leg: LegFact) -> Iterator[tuple[Booking, Collection[int]]]:
    """Yield how a leg books its passengers, those of the VIP hall apart.

    Where only the day is known, they come at its beginning and leave at its end: whatever they miss even so they do miss.
    """
    buffers = facts.events[leg.event].buffers
    arrives = leg.direction is Direction.ARRIVAL
    for vip in (True, False):
        people = [person for person, through in leg.passengers.items() if through is vip]
        if people:
            wait = int(buffers.after(vip=vip, border=leg.border).total_seconds() // 60)
            start, end = _stretch(leg, wait, arrives=arrives)
            span = (start, end, leg.spot, leg.spot, leg.zone)
            yield Booking(Thing(Sort.LEG, leg.id), leg.event, Doing.TRAVELS, *span, unsure=leg.at is None, arrives=arrives), people


def _stretch(leg: LegFact, wait: Minute, *, arrives: bool) -> tuple[Minute, Minute]:
    if leg.at is not None:
        return (leg.at, leg.at + wait) if arrives else (leg.at - wait, leg.at)
    day = leg.day if arrives else leg.day + timedelta(days=1)
    midnight = int(WallTime(datetime.combine(day, time.min), leg.zone).instant.timestamp()) // 60
    return midnight, midnight
