"""Whose holidays there are, of which kinds, and which days may be entered at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts

LONGEST_STRETCH: Final = 60
"""Days entered at once; Ramadan has 30."""


class Jurisdiction(StrEnum):
    """Where a day off holds."""

    RUSSIA = "RU"
    BASHKORTOSTAN = "RU-BA"
    KAZAKHSTAN = "KZ"
    OFFICE = "OFFICE"


class DayKind(StrEnum):
    """What a day in the holiday calendar is."""

    NONWORKING = "nonworking"
    WORKING_WEEKEND = "working_weekend"
    OBSERVANCE = "observance"
    """Worked, but to be thought of: Ramadan, a mourning, Friday prayer."""


JURISDICTIONS: Final[Mapping[Jurisdiction, str]] = {
    Jurisdiction.RUSSIA: N_("Russia"),
    Jurisdiction.BASHKORTOSTAN: N_("Bashkortostan"),
    Jurisdiction.KAZAKHSTAN: N_("Kazakhstan"),
    Jurisdiction.OFFICE: N_("The office’s own"),
}
DAY_KINDS: Final[Mapping[DayKind, str]] = {
    DayKind.NONWORKING: N_("day off"),
    DayKind.WORKING_WEEKEND: N_("working weekend"),
    DayKind.OBSERVANCE: N_("observance"),
}


@dataclass(frozen=True, slots=True)
class HolidayDay:
    """One day of the holiday calendar, whoever says so."""

    day: date
    jurisdiction: Jurisdiction
    kind: DayKind
    name: Texts
    is_estimated: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that are the same holiday: «1–6 января, Новогодние каникулы»."""

    days: Days
    jurisdiction: Jurisdiction
    kind: DayKind
    name: Texts
    is_estimated: bool


def stretches(days: Iterable[HolidayDay]) -> tuple[Stretch, ...]:
    """Put days in a row that are the same holiday together; by their first day, then by whose they are."""
    ordered = sorted(days, key=lambda one: (_place(one.jurisdiction), one.day))
    numbered = enumerate(ordered)
    found = []
    # In a row of days without a gap the day less its number stays the same.
    for _, row in groupby(numbered, key=lambda pair: (_same(pair[1]), pair[1].day - timedelta(days=pair[0]))):
        members = [one for _, one in row]
        first = members[0]
        found.append(Stretch(Days(first.day, members[-1].day), first.jurisdiction, first.kind, first.name, first.is_estimated))
    return tuple(sorted(found, key=lambda one: (one.days.first, _place(one.jurisdiction))))


def days_at_once(first: date, last: date) -> Days:
    """Return the days that are entered together, or refuse them."""
    if last < first:
        raise Refusal(N_("The last day %(last)s is before the first day %(first)s."), "last_day", first=first, last=last)
    if (last - first).days >= LONGEST_STRETCH:
        raise Refusal(N_("At most %(days)s days can be entered at once."), "last_day", days=LONGEST_STRETCH)
    known_year(first, "first_day")
    known_year(last, "last_day")
    return Days(first, last)


def known_year(day: date, field: str) -> date:
    """Return a day that a calendar may hold, or refuse it."""
    if not 1990 <= day.year <= 2100:
        raise Refusal(N_("The year must lie between 1990 and 2100."), field)
    return day


def _place(jurisdiction: Jurisdiction) -> int:
    return tuple(Jurisdiction).index(jurisdiction)


def _same(one: HolidayDay) -> tuple[Jurisdiction, DayKind, Texts, bool]:
    return one.jurisdiction, one.kind, one.name, one.is_estimated
