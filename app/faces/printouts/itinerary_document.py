"""What a programme of one's own says on paper («Личная программа»), as plain data for the template: A4 sheets, or an A6 booklet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_heading, day_long, day_month, days_range, local_time_note
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.planning.itineraries.rules import Subject
from app.planning.itineraries.told import Call, Hotel, Row, Told

_FOOT: Final = {"a4": 90, "a5": 55, "a6": 36}
"""Letters of a title that fit into the foot of a sheet."""

KICKERS: Final = {
    Subject.PERSON: N_("PERSONAL PROGRAMME"),
    Subject.DELEGATION: N_("PROGRAMME OF THE DELEGATION"),
    Subject.HALL: N_("CARD OF THE HALL"),
    Subject.VEHICLE: N_("DRIVER’S CARD"),
    Subject.INTERPRETER: N_("INTERPRETER’S CARD"),
    Subject.RESPONSIBLE: N_("WHAT I AM RESPONSIBLE FOR"),
}
"""The kind of paper, as it is headed."""


class Paper(StrEnum):
    """On what a programme of one's own is printed."""

    A4 = "a4"
    A6 = "a6"


@dataclass(frozen=True, slots=True)
class OwnIssue:
    """Which published version is printed; its moment, never that of printing, dates the paper."""

    number: int
    at: datetime
    """When it was published. Aware."""
    zone: str


def itinerary_document(programmes: Sequence[Told], paper: Paper, language: str, issue: OwnIssue) -> dict[str, Json]:
    """Return everything that `templates/print/itinerary.typ` prints: one programme after another, told in `language`."""
    with speaking(language):
        return {
            **frame(programmes, paper.value, language, issue),
            "columns": [gettext(N_("Time")), gettext(N_("What, where"))],
            "programmes": [_programme(one) for one in programmes],
            "empty": gettext(N_("Nothing yet")),
        }


def frame(papers: Sequence[Told], paper: str, language: str, issue: OwnIssue) -> dict[str, Json]:
    """Return what every such paper has: its name, its language, its foot."""
    name = gettext(KICKERS[papers[0].subject]).capitalize()
    whose = papers[0].name if len(papers) == 1 else papers[0].title
    return {
        "language": language,
        "paper": paper,
        "name": f"{name}. {clean(whose)}",
        "foot": {"left": shortened(clean(papers[0].title), _FOOT[paper]), "right": dated(issue)},
    }


def own_name(papers: Sequence[Told], language: str, number: int) -> str:
    """Return what the document is called as a file, without an extension: «Личная программа – Аманов И.И., версия 2»."""
    with speaking(language):
        kind = gettext(KICKERS[papers[0].subject]).capitalize()
        whose = papers[0].name if len(papers) == 1 else papers[0].title
        version = gettext(N_("version %(number)s"), number=number)
        return f"{kind} – {shortened(clean(whose), _FOOT['a4'])}, {version}"


def dated(issue: OwnIssue) -> str:
    """Return «Версия 2 от 20 ноября 2024 г.»."""
    day = issue.at.astimezone(zone(issue.zone)).date()
    return gettext(N_("Version %(number)s of %(day)s"), number=issue.number, day=day_long(day))


def where_and_when(programme: Told) -> str:
    """Return the city and the days of the event."""
    return ", ".join(filter(None, (said(programme.city), days_range(programme.days))))


def time_notes(programme: Told) -> dict[date, str]:
    """Return «время местное (UTC+5)» for each day that is printed."""
    days = [day for day, _ in programme.by_day()] or [programme.days.first]
    return {day: local_time_note(programme.zone, day) for day in days}


def row_head(row: Row) -> dict[str, Json]:
    """Return what a row begins with on every paper: its hours, and whether it is cancelled or not firm."""
    return {
        # The column is narrow: the word of an approximate time may stand above its digits.
        "hours": row.hours.replace(NBSP, " "),
        "hours_more": list(row.hours_more),
        "cancelled": gettext(N_("cancelled")) if row.cancelled else None,
        "tentative": gettext(N_("not yet firm")) if row.tentative and not row.cancelled else None,
    }


def calls_json(calls: Iterable[Call]) -> list[Json]:
    """Return whom to call."""
    return [{"who": said(call.who), "number": call.number} for call in calls]


def _programme(told: Told) -> Json:
    notes = time_notes(told)
    same = len(set(notes.values())) == 1
    return {
        "kicker": gettext(KICKERS[told.subject]),
        "name": said(told.name),
        "short": shortened(clean(told.name), 40),
        "position": said(told.position),
        "title": said(told.title),
        "standing": said(told.standing),
        "where_and_when": where_and_when(told),
        "time_note": next(iter(notes.values())) if same else "",
        "officer_label": gettext(N_("Your attached officer")),
        "officers": calls_json(told.officers),
        "desk": calls_json([told.desk] if told.desk else []),
        "hotel_label": gettext(N_("Hotel")),
        "hotels": [_hotel(hotel) for hotel in told.hotels],
        "days": [
            {"heading": day_heading(day), "short": day_month(day), "note": "" if same else notes[day], "rows": [_row(row) for row in rows]}
            for day, rows in told.by_day()
        ],
    }


def _hotel(hotel: Hotel) -> Json:
    return {
        "name": said(hotel.name),
        "address": said(hotel.spot.address),
        "days": days_range(hotel.days),
        "details": [said(line) for line in hotel.details],
        "calls": calls_json(hotel.calls),
    }


def _row(row: Row) -> Json:
    return {
        **row_head(row),
        "title": said(row.title),
        "place": said(row.place) if len(row.spots) < 2 else "",
        # The title of a transfer says from where to where already.
        "addresses": [said(f"{spot.name}: {spot.address}") for spot in row.spots if spot.address and len(row.spots) > 1],
        "details": [said(line) for line in row.details],
        "calls": calls_json(row.calls),
    }
