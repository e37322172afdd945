"""A year as a chart: a row of lanes for each kind of event, a bar for each event, lines between those that hang on each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.ground.kernel.spans import Days
from app.ground.words.languages import current
from app.ground.words.style import months
from app.planning.calendar.picture import Entry, Picture, Reserve
from app.planning.calendar.rows import Line, Row, lines_of, rows_of
from app.planning.calendar.rules import bar
from app.planning.events.kinds import Kind
from app.register.holidays.rules import DayKind, Jurisdiction, Stretch

COLUMNS_A_LETTER: Final = 2.4
"""Days that a letter of a label takes on a chart as narrow as it gets."""
LEAST_LABEL: Final = 24
MOST_LABEL: Final = 68
"""Days that a label takes; a longer text is cut, and told whole on hover and focus."""
MARK_LETTERS: Final = 4
"""Room for the letters of the host side before the title."""


@dataclass(frozen=True, slots=True)
class Off:
    """Holidays of one jurisdiction in a thin row: each with its first column from 0 and its days."""

    jurisdiction: Jurisdiction
    stretches: tuple[tuple[Stretch, int, int], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is drawn of a year."""

    year: int
    columns: int
    months: tuple[tuple[str, int, int], ...]
    """Name, first column from 0, days."""
    mondays: tuple[tuple[int, int], ...]
    """Day of the month, column from 0."""
    off: tuple[Off, ...]
    shades: tuple[tuple[int, int], ...]
    """First column and days of what nobody works in one of the republics."""
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    """From an event to what it hangs on: column and lane, column and lane."""
    today: int | None

    @property
    def lanes(self) -> int:
        """How many lanes there are in all."""
        return sum(len(row.lanes) for row in self.rows)


def chart_of(picture: Picture, kinds: Iterable[Kind], today: date) -> Chart:
    """Return the chart of a picture that shows one year; `kinds` have a row each, even an empty one."""
    frame = picture.days
    columns = (frame.last - frame.first).days + 1
    rows = rows_of(picture, kinds, _label)
    return Chart(
        year=frame.first.year,
        columns=columns,
        months=tuple(_months(frame)),
        mondays=tuple((day.day, (day - frame.first).days) for day in frame.each() if day.weekday() == 0),
        off=tuple(_off(jurisdiction, picture) for jurisdiction in _jurisdictions(picture.holidays)),
        shades=_shades(picture),
        rows=rows,
        lines=lines_of(picture, rows),
        today=(today - frame.first).days if today in frame else None,
    )


def by_month(picture: Picture) -> list[tuple[date, list[Entry]]]:
    """Return the events by the month in which they begin, or the year does; each once."""
    found: dict[date, list[Entry]] = {}
    for entry in picture.entries:
        found.setdefault(max(entry.days.first, picture.days.first).replace(day=1), []).append(entry)
    return sorted(found.items())


def _label(one: Entry | Reserve) -> int:
    letters = len(one.title.told(current())) + MARK_LETTERS
    return min(max(int(letters * COLUMNS_A_LETTER), LEAST_LABEL), MOST_LABEL)


def _months(frame: Days) -> Iterable[tuple[str, int, int]]:
    names = months(current(), alone=True)
    firsts = [date(frame.first.year, number, 1) for number in range(1, 13)]
    ends = [*firsts[1:], frame.last + timedelta(days=1)]
    for name, first, end in zip(names, firsts, ends, strict=True):
        yield name, (first - frame.first).days, (end - first).days


def _jurisdictions(holidays: Sequence[Stretch]) -> list[Jurisdiction]:
    """Return whose holidays have a row: the three republics' always, the office's own where there are any."""
    own = any(one.jurisdiction is Jurisdiction.OFFICE for one in holidays)
    return [one for one in Jurisdiction if own or one is not Jurisdiction.OFFICE]


def _off(jurisdiction: Jurisdiction, picture: Picture) -> Off:
    mine = [one for one in picture.holidays if one.jurisdiction is jurisdiction]
    bars = [(one, bar(one.days, picture.days, 0)) for one in mine]
    return Off(jurisdiction, tuple((one, placed.first, placed.days) for one, placed in bars))


def _shades(picture: Picture) -> tuple[tuple[int, int], ...]:
    found = {bar(one.days, picture.days, 0) for one in picture.holidays if one.kind is DayKind.NONWORKING}
    return tuple(sorted((one.first, one.days) for one in found))
