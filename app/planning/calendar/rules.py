"""Where a bar stands in a frame of days, which days a month's page has, and what may be asked of a calendar."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100

TENTATIVE: Final = frozenset({Status.PROPOSED, Status.ANNOUNCED, Status.POSTPONED})
"""Whose days may still change: drawn with a broken line, as calendars show them as tentative."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events a calendar shows; None is all."""

    kind: Kind | None = None
    host: Side | None = None
    series_id: int | None = None

    def query(self) -> dict[str, str]:
        """Return what is wanted as it stands in an address."""
        values = {"kind": self.kind, "host": self.host, "series": self.series_id}
        return {name: str(value) for name, value in values.items() if value is not None}


def wanted_in(address: Mapping[str, str]) -> Wanted:
    """Read what an address asks for; what cannot be read counts as not asked."""
    kind, host, series = (address.get(name, "") for name in ("kind", "host", "series"))
    return Wanted(
        kind=Kind(kind) if kind in set(Kind) else None,
        host=Side(host) if host in set(Side) else None,
        series_id=int(series) if series.isascii() and series.isdigit() and len(series) < 10 else None,
    )


def year_in(address: Mapping[str, str], today: date) -> int:
    """Return the year that an address asks for, or the present one."""
    year = address.get("year", "")
    asked = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else today.year
    return asked if FIRST_YEAR <= asked <= LAST_YEAR else today.year


def month_in(address: Mapping[str, str], today: date) -> date:
    """Return the first day of the month that an address asks for (2026-11), or of the present one."""
    try:
        first = date.fromisoformat(f"{address.get('month', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else today.replace(day=1)


def year_days(year: int) -> Days:
    """Return the days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def month_days(day: date) -> Days:
    """Return the days of the month of a day."""
    return Days(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def months_from(day: date, number: int) -> date:
    """Return the first day of the month so many months after that of a day."""
    months = day.year * 12 + day.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def weeks_of(day: date) -> tuple[tuple[date | None, ...], ...]:
    """Return the weeks of the month of a day, from Monday; None stands for the days of the months beside it."""
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(day.year, day.month)
    return tuple(tuple(one if one.month == day.month else None for one in week) for week in weeks)


@dataclass(frozen=True, slots=True)
class Bar:
    """Days drawn in a frame of columns, one a day, with a label beside them; columns count from 0."""

    first: int
    days: int
    label: int
    """Columns that the label takes, after the days or before them."""
    label_before: bool

    @property
    def start(self) -> int:
        """The first column that is taken."""
        return self.first - self.label if self.label_before else self.first

    @property
    def end(self) -> int:
        """The column after the last one that is taken."""
        return self.first + self.days if self.label_before else self.first + self.days + self.label


def bar(days: Days, frame: Days, label: int) -> Bar:
    """Return where days stand in a frame that they overlap; the label stands before them where it does not fit after them."""
    columns = (frame.last - frame.first).days + 1
    first = max((days.first - frame.first).days, 0)
    after = min((days.last - frame.first).days + 1, columns)
    before = after + label > columns and first > columns - after
    return Bar(first, after - first, min(label, first if before else columns - after), before)


def in_lanes(bars: Iterable[tuple[int, int]]) -> list[int]:
    """Return a lane for each (start, end): the first in which it overlaps nothing. To be given in the order of the starts."""
    free: list[int] = []
    found = []
    for start, end in bars:
        lane = next((lane for lane, until in enumerate(free) if until <= start), len(free))
        if lane == len(free):
            free.append(end)
        free[lane] = end
        found.append(lane)
    return found


def unused_name(name: str, others: Iterable[str]) -> str:
    """Return a name that no other saved view has, or refuse it."""
    if name.casefold() in {other.casefold() for other in others}:
        raise Refusal(N_("“%(name)s” is already there."), "name", name=name)
    return name
