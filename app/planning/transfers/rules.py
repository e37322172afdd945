"""What a transfer is for, what a vehicle is, how a plate is written, and who sits where."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime


class Purpose(StrEnum):
    """What a transfer is for."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    ITEM = "item"
    OTHER = "other"


PURPOSE_NAMES: Final[Mapping[Purpose, str]] = {
    Purpose.ARRIVAL: N_("From an arrival"),
    Purpose.DEPARTURE: N_("To a departure"),
    Purpose.ITEM: N_("To an item of the programme"),
    Purpose.OTHER: N_("Other transfer"),
}


class VehicleClass(StrEnum):
    """What sort of vehicle it is."""

    CAR = "car"
    MINIVAN = "minivan"
    MINIBUS = "minibus"
    BUS = "bus"
    ESCORT = "escort"
    LUGGAGE = "luggage"


VEHICLE_CLASS_NAMES: Final[Mapping[VehicleClass, str]] = {
    VehicleClass.CAR: N_("Saloon car"),
    VehicleClass.MINIVAN: N_("Minivan"),
    VehicleClass.MINIBUS: N_("Minibus"),
    VehicleClass.BUS: N_("Coach"),
    VehicleClass.ESCORT: N_("Escort car"),
    VehicleClass.LUGGAGE: N_("Luggage car"),
}

_LOOKALIKES: Final = str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ")


def plate_key(plate: str) -> str:
    """Return what equal plates have in common, however they were typed: «a123bc 102» and «А 123 ВС102»."""
    return "".join(letter for letter in plate.upper() if letter.isalnum()).translate(_LOOKALIKES)


MOST_VEHICLES: Final = 600
MOST_TRANSFERS: Final = 2000
MOST_CARS: Final = 100
"""Cars of one transfer."""
MOST_SEATS: Final = 100
"""Seats of one vehicle."""
LARGEST_NUMBER: Final = 9999
UNKNOWN_WAY: Final = timedelta(minutes=30)
"""How long a way is taken to be that nobody has entered and nothing tells."""
SHORTEST: Final = timedelta(minutes=5)
"""No transfer is over sooner: getting in and out takes that long."""


@dataclass(frozen=True, slots=True)
class CarRow:
    """A car of a transfer; `vehicle_id` is None while it is still to be assigned. Its place in the row is its place in the list."""

    uid: str
    vehicle_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassengerRow:
    """Somebody who is driven: in which car (its UID, empty for no seat yet) and where in it."""

    person_id: int
    car: str = ""
    seat: str = ""


def with_people(rows: Sequence[PassengerRow], people: Iterable[int], car: str, seat: str = "") -> tuple[PassengerRow, ...]:
    """Return the passengers with more people in a car (or with no seat yet); who is driven already changes over to it."""
    chosen = dict.fromkeys(people)
    known = {row.person_id for row in rows}
    place = seat if car else ""
    moved = (replace(row, car=car, seat=place) if row.person_id in chosen else row for row in rows)
    return (*moved, *(PassengerRow(person, car, place) for person in chosen if person not in known))


def without_people(rows: Sequence[PassengerRow], people: Collection[int]) -> tuple[PassengerRow, ...]:
    """Return the passengers without some of them."""
    return tuple(row for row in rows if row.person_id not in people)


def stepped(cars: Sequence[CarRow], uid: str, step: int) -> tuple[CarRow, ...]:
    """Return the cars after one of them has changed places with its neighbour; at an end of the row nothing changes."""
    order = list(cars)
    here = next((place for place, car in enumerate(order) if car.uid == uid), None)
    if here is not None and 0 <= (there := here + (1 if step > 0 else -1)) < len(order):
        order[here], order[there] = order[there], order[here]
    return tuple(order)


def later(start: WallTime, by: timedelta, zone: str = "") -> WallTime:
    """Return the clock time a real length after another, by the clocks of `zone` or of the same place."""
    there = WallTime((start.instant + by).replace(tzinfo=None), "UTC")
    return there.at(zone or start.zone)


def wall_at(instant: datetime, zone: str) -> WallTime:
    """Return what the clocks of a place show at an instant."""
    return WallTime(instant.astimezone(UTC).replace(tzinfo=None), "UTC").at(zone)


def length_of(minutes: int | None) -> timedelta:
    """Return how long a way takes to drive, where nobody entered an end: what is known, but never no time at all."""
    return UNKNOWN_WAY if minutes is None else max(timedelta(minutes=minutes), SHORTEST)


def refuse_number(number: int) -> None:
    """Refuse what cannot stand behind a windscreen."""
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "number", least=1, most=LARGEST_NUMBER)


def refuse_seats(seats: int) -> None:
    """Refuse a vehicle with no seat for anybody, or with more than any has; an escort car may drive nobody."""
    if not 0 <= seats <= MOST_SEATS:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "seats", least=0, most=MOST_SEATS)
