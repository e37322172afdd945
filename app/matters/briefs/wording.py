"""How a brief is told: what it is about, its figures as a table and as charts, what the directory says of a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.briefs.figures import MOST_CHARTS, Figure, Series, number_told, series_of, years_of
from app.matters.briefs.rules import BRIEF_KIND_NAMES, BriefKind
from app.register.directory.models import Appointment

_KINDS: Final[Mapping[BriefKind, str]] = {
    BriefKind.PERSON: N_("Briefs on persons"),
    BriefKind.REGION: N_("Briefs on regions"),
    BriefKind.TRADE: N_("Briefs on trade"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a chart: its number in words, and how high it stands, in hundredths of the highest."""

    year: int
    told: str
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A few bars, with what they count."""

    label: Texts
    unit: Texts
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a brief: a row each series, a column each year; an empty cell where nothing is known."""

    years: tuple[int, ...]
    rows: tuple[tuple[Texts, Texts, tuple[str, ...]], ...]
    charts: tuple[Chart, ...]


def table_of(figures: Iterable[Figure]) -> Table:
    """Return the figures as a table, and as charts where a look beats reading, in the spoken language."""
    series, language = series_of(figures), current()
    years = years_of(series)
    rows = tuple(
        (one.label, one.unit, tuple(number_told(one.values[year], language) if year in one.values else "" for year in years))
        for one in series
    )
    drawn = [one for one in series if one.is_drawn]
    return Table(years, rows, tuple(_chart(one, language) for one in drawn[:MOST_CHARTS]))


def kind_told(kind: BriefKind) -> str:
    """Return what a brief is about, in words."""
    return gettext(BRIEF_KIND_NAMES[kind])


def kinds_told(kind: BriefKind) -> str:
    """Return the heading over the briefs of a kind."""
    return gettext(_KINDS[kind])


def years_told(one: Appointment) -> str:
    """Return the years of an appointment: «2019–2023», «с 2023» as «2023–»; nothing where none is known."""
    since, until = (day.year if day else None for day in (one.since, one.until))
    if since is None and until is None:
        return ""
    return str(since) if since == until else f"{since or '…'}–{until or ''}"


def held(appointments: Iterable[Appointment], day: date) -> list[Appointment]:
    """Return the appointments that began by a day: those that last first, then the latest ended one first."""
    begun = [one for one in appointments if one.since is None or one.since <= day]
    lasting = [one for one in begun if one.holds_on(day)]
    over = sorted((one for one in begun if one not in lasting), key=lambda one: one.until or date.min, reverse=True)
    return [*lasting, *over]


def _chart(one: Series, language: str) -> Chart:
    bars = tuple(Bar(year, number_told(one.values[year], language), height) for year, height in one.heights())
    return Chart(one.label, one.unit, bars)
