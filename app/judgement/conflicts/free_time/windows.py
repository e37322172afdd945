"""When all sides work: hours by their own clocks, less days off and lunch, as stretches of minutes in UTC; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import zone as known_zone
from app.judgement.conflicts.facts import Minute


class Stretch(NamedTuple):
    """From `start` (in) until `end` (out)."""

    start: Minute
    end: Minute


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when a side works, by its own clocks; on its days `off` it does not."""

    zone: str
    since: time
    until: time
    off: frozenset[date] = frozenset()

    def narrowed(self, by: timedelta) -> "Hours":
        """Return the hours without `by` at both ends, where that leaves some."""
        since, until = (datetime.combine(date.min, at) for at in (self.since, self.until))
        if until - since <= 2 * by:
            return self
        return Hours(self.zone, (since + by).time(), (until - by).time(), self.off)


def windows_of(days: Days, zone: str, sides: Iterable[Hours], lunch: tuple[time, time] | None = None) -> tuple[Stretch, ...]:
    """Return when all sides work on some days; the days and lunch are those of the place."""
    whole: tuple[Stretch, ...] = (Stretch(minute_of(days.first, time.min, zone), minute_of(days.last + timedelta(days=1), time.min, zone)),)
    for side in sides:
        whole = common(whole, _worked(side, days))
    if lunch is not None:
        whole = without(whole, [Stretch(minute_of(day, lunch[0], zone), minute_of(day, lunch[1], zone)) for day in days.each()])
    return whole


def minute_of(day: date, at: time, zone: str) -> Minute:
    """Return the instant of a clock time, the first of two where it happens twice."""
    return int(datetime.combine(day, at, tzinfo=known_zone(zone)).timestamp()) // 60


def _worked(side: Hours, days: Days) -> tuple[Stretch, ...]:
    """Return when a side works, a day more at both ends: its day may begin before that of the place."""
    worked = (day for day in days.widened(1, 1).each() if day not in side.off)
    return tuple(Stretch(minute_of(day, side.since, side.zone), minute_of(day, side.until, side.zone)) for day in worked)


def common(some: Iterable[Stretch], others: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return what lies in both; each in the order of time, its stretches apart from each other."""
    left, right, found = list(some), list(others), []
    mine = theirs = 0
    while mine < len(left) and theirs < len(right):
        start, end = max(left[mine].start, right[theirs].start), min(left[mine].end, right[theirs].end)
        if start < end:
            found.append(Stretch(start, end))
        if left[mine].end < right[theirs].end:
            mine += 1
        else:
            theirs += 1
    return tuple(found)


def without(some: Iterable[Stretch], taken: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return what is left of stretches when others are taken out."""
    left = list(some)
    for out in taken:
        parts = ((Stretch(one.start, min(one.end, out.start)), Stretch(max(one.start, out.end), one.end)) for one in left)
        left = [part for pair in parts for part in pair if part.start < part.end]
    return tuple(left)


def day_of(minute: Minute, zone: str) -> date:
    """Return the day of an instant by the clocks of a place."""
    return datetime.fromtimestamp(minute * 60, tz=known_zone(zone)).date()
