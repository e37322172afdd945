"""What the agenda of a meeting says on paper («Повестка заседания»): numbered questions, who reports, who else speaks; plain data."""

from collections.abc import Sequence
from typing import Final

from app.faces.printouts.agenda_sheet import Column, Head, section, upright_sheet
from app.faces.printouts.lists_document import Cell, Occasion, Part, Standing, cell
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import clock, day_long, duration, local_time_note
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.matters.meetings.agenda import points_of
from app.matters.meetings.wording import manner_told
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import ItemKind, Speech, Visibility
from app.planning.programmes.wording import place_in_full

_MEETING: Final = "заседание "
_OF_MEETING: Final = "заседания "


def agenda_document(programme: Programme, standing: Standing, language: str) -> dict[str, Json]:
    """Return the agenda of a meeting; what only hosts may read keeps its number and is left out."""
    with speaking(language):
        points = points_of(programme)
        numbered = [(number, item) for number, item in enumerate(points, 1) if item.visibility is not Visibility.HOSTS]
        columns = (
            Column("number", gettext(N_("№")), 10),
            Column("question", gettext(N_("Question"))),
            Column("reports", gettext(N_("Reports, min")), 48),
            Column("speak", gettext(N_("Co-reports and speaks, min")), 48),
        )
        rows = [_row(number, item) for number, item in numbered]
        occasion = Occasion(programme.title, programme.city, programme.days, programme.zone)
        return upright_sheet(_head(programme, points), occasion, standing, columns, [section("", "", rows)] if rows else [])


def of_the_meeting(title: str) -> str:
    """Return the title of a meeting as it goes on from «ПОВЕСТКА»; empty where it cannot be declined."""
    declinable = current() == "ru" and title.casefold().startswith(_MEETING)
    return f"{_OF_MEETING}{title[len(_MEETING) :]}" if declinable else ""


def when_told(programme: Programme, items: Sequence[Item]) -> str:
    """Return the day of a meeting and from when to when it lasts, by the clocks of its place."""
    days = sorted({item.when.day for item in items}) or [programme.days.first]
    day = day_long(days[0])
    starts = [item.when.start for item in items if item.when.start and item.when.day == days[0]]
    ends = [item.when.end for item in items if item.when.end and item.when.day == days[0]]
    if not starts:
        return day
    first = min(starts, key=lambda wall: wall.instant)
    hours = clock(first)
    if len(days) == 1 and ends:
        hours = f"{hours}–{clock(max(ends, key=lambda wall: wall.instant))}"
    return gettext(N_("%(day)s, %(hours)s, %(note)s"), day=day, hours=hours, note=local_time_note(programme.zone, days[0]))


def place_told(programme: Programme, items: Sequence[Item]) -> str:
    """Return where a meeting is held: the place of the first item that has one, else the city."""
    place = next((item.place for item in items if item.place), None)
    return place_in_full(place, current()) or clean(programme.city.told(current()))


def _head(programme: Programme, points: Sequence[Item]) -> Head:
    title = clean(programme.title.told(current()))
    declined = of_the_meeting(title)
    items = [*_opening(programme, points), *points]
    return Head(
        kicker=gettext(N_("AGENDA")) if declined else gettext(N_("AGENDA OF THE MEETING")),
        subject=declined or title,
        when=when_told(programme, items),
        where=place_told(programme, items),
        name=gettext(N_("Agenda")),
    )


def _opening(programme: Programme, points: Sequence[Item]) -> list[Item]:
    """Return the ceremony right before the first question, with which the meeting begins."""
    first = points[0] if points else None
    if first is None or first.when.start is None:
        return []
    begins = first.when.start.instant
    return [
        item
        for item in programme.items
        if item.kind is ItemKind.CEREMONY and not item.cancelled and item.when.end and item.when.end.instant == begins
    ]


def _row(number: int, item: Item) -> dict[str, Cell]:
    reports, others = item.speeches[:1], item.speeches[1:]
    return {
        "number": cell(("number", str(number))),
        "question": cell(("main", item.title.told(current()))),
        "reports": tuple(part for speech in reports for part in _speech(speech)),
        "speak": tuple(part for speech in others for part in _speech(speech)),
    }


def _speech(speech: Speech) -> Cell:
    manner = manner_told(speech)
    name = speech.speaker.told(current()).replace(" ", NBSP, 1)
    told: list[Part] = [("name", f"{name}{NBSP}– {duration(speech.minutes)}")]
    return cell(*told, ("more", manner))
