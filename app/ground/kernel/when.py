"""When something in a programme takes place: exact, open, approximate or not yet known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Span
from app.ground.kernel.walltime import WallTime

LONGEST: Final = timedelta(hours=24)
"""No single item of a programme lasts longer than a day and a night."""


class Precision(StrEnum):
    """How firmly a time is known."""

    EXACT = "exact"
    OPEN = "open"  # «с 19.00»
    APPROXIMATE = "approximate"  # «ориентировочно 13.15»
    UNKNOWN = "unknown"  # «время уточняется»


@dataclass(frozen=True, slots=True)
class When:
    """A day, and on it a start and perhaps an end, as the clocks of the place show them.

    An unknown time has a day only; an open one a start only. The end of the others may be missing («13.15»).
    """

    day: date
    precision: Precision = Precision.UNKNOWN
    start: WallTime | None = None
    end: WallTime | None = None

    def __post_init__(self) -> None:
        if self.precision is Precision.UNKNOWN:
            if self.start or self.end:
                raise ValueError("an unknown time has neither start nor end")
            return
        if self.start is None:
            raise Refusal(N_("Enter when it starts, or choose “time to be confirmed”."), "start")
        if self.start.day != self.day:
            raise ValueError("an item stands on the day on which it starts")
        if self.end is None:
            return
        if self.precision is Precision.OPEN:
            raise Refusal(N_("An open time (“from 19.00”) has no end."), "end")
        start, end = self.start.instant, self.end.instant
        if end <= start:
            raise Refusal(
                N_("The end %(end)s is not after the start %(start)s. If it ends after midnight, tick “the next day”."),
                "end",
                start=self.start.local.time(),
                end=self.end.local.time(),
            )
        if end - start > LONGEST:
            raise Refusal(N_("An item lasts 24 hours at most; make one for each day."), "end")

    @property
    def minutes(self) -> int | None:
        """Real minutes from start to end; None where one of them is open."""
        if self.start is None or self.end is None:
            return None
        return int((self.end.instant - self.start.instant).total_seconds() // 60)

    @property
    def span(self) -> Span | None:
        """The stretch of instants that it takes; None where an end is open."""
        if self.start is None or self.end is None:
            return None
        return Span(self.start.instant, self.end.instant)

    @property
    def overnight(self) -> bool:
        """Whether it ends on a later local day than it starts."""
        return self.end is not None and self.end.day > self.day

    def moved(self, by: timedelta) -> "When":
        """Return the same, later by `by` on the local clock (earlier if negative); an unknown time moves by whole days only."""
        if self.start is None:
            # Towards zero: half an hour earlier is no day earlier.
            return When(self.day + timedelta(days=int(by / timedelta(days=1))), self.precision)
        start = self.start.moved(by)
        return When(start.day, self.precision, start, self.end.moved(by) if self.end else None)

    def on(self, day: date) -> "When":
        """Return the same clock times on another day."""
        return self.moved(timedelta(days=(day - self.day).days))

    def order(self) -> tuple[date, bool, datetime]:
        """Return a key that sorts by day, known times first, then by the clock."""
        return self.day, self.start is None, self.start.local if self.start else datetime.combine(self.day, datetime.min.time())


def stretch_of(times: Iterable[When]) -> tuple[WallTime, WallTime] | None:
    """Return the earliest start and the latest end, or start where there is no end, of some times; None where none is known."""
    known = [(one.start, one.end or one.start) for one in times if one.start]
    if not known:
        return None
    return min((start for start, _ in known), key=_instant), max((end for _, end in known), key=_instant)


def _instant(wall: WallTime) -> datetime:
    return wall.instant
