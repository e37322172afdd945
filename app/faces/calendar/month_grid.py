"""A month as a calendar page: weeks from Monday, events as bars over their days, holidays in the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.ground.kernel.spans import Days
from app.planning.calendar.picture import Entry, Picture, Reserve
from app.planning.calendar.rules import bar, in_lanes, weeks_of
from app.register.holidays.rules import DayKind, Stretch


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the page."""

    day: date
    holidays: tuple[Stretch, ...]
    is_today: bool

    @property
    def is_off(self) -> bool:
        """Whether it is a weekend, or a day off anywhere; a working weekend is none."""
        kinds = {one.kind for one in self.holidays}
        return DayKind.NONWORKING in kinds or (self.day.weekday() > 4 and DayKind.WORKING_WEEKEND not in kinds)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of an event, or of its reserve dates, that lies in a week; columns count from 0."""

    column: int
    days: int
    goes_on: bool
    came: bool
    entry: Entry | None = None
    reserve: Reserve | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven cells, None for the days of other months, and lanes of bars under them."""

    cells: tuple[Cell | None, ...]
    lanes: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the list that phones show."""

    cell: Cell
    entries: tuple[Entry, ...]
    reserves: tuple[Reserve, ...]


def weeks_in(picture: Picture, today: date) -> tuple[Week, ...]:
    """Return the weeks of a picture that shows one month."""
    return tuple(_week(week, picture, today) for week in weeks_of(picture.days.first))


def days_in(picture: Picture, today: date) -> tuple[DayLine, ...]:
    """Return the days of the month on which there is something."""
    lines = (
        DayLine(
            _cell(day, picture, today),
            tuple(one for one in picture.entries if day in one.days),
            tuple(one for one in picture.reserves if day in one.days),
        )
        for day in picture.days.each()
    )
    return tuple(line for line in lines if line.entries or line.reserves or line.cell.holidays or line.cell.is_today)


def _week(week: Sequence[date | None], picture: Picture, today: date) -> Week:
    inside = [day for day in week if day is not None]
    frame = Days(inside[0], inside[-1])
    offset = week.index(inside[0])
    pieces = [_piece(one.days, frame, offset, entry=one) for one in picture.entries if _meet(one.days, frame)]
    pieces += [_piece(one.days, frame, offset, reserve=one) for one in picture.reserves if _meet(one.days, frame)]
    pieces.sort(key=lambda one: (one.column, -one.days))
    lanes: list[list[Piece]] = []
    for piece, lane in zip(pieces, in_lanes((one.column, one.column + one.days) for one in pieces), strict=True):
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(piece)
    return Week(tuple(_cell(day, picture, today) if day else None for day in week), tuple(tuple(lane) for lane in lanes))


def _piece(days: Days, frame: Days, offset: int, *, entry: Entry | None = None, reserve: Reserve | None = None) -> Piece:
    placed = bar(days, frame, 0)
    return Piece(placed.first + offset, placed.days, days.last > frame.last, days.first < frame.first, entry, reserve)


def _cell(day: date, picture: Picture, today: date) -> Cell:
    return Cell(day, tuple(one for one in picture.holidays if day in one.days), day == today)


def _meet(days: Days, frame: Days) -> bool:
    return days.first <= frame.last and frame.first <= days.last
