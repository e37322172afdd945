"""What the technical rider of a troupe and the schedule of freight say on paper, as plain data."""

from collections.abc import Iterable, Iterator, Sequence

from app.faces.printouts.lists_document import Cell, Column, cell
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, part, sheet
from app.faces.printouts.wording import shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_month, day_short, days_range, hours, weekday
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.troupes.models import Appearance, RiderNeed
from app.matters.troupes.rules import FreightDay
from app.matters.troupes.stage import FreightRow, TroupeRow
from app.matters.troupes.wording import area_told, size_told, state_told, step_told
from app.planning.events.models import Event

_NAME = 80
"""Letters of a name that fit into that of a file."""


def rider_document(row: TroupeRow, event: Event, dated: Dated, language: str) -> dict[str, Json]:
    """Return the technical rider of a troupe, by area, with what the hosts answer."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 12),
            Column(gettext(N_("What is needed"))),
            Column(gettext(N_("How far it is met")), 34),
            Column(gettext(N_("Answer of the hosts")), 84),
            Column(gettext(N_("Until when")), 28),
        )
        numbers = iter(range(1, 1 + sum(len(needs) for _, needs in row.rider)))
        sections = [part(area_told(area), [_need(one, numbers) for one in needs], columns) for area, needs in row.rider]
        name = _short(row.troupe.name)
        note = "; ".join(_of_troupe(row))
        head = Head(gettext(N_("TECHNICAL RIDER")), name, f"{gettext(N_('Technical rider'))} – {name}", _occasion(event), note)
        return sheet(head, dated, columns, sections)


def freight_document(rows: Sequence[FreightRow], event: Event, dated: Dated, language: str) -> dict[str, Json]:
    """Return what travels for an event, with papers and days. What is overdue is not said: that is true of a day only."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 12),
            Column(gettext(N_("What travels"))),
            Column(gettext(N_("Carrier")), 42),
            Column(gettext(N_("Papers for customs")), 52),
            Column(gettext(N_("Way there")), 46),
            Column(gettext(N_("Way home")), 46),
        )
        told = [_freight(number, row) for number, row in enumerate(rows, 1)]
        what = gettext(N_("Schedule of freight"))
        head = Head(gettext(N_("SCHEDULE OF FREIGHT")), clean(event.title.told(language)), f"{what} – {_short(event.title)}", _when(event))
        return sheet(head, dated, columns, [part(what, told, columns)] if told else [])


def _need(need: RiderNeed, numbers: Iterator[int]) -> tuple[Cell, ...]:
    return (
        cell(("number", str(next(numbers)))),
        cell(("main", need.text)),
        cell(("note", state_told(need.state))),
        cell(("main", need.answer)),
        cell(("strong", day_short(need.due) if need.due else "")),
    )


def _of_troupe(row: TroupeRow) -> Iterable[str]:
    troupe, language = row.troupe, current()
    if troupe.genre:
        yield clean(troupe.genre.told(language))
    if troupe.people:
        yield gettext(N_("people: %(count)s"), count=troupe.people)
    if troupe.leader:
        yield gettext(N_("leader: %(name)s"), name=clean(troupe.leader.name.told(language)))
    for show in row.performances:
        yield _hour(show.appearance)
        yield from (_hour(one.appearance) for one in show.rehearsals)


def _hour(one: Appearance) -> str:
    title = clean(one.item.title.told(current()))
    return f"{title} ({day_month(one.item.day)}, {hours(one.item.when)})"


def _freight(number: int, row: FreightRow) -> tuple[Cell, ...]:
    freight, language = row.freight, current()
    whose = clean(freight.troupe.name.told(language)) if freight.troupe else ""
    there, home = tuple(FreightDay)[:4], tuple(FreightDay)[4:]
    return (
        cell(("number", str(number))),
        cell(("main", freight.what.told(language)), ("note", size_told(freight)), ("more", whose), ("more", freight.note or "")),
        cell(("main", freight.carrier or "")),
        cell(("main", freight.papers or ""), ("more", freight.customs_post or "")),
        _days(row, there),
        _days(row, home),
    )


def _days(row: FreightRow, steps: Iterable[FreightDay]) -> Cell:
    known = ((step, row.days[step]) for step in steps)
    return cell(*(("note", f"{step_told(step)} – {day_short(day)}, {weekday(day, short=True)}") for step, day in known if day))


def _occasion(event: Event) -> str:
    return f"{clean(event.title.told(current()))}, {_when(event)}"


def _when(event: Event) -> str:
    return ", ".join(filter(None, (event.city.name.told(current()), days_range(event.days))))


def _short(name: Texts) -> str:
    return shortened(clean(name.told(current())), _NAME)
