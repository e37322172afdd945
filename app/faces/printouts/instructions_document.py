"""What the list of instructions says on paper («Перечень поручений»): by due day or by body, as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.faces.printouts.lists_document import Cell, Column, cell
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, body_cell, cut_told, part, sheet
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.undertakings.board import by_body
from app.matters.undertakings.picture import InstructionPicture
from app.matters.undertakings.rules import SETTLED
from app.matters.undertakings.wording import answering_told, state_told


@dataclass(frozen=True, slots=True)
class InstructionsPicture:
    """The instructions of a list, and what it was cut down to, in words."""

    rows: tuple[InstructionPicture, ...]
    by_body: bool = False
    title: str = ""
    is_cut: bool = False


def instructions_document(picture: InstructionsPicture, dated: Dated, language: str) -> dict[str, Json]:
    """Return the list. What is overdue is not said on it: that is true of a day, and the paper lives longer."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 14),
            Column(gettext(N_("What is to be done"))),
            Column(gettext(N_("Responsible on our side")), 54),
            Column(gettext(N_("Responsible on the partner’s side")), 46),
            Column(gettext(N_("Due")), 34),
            Column(gettext(N_("Mark")), 48),
        )
        parts = _by_body(picture.rows) if picture.by_body else _by_term(picture.rows)
        sections = [part(heading, [_row(one) for one in some], columns) for heading, some in parts if some]
        name = gettext(N_("List of instructions"))
        head = Head(gettext(N_("LIST OF INSTRUCTIONS")), picture.title, name, note=cut_told(picture.is_cut))
        return sheet(head, dated, columns, sections)


def _by_term(rows: Iterable[InstructionPicture]) -> list[tuple[str, Sequence[InstructionPicture]]]:
    known = tuple(rows)
    open_ones = [one for one in known if one.state not in SETTLED]
    return [
        (gettext(N_("With a term")), [one for one in open_ones if one.due]),
        (gettext(N_("Carried out permanently")), [one for one in open_ones if not one.due]),
        (gettext(N_("Settled")), [one for one in known if one.state in SETTLED]),
    ]


def _by_body(rows: Iterable[InstructionPicture]) -> list[tuple[str, Sequence[InstructionPicture]]]:
    nobody = gettext(N_("Nobody is named yet"))
    return [(clean(group.body.name.told(current())) if group.body else nobody, group.rows) for group in by_body(rows)]


def _row(one: InstructionPicture) -> tuple[Cell, ...]:
    language = current()
    given = one.meeting.title.told(language) if one.meeting else one.source
    return (
        cell(("number", one.number)),
        cell(("main", one.text.told(language)), ("more", ", ".join(filter(None, (clean(given), day_short(one.given_on)))))),
        body_cell(one.ours, person=answering_told(one.answering) if one.answering else ""),
        body_cell(one.theirs),
        cell(("strong", day_short(one.due) if one.due else gettext(N_("permanently"))), ("more", _first_due(one))),
        cell(("note", _mark(one)), ("more", one.evidence.told(language))),
    )


def _first_due(one: InstructionPicture) -> str:
    return gettext(N_("first due %(day)s"), day=day_short(one.first_due)) if one.extensions and one.first_due else ""


def _mark(one: InstructionPicture) -> str:
    told = state_told(one.state)
    return f"{told}, {day_short(one.settled_on)}" if one.settled_on else told
