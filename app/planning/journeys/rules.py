"""How guests come and go, which times a leg may have, and how long after a landing somebody can be on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime, typed_time


class Direction(StrEnum):
    """To us or from us."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


DIRECTION_NAMES: Final[Mapping[Direction, str]] = {Direction.ARRIVAL: N_("Arrival"), Direction.DEPARTURE: N_("Departure")}


class Mode(StrEnum):
    """What somebody travels by."""

    FLIGHT = "flight"
    TRAIN = "train"
    CAR = "car"
    BUS = "bus"


MODE_NAMES: Final[Mapping[Mode, str]] = {
    Mode.FLIGHT: N_("Flight"),
    Mode.TRAIN: N_("Train"),
    Mode.CAR: N_("Car"),
    Mode.BUS: N_("Bus"),
}


@dataclass(frozen=True, slots=True)
class Buffers:
    """Minutes from the arrival of a leg until its passengers can drive off."""

    vip: int = 30
    """Through the VIP hall."""
    ordinary: int = 60
    border: int = 30
    """Besides, where the leg crosses a border."""

    def after(self, *, vip: bool, border: bool) -> timedelta:
        """Return how long it takes to get out."""
        return timedelta(minutes=(self.vip if vip else self.ordinary) + (self.border if border else 0))


def ready_at(arrives: datetime, buffers: Buffers, *, vip: bool, border: bool) -> datetime:
    """Return the instant (UTC) at which somebody who arrives at `arrives` can drive off."""
    return arrives + buffers.after(vip=vip, border=border)


EARLIEST: Final = timedelta(hours=6)
"""A time typed without a day is taken to be at most so much earlier than planned; anything else is a delay past midnight."""
LATE_FROM: Final = 10
"""Minutes; a leg that comes later than planned by less than this is on time."""
LONGEST_JOURNEY: Final = timedelta(days=7)
"""From one end to the other, and between what was planned and what came of it; more is a slip of the pen."""
MOST_PASSENGERS: Final = 1000
MOST_BUFFER: Final = 600
"""Minutes; the longest buffer that an event may set."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A time as a form asks for it: by the clock, on another day than one expects where `day` says so, and which of two by `fold`."""

    at: time | None = None
    day: date | None = None
    fold: int | None = None


@dataclass(frozen=True, slots=True)
class Passenger:
    """Somebody who travels on a leg, by id; `vip` where they alone go through the VIP hall."""

    person_id: int
    vip: bool = False
    luggage: str = ""
    note: str = ""


def planned_time(typed: Typed, day: date, zone: str) -> WallTime | None:
    """Return the planned time at our end; the leg's day is its day."""
    return typed_time(datetime.combine(day, typed.at), zone, typed.fold, "planned") if typed.at is not None else None


def later_time(typed: Typed, field: str, planned: WallTime | None, day: date, zone: str) -> WallTime | None:
    """Return an estimated or actual time at our end: without a day the first such time that is not long before the planned one."""
    if typed.at is None:
        return None
    local = datetime.combine(typed.day or day, typed.at)
    if typed.day is None and planned is not None:
        local = datetime.combine(expected_day(typed.at, planned), typed.at)
    return typed_time(local, zone, typed.fold, field)


def expected_day(at: time, planned: WallTime) -> date:
    """Return the day that a time typed without one is on."""
    earliest = planned.local - EARLIEST
    day = earliest.date()
    return day if datetime.combine(day, at) >= earliest else day + timedelta(days=1)


def far_time(typed: Typed, direction: Direction, ours: WallTime | None, day: date, zone: str) -> WallTime | None:
    """Return the time at the other end: without a day the last such time before an arrival, the first one after a departure."""
    if typed.at is None:
        return None
    if not zone:
        raise Refusal(N_("Choose by which clock the time at the other end is meant."), "far_zone")
    return typed_time(datetime.combine(typed.day or far_day(typed.at, direction, ours, day, zone), typed.at), zone, typed.fold, "far")


def far_day(at: time, direction: Direction, ours: WallTime | None, day: date, zone: str) -> date:
    """Return the day that a time at the other end is on when it was typed without one."""
    if ours is None:
        return day
    there = ours.at(zone).local
    local = datetime.combine(there.date(), at)
    if direction is Direction.ARRIVAL and local > there:
        return (local - timedelta(days=1)).date()
    if direction is Direction.DEPARTURE and local < there:
        return (local + timedelta(days=1)).date()
    return local.date()


def refuse_times(
    direction: Direction, planned: WallTime | None, estimated: WallTime | None, actual: WallTime | None, far: WallTime | None
) -> None:
    """Refuse a journey that ends before it begins, and times so far apart that a day was mistyped."""
    if planned is None:
        return
    for field, wall in (("estimated", estimated), ("actual", actual)):
        if wall is not None and abs(wall.instant - planned.instant) > LONGEST_JOURNEY:
            raise Refusal(N_("This is days away from the planned time. Check the day."), field)
    if far is None:
        return
    begins, ends = (far, planned) if direction is Direction.ARRIVAL else (planned, far)
    if begins.instant >= ends.instant:
        raise Refusal(N_("By these times it gets there before it sets off. Check the days and the clocks of both ends."), "far")
    if ends.instant - begins.instant > LONGEST_JOURNEY:
        raise Refusal(N_("By these times it is on the way for more than a week. Check the days."), "far")


def refuse_passengers(passengers: Iterable[Passenger]) -> None:
    """Refuse more people than anything carries, and somebody twice."""
    ids = [one.person_id for one in passengers]
    if len(ids) > MOST_PASSENGERS:
        raise Refusal(N_("At most %(most)s people travel on one leg."), most=MOST_PASSENGERS)
    if len(set(ids)) < len(ids):
        raise Refusal(N_("Somebody is named twice."))


def leg_order(day: date, direction: Direction, expected: WallTime | None) -> tuple[date, bool, bool, datetime]:
    """Return a key that sorts legs by day, arrivals first, then by the time that they are expected at; unknown times come last."""
    return day, direction is Direction.DEPARTURE, expected is None, expected.local if expected else datetime.combine(day, time.min)


def refuse_buffers(buffers: Mapping[str, int]) -> None:
    """Refuse a buffer that is none, by the name of its field."""
    for field, minutes in buffers.items():
        if not 0 <= minutes <= MOST_BUFFER:
            raise Refusal(N_("A buffer has 0 to %(most)s minutes."), field, most=MOST_BUFFER)


def refuse_prayer(start: time | None, end: time | None) -> None:
    """Refuse half of the hours of a prayer, and ones that end before they begin."""
    if (start is None) != (end is None):
        raise Refusal(N_("Say both from when and until when, or neither."), "prayer_from" if start is None else "prayer_until")
    if start is not None and end is not None and end <= start:
        raise Refusal(N_("It must end after it begins."), "prayer_until")
