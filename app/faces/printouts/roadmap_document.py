"""What the roadmap says on paper («Дорожная карта»), as plain data for the template and the word processor."""

from app.faces.printouts.lists_document import Cell, Column, cell
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, body_cell, part, sheet
from app.ground.kernel.refusals import N_
from app.ground.words.dates import DASH, day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.undertakings.picture import MeasurePicture, Roadmap
from app.matters.undertakings.wording import section_told, state_told


def roadmap_document(roadmap: Roadmap, dated: Dated, language: str) -> dict[str, Json]:
    """Return the roadmap by section, numbered through. What is overdue is not said: that is true of a day, and the paper lives longer."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 10),
            Column(gettext(N_("Measure"))),
            Column(gettext(N_("Term")), 32),
            Column(gettext(N_("Executor of the Republic of Bashkortostan")), 46),
            Column(gettext(N_("Executor of the Kazakhstan side")), 46),
            Column(gettext(N_("Result")), 44),
            Column(gettext(N_("Status")), 26),
        )
        number, sections = 1, []
        for section, measures in roadmap.sections:
            rows = [_row(place, one) for place, one in enumerate(measures, number)]
            sections.append(part(section_told(section), rows, columns))
            number += len(measures)
        name = gettext(N_("Roadmap"))
        title = gettext(N_("of cooperation between the Republic of Bashkortostan and the Republic of Kazakhstan"))
        return sheet(Head(gettext(N_("ROADMAP")), title, name), dated, columns, sections)


def _row(number: int, one: MeasurePicture) -> tuple[Cell, ...]:
    return (
        cell(("number", str(number))),
        cell(("main", one.title.told(current()))),
        cell(("strong", term(one))),
        body_cell(one.ours),
        body_cell(one.theirs),
        cell(("note", one.result.told(current()))),
        cell(("note", state_told(one.state))),
    )


def term(one: MeasurePicture) -> str:
    """Return from when to when a measure is carried out."""
    if one.due is None:
        since = gettext(N_("from %(day)s"), day=day_short(one.first_day)) if one.first_day else ""
        return ", ".join(filter(None, (since, gettext(N_("permanently")))))
    return f"{day_short(one.first_day)} {DASH}\n{day_short(one.due)}" if one.first_day else day_short(one.due)
