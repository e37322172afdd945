"""A walk as its stops make it: when each begins and ends, and whether all of them fit into the item; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import When

MOST_STOPS: Final = 60
"""Stops of one walk."""
LONGEST_STOP: Final = 240
"""Minutes at one stop, or on the way to it."""


@dataclass(frozen=True, slots=True)
class StopMinutes:
    """How long a stop takes, and the way there from the one before; minutes."""

    minutes: int
    walk_minutes: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= LONGEST_STOP:
            raise Refusal(N_("Write a number from %(least)s to %(most)s."), "minutes", least=1, most=LONGEST_STOP)
        if not 0 <= self.walk_minutes <= LONGEST_STOP:
            raise Refusal(N_("Write a number from %(least)s to %(most)s."), "walk_minutes", least=0, most=LONGEST_STOP)

    @property
    def total(self) -> int:
        """Both together."""
        return self.minutes + self.walk_minutes


@dataclass(frozen=True, slots=True)
class Clocked:
    """When those who walk arrive at a stop and when they leave it, by the clock of the place."""

    start: WallTime
    end: WallTime


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the stops fit into the walk. `length` is None where the walk has no end that is known; minutes."""

    taken: int
    length: int | None

    @property
    def left(self) -> int | None:
        """Minutes that are left; fewer than none where the stops take longer than the walk."""
        return None if self.length is None else self.length - self.taken

    @property
    def fits(self) -> bool:
        """Whether the walk is long enough, as far as is known."""
        return self.left is None or self.left >= 0


def taken_by(stops: Iterable[StopMinutes]) -> int:
    """Return how many minutes the stops take together with the ways between them."""
    return sum(stop.total for stop in stops)


def fit_of(when: When, stops: Iterable[StopMinutes]) -> Fit:
    """Return whether the stops fit into the time of their item, counted in minutes that really pass."""
    length = None
    if when.start is not None and when.end is not None:
        length = int((when.end.instant - when.start.instant) / timedelta(minutes=1))
    return Fit(taken_by(stops), length)


def clocked(start: WallTime | None, stops: Sequence[StopMinutes]) -> tuple[Clocked | None, ...]:
    """Return when each stop begins and ends, counted from the start of the walk; None of each where that is not known.

    Counted by the instant, so that a night in which the clocks are changed makes no stop longer or shorter.
    """
    if start is None:
        return (None,) * len(stops)
    told: list[Clocked | None] = []
    passed = 0
    for stop in stops:
        begins = passed + stop.walk_minutes
        passed = begins + stop.minutes
        told.append(Clocked(_after(start, begins), _after(start, passed)))
    return tuple(told)


def moved(order: Sequence[int], ident: int, step: int) -> tuple[int, ...]:
    """Return the ids with one moved `step` places on (+) or back (−), as far as there are places."""
    rest = [one for one in order if one != ident]
    place = min(max(order.index(ident) + step, 0), len(rest))
    return (*rest[:place], ident, *rest[place:])


def _after(start: WallTime, minutes: int) -> WallTime:
    """Return the wall time so many minutes that really pass later."""
    instant = WallTime((start.instant + timedelta(minutes=minutes)).astimezone(UTC).replace(tzinfo=None), "UTC")
    return instant.at(start.zone)
