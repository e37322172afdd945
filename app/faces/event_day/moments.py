"""Where somebody is at a moment of an event, as far as its draft tells. No database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from app.planning.attendance.whereabouts import OPEN_LASTS
from app.planning.itineraries.attendance import attendance_of
from app.planning.journeys.rules import Buffers, Direction, ready_at
from app.planning.logistics.picture import LegPicture, Logistics, TransferPicture
from app.planning.programmes.programme import Item, Programme

_T = TypeVar("_T")


class Doing(StrEnum):
    """What somebody does."""

    ATTENDING = "attending"
    RIDING = "riding"
    ARRIVED = "arrived"
    """Got here a moment ago: luggage, passports, the way out."""
    TRAVELLING = "travelling"
    AWAITED = "awaited"
    """Not here yet, and not known to be on the way."""
    LEFT = "left"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Spot:
    """What somebody does, and the one thing that it is about."""

    doing: Doing
    item: Item | None = None
    transfer: TransferPicture | None = None
    leg: LegPicture | None = None

    @property
    def key(self) -> tuple[Doing, str]:
        """Equal for all who are together."""
        thing = self.item or self.transfer or self.leg
        return self.doing, thing.uid if thing and self.doing is not Doing.LEFT else ""


FREE = Spot(Doing.FREE)


class Moment:
    """Everybody of an event at an instant. Where they are in the plan counts, but nobody sits in a hall before their flight has come."""

    def __init__(self, programme: Programme, logistics: Logistics, buffers: Buffers, at: datetime) -> None:
        self.programme, self.logistics, self.buffers, self.at = programme, logistics, buffers, at
        self.attendance = attendance_of(programme)
        known = sorted((leg for leg in logistics.legs if leg.expected and not leg.cancelled), key=_expected)
        self.legs = by_person((leg, leg.passengers) for leg in known)
        drivers = {vehicle.uid: vehicle.driver for vehicle in logistics.vehicles if vehicle.driver}
        driven = [transfer for transfer in logistics.transfers if not transfer.cancelled]
        self.transfers = by_person((one, (*one.passengers, *_drivers(one, drivers))) for one in driven)
        self.running = {place: item for place, item in enumerate(programme.items) if goes_on(item, at)}

    def spot(self, person: str) -> Spot:
        """Return where somebody is, by UID."""
        return self._away(person) or self._riding(person) or self._landed(person) or self._attending(person) or FREE

    def _away(self, person: str) -> Spot | None:
        last, coming = self._around(person)
        if last and last.direction is Direction.DEPARTURE and last.far and self.at < last.far.instant:
            return Spot(Doing.TRAVELLING, leg=last)
        if coming and coming.direction is Direction.ARRIVAL:
            if coming.far and coming.far.instant <= self.at:
                return Spot(Doing.TRAVELLING, leg=coming)
            if last is None or last.direction is Direction.DEPARTURE:
                return Spot(Doing.AWAITED, leg=coming)
        return Spot(Doing.LEFT, leg=last) if last and last.direction is Direction.DEPARTURE else None

    def _riding(self, person: str) -> Spot | None:
        under_way = (one for one in self.transfers.get(person, ()) if one.start.instant <= self.at < one.end.instant)
        transfer = max(under_way, key=lambda one: one.start.instant, default=None)
        return Spot(Doing.RIDING, transfer=transfer) if transfer else None

    def _landed(self, person: str) -> Spot | None:
        last, _ = self._around(person)
        if last and last.direction is Direction.ARRIVAL and self.at < self.ready(last, person):
            return Spot(Doing.ARRIVED, leg=last)
        return None

    def _attending(self, person: str) -> Spot | None:
        there = [self.running[place] for place in self.attendance.items.get(person, ()) if place in self.running]
        # Who sits at dinner and whose night talk has begun has gone to the talk.
        return Spot(Doing.ATTENDING, item=max(there, key=begins)) if there else None

    def _around(self, person: str) -> tuple[LegPicture | None, LegPicture | None]:
        """Return the last leg that is over at our end, and the next one that is not."""
        legs = self.legs.get(person, ())
        past = [leg for leg in legs if _expected(leg) <= self.at]
        return past[-1] if past else None, legs[len(past)] if len(past) < len(legs) else None

    def ready(self, leg: LegPicture, person: str = "") -> datetime:
        """Return the instant at which somebody who arrives can drive off."""
        return ready_at(_expected(leg), self.buffers, vip=leg.vip or person in leg.vip_passengers, border=leg.border)


def begins(item: Item) -> datetime:
    """Return the instant at which an item with a time begins."""
    assert item.when.start is not None  # only such items are asked for
    return item.when.start.instant


def ends(item: Item) -> datetime:
    """Return the instant at which an item with a time is over, as far as anybody knows."""
    return item.when.end.instant if item.when.end else begins(item) + OPEN_LASTS


def goes_on(item: Item, at: datetime) -> bool:
    """Tell whether an item takes place at an instant."""
    return item.when.start is not None and not item.cancelled and begins(item) <= at < ends(item)


def by_person(things: Iterable[tuple[_T, Iterable[str]]]) -> Mapping[str, Sequence[_T]]:
    """Return the things of each person, in their order, each once."""
    found: dict[str, list[_T]] = defaultdict(list)
    for thing, persons in things:
        for person in dict.fromkeys(persons):
            found[person].append(thing)
    return found


def _expected(leg: LegPicture) -> datetime:
    assert leg.expected is not None  # legs without a time are left out at once
    return leg.expected.instant


def _drivers(transfer: TransferPicture, drivers: Mapping[str, str]) -> Iterator[str]:
    return (drivers[car.vehicle] for car in transfer.cars if car.vehicle in drivers)
