"""Half-open stretches of time, of instants and of days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` (in) to `end` (out), two instants in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a span is made of instants")
        if self.start >= self.end:
            raise ValueError("a span starts before it ends")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a moment; touching ends share none."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Days:
    """From the day `first` to the day `last`, both in."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("days start before they end")

    def widened(self, before: int, after: int) -> "Days":
        """Return the days with `before` and `after` more days at the ends."""
        return Days(self.first - timedelta(days=before), self.last + timedelta(days=after))

    def each(self) -> tuple[date, ...]:
        """Return every day in order."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last
