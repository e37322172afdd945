"""What the register of an event's gifts («Реестр подарков») says on paper: what our side gives, what it receives."""

from collections.abc import Sequence

from app.faces.printouts.lists_document import Cell, Column, cell
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, part, sheet
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.talks.listing import GiftRow, Register
from app.matters.talks.table import short_name
from app.matters.talks.wording import gift_state_told, roubles, total_told
from app.register.directory.models import Person


def gifts_document(title: Texts, register: Register, dated: Dated, language: str) -> dict[str, Json]:
    """Return the register. What is overdue is not said on it: that is true of a day, and the paper lives longer."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 10),
            Column(gettext(N_("Gift"))),
            Column(gettext(N_("Who gives it")), 40),
            Column(gettext(N_("Who receives it")), 40),
            Column(gettext(N_("Handed over at")), 52),
            Column(gettext(N_("Worth")), 24),
            Column(gettext(N_("Mark")), 44),
        )
        parts = (
            (gettext(N_("Given by our side")), register.given, register.total_given),
            (gettext(N_("Received by our side")), register.received, register.total_received),
        )
        sections = [part(f"{heading}: {total_told(total)}", _rows(rows), columns) for heading, rows, total in parts if rows]
        name = gettext(N_("Register of gifts"))
        return sheet(Head(gettext(N_("REGISTER OF GIFTS")), clean(title.told(language)), name), dated, columns, sections)


def _rows(rows: Sequence[GiftRow]) -> list[tuple[Cell, ...]]:
    return [_row(number, row) for number, row in enumerate(rows, 1)]


def _row(number: int, row: GiftRow) -> tuple[Cell, ...]:
    one, language = row.gift, current()
    return (
        cell(("number", str(number))),
        cell(("main", one.what.told(language)), ("more", one.note)),
        cell(("note", _named(one.giver))),
        cell(("note", _named(one.receiver))),
        cell(("note", one.item.title.told(language) if one.item else ""), ("more", day_short(one.handed_on) if one.handed_on else "")),
        cell(("note", roubles(one.value) if one.value is not None else "")),
        cell(("note", gift_state_told(one.state)), ("more", one.keeper), ("more", one.act)),
    )


def _named(person: Person | None) -> str:
    return short_name(person).told(current()) if person else ""
