"""The list of an event's findings: which are asked for, on which page, grouped by how bad they are and by day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from app.ground.kernel.paging import last_page, page_within
from app.ground.kernel.refusals import N_
from app.ground.words.dates import day_month, weekday
from app.ground.words.messages import gettext
from app.ground.words.sorting import order
from app.judgement.conflicts.engine import SEVERITY_ORDER
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.names import Names
from app.judgement.conflicts.standing import Lapsed, Standing, day_of
from app.judgement.conflicts.wording import kind_told, person_told
from app.planning.events.kinds import Severity
from app.planning.events.wording import SEVERITIES

ROWS: Final = 100
MOST_PEOPLE: Final = 50
"""Persons whom the filter offers: those with the most findings."""

STATES: Final = {False: N_("Still open"), True: N_("Accepted with a reason")}

Link = tuple[str, dict[str, str], bool]
"""Text, query of the address, whether it is chosen."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are listed; None and empty are all. `waived` None is both sorts."""

    severity: Severity | None = None
    kind: str = ""
    day: date | None = None
    person: int | None = None
    waived: bool | None = None

    def query(self) -> dict[str, str]:
        """Return what is asked as it stands in an address."""
        waived = None if self.waived is None else "yes" if self.waived else "no"
        values = {"severity": self.severity, "kind": self.kind, "day": self.day, "person": self.person, "waived": waived}
        return {name: str(value) for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the list shows it, with the waiver that holds for it, or the one that holds no more."""

    finding: Finding
    day: date | None
    waiver: ConflictWaiver | None = None
    lapsed: Lapsed | None = None

    @property
    def section(self) -> tuple[int, int]:
        """In which part of the list it stands: the open ones by how bad they are, then the waived ones."""
        return (1, 0) if self.waiver else (0, SEVERITY_ORDER.index(self.finding.severity))

    def order(self) -> tuple[tuple[int, int], date, str]:
        """Return what sorts rows: by section, day and kind; what has no day comes first."""
        return self.section, self.day or date.min, self.finding.check


@dataclass(frozen=True, slots=True)
class Section:
    """The shown rows of a severity, or those waived; `total` counts what stands on the other pages too."""

    severity: Severity | None
    """None: the waived ones."""
    total: int
    days: tuple[tuple[date | None, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list."""

    sections: tuple[Section, ...]
    number: int
    pages: int
    total: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that are shown."""
        return tuple(row.finding for section in self.sections for _, rows in section.days for row in rows)


def asked(address: Mapping[str, str]) -> Wanted:
    """Read what an address asks for; what cannot be read counts as not asked."""
    severity, person = address.get("severity", ""), address.get("person", "")
    return Wanted(
        severity=Severity(severity) if severity in set(Severity) else None,
        kind=address.get("kind", "")[:40],
        day=_day(address.get("day", "")),
        person=int(person) if person.isascii() and person.isdigit() and len(person) < 10 else None,
        waived={"yes": True, "no": False}.get(address.get("waived", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def rows_of(standing: Standing) -> list[Row]:
    """Return everything that was found in an event, in the order of the list."""
    facts = standing.situation.facts
    rows = [
        Row(finding, day_of(finding, facts), lapsed=standing.lapsed.get(finding.key) if standing.lapsed else None)
        for finding in standing.open
    ]
    rows += [Row(finding, day_of(finding, facts), waiver=waiver) for finding, waiver in standing.waived]
    return sorted(rows, key=Row.order)


def page_of(rows: Iterable[Row], wanted: Wanted, number: int) -> Page:
    """Return a page of the rows that are asked for."""
    found = [row for row in rows if _fits(row, wanted)]
    number = page_within(number, len(found), ROWS)
    totals = Counter(row.section for row in found)
    sections = tuple(
        Section(None if section[0] else SEVERITY_ORDER[section[1]], totals[section], _by_day(shown))
        for section, shown in groupby(found[(number - 1) * ROWS : number * ROWS], key=lambda row: row.section)
    )
    return Page(sections, number, last_page(len(found), ROWS), len(found))


def _by_day(rows: Iterable[Row]) -> tuple[tuple[date | None, tuple[Row, ...]], ...]:
    return tuple((day, tuple(together)) for day, together in groupby(rows, key=lambda row: row.day))


def _fits(row: Row, wanted: Wanted) -> bool:
    finding = row.finding
    return (
        wanted.severity in (None, finding.severity)
        and wanted.kind in ("", finding.check)
        and wanted.day in (None, row.day)
        and (wanted.person is None or wanted.person in finding.people)
        and wanted.waived in (None, row.waiver is not None)
    )


def most_concerned(rows: Iterable[Row], wanted: Wanted) -> tuple[int, ...]:
    """Return the persons whom the filter offers: those with the most findings, and the one who is asked for."""
    numbers = Counter(person for row in rows for person in row.finding.people)
    most = sorted(numbers, key=lambda person: (-numbers[person], person))[:MOST_PEOPLE]
    return tuple(dict.fromkeys([*most, wanted.person] if wanted.person is not None else most))


def links(now: Wanted, rows: Iterable[Row], people: Iterable[int], names: Names) -> dict[str, list[Link]]:
    """Return for each filter its choices; one that would leave everything as it is has none."""
    rows = list(rows)
    severities = [severity for severity in SEVERITY_ORDER if any(row.finding.severity is severity for row in rows)]
    kinds = sorted({row.finding.check for row in rows}, key=lambda kind: order(kind_told(kind)))
    days = sorted({row.day for row in rows if row.day is not None})
    told = sorted(((person_told(person, names), person) for person in people), key=lambda one: order(one[0]))
    states = {row.waiver is not None for row in rows}
    found: dict[str, list[Link]] = {
        "severity": [(gettext(SEVERITIES[one]), replace(now, severity=one).query(), now.severity is one) for one in severities],
        "kind": [(kind_told(one), replace(now, kind=one).query(), now.kind == one) for one in kinds],
        "day": [(f"{day_month(one)}, {weekday(one)}", replace(now, day=one).query(), now.day == one) for one in days],
        "person": [(name, replace(now, person=one).query(), now.person == one) for name, one in told],
        "waived": [(gettext(STATES[one]), replace(now, waived=one).query(), now.waived is one) for one in (False, True) if one in states],
    }
    return {name: choices for name, choices in found.items() if len(choices) > 1 or any(chosen for *_, chosen in choices)}
