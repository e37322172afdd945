"""The maths of the small charts: how wide each part of a bar is, and where a span of days lies on a row of weeks; pure.

Everything is whole units of a drawing that is `WIDTH` wide, so that a page and a paper draw the same.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Generic, TypeVar

from app.ground.kernel.spans import Days

WIDTH: Final = 1000
"""Units that the longest bar is wide."""
LEAST: Final = 6
"""Units that something takes at least that is there at all, so that it can be seen."""

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Piece(Generic[_Key]):
    """A part of a bar: what it stands for, how many, and where it lies."""

    key: _Key
    value: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar(Generic[_Key]):
    """A bar of pieces that follow one another without gaps."""

    pieces: tuple[Piece[_Key], ...]

    @property
    def total(self) -> int:
        """How many things it stands for."""
        return sum(piece.value for piece in self.pieces)

    @property
    def width(self) -> int:
        """How wide it is."""
        return sum(piece.width for piece in self.pieces)

    def count(self, key: _Key) -> int:
        """Return how many of a kind it stands for."""
        return next((piece.value for piece in self.pieces if piece.key == key), 0)


def shares(values: Sequence[int], whole: int) -> tuple[int, ...]:
    """Divide `whole` units in proportion: together they are the whole, and what is there gets `LEAST` where there is room.

    What rounding leaves over goes to the largest remainders, the first of equals first.
    """
    if any(value < 0 for value in values):
        raise ValueError("a chart draws no negative numbers")
    total, there = sum(values), sum(value > 0 for value in values)
    if total == 0 or whole <= 0:
        return (0,) * len(values)
    least = min(LEAST, whole // there)
    room = whole - least * there
    exact = [divmod(value * room, total) for value in values]
    left = room - sum(floor for floor, _ in exact)
    first = set(sorted(range(len(values)), key=lambda place: -exact[place][1])[:left])
    return tuple(floor + (place in first) + (least if values[place] else 0) for place, (floor, _) in enumerate(exact))


def bar(values: Sequence[tuple[_Key, int]], whole: int = WIDTH) -> Bar[_Key]:
    """Return a bar of `whole` units; nothing of something takes no room."""
    pieces, x = [], 0
    for (key, value), width in zip(values, shares([value for _, value in values], whole), strict=True):
        pieces.append(Piece(key, value, x, width))
        x += width
    return Bar(tuple(pieces))


def bars(rows: Sequence[Sequence[tuple[_Key, int]]]) -> tuple[Bar[_Key], ...]:
    """Return bars that can be compared: the longest is `WIDTH` wide, the others in proportion to what they stand for."""
    totals = [sum(value for _, value in row) for row in rows]
    most = max(totals, default=0)
    return tuple(bar(row, _length(total, most)) for row, total in zip(rows, totals, strict=True))


def _length(total: int, most: int) -> int:
    return max(LEAST, total * WIDTH // most) if total else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a span of days lies."""

    x: int
    width: int


def stretch(days: Days, window: Days) -> Stretch | None:
    """Return where days lie in a window, cut off at its ends; None where they lie outside."""
    first, last = max(days.first, window.first), min(days.last, window.last)
    if first > last:
        return None
    x, end = _at(first, window), _at(last + timedelta(days=1), window)
    return Stretch(x, end - x)


def weeks(window: Days) -> tuple[tuple[date, int], ...]:
    """Return the Mondays within a window, each with where it lies."""
    return tuple((day, _at(day, window)) for day in window.each() if day.weekday() == 0)


def _at(day: date, window: Days) -> int:
    return (day - window.first).days * WIDTH // ((window.last - window.first).days + 1)
