"""The lists of instructions and of the measures of the roadmap."""

from collections.abc import Iterable

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.undertakings.picture import Body, InstructionPicture, MeasurePicture, Roadmap
from app.matters.undertakings.wording import answering_told, section_told, state_told


def instructions_listing(rows: Iterable[InstructionPicture]) -> Listing:
    """Return instructions, a row each."""
    return Listing(
        title=gettext(N_("List of instructions")),
        subtitle="",
        columns=(
            Head(gettext(N_("№"))),
            Head(gettext(N_("What is to be done")), 50),
            Head(gettext(N_("Given on")), kind=ColumnKind.DAY),
            Head(gettext(N_("At which meeting")), 30),
            Head(gettext(N_("Responsible on our side")), 30),
            Head(gettext(N_("Responsible on the partner’s side")), 30),
            Head(gettext(N_("Answers in person"))),
            Head(gettext(N_("Due")), kind=ColumnKind.DAY),
            Head(gettext(N_("How far it has come"))),
            Head(gettext(N_("Settled on")), kind=ColumnKind.DAY),
            Head(gettext(N_("Evidence")), 40),
        ),
        rows=[_instruction(one) for one in rows],
        landscape=True,
    )


def roadmap_listing(roadmap: Roadmap) -> Listing:
    """Return the roadmap, a row for each measure, in the order of the sections."""
    rows = [(section, one) for section, measures in roadmap.sections for one in measures]
    return Listing(
        title=gettext(N_("Roadmap")),
        subtitle="",
        columns=(
            Head(gettext(N_("Section"))),
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Measure")), 50),
            Head(gettext(N_("First day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Due")), kind=ColumnKind.DAY),
            Head(gettext(N_("Executor of the Republic of Bashkortostan")), 30),
            Head(gettext(N_("Executor of the Kazakhstan side")), 30),
            Head(gettext(N_("Result")), 40),
            Head(gettext(N_("Status"))),
        ),
        rows=[(section_told(section), number, *_measure(one)) for number, (section, one) in enumerate(rows, 1)],
        landscape=True,
    )


def _instruction(one: InstructionPicture) -> tuple[Cell, ...]:
    language = current()
    return (
        one.number,
        one.text.told(language),
        one.given_on,
        one.meeting.title.told(language) if one.meeting else one.source,
        _named(one.ours),
        _named(one.theirs),
        answering_told(one.answering) if one.answering else "",
        one.due,
        state_told(one.state),
        one.settled_on,
        one.evidence.told(language),
    )


def _measure(one: MeasurePicture) -> tuple[Cell, ...]:
    language = current()
    return (
        one.title.told(language),
        one.first_day,
        one.due,
        _named(one.ours),
        _named(one.theirs),
        one.result.told(language),
        state_told(one.state),
    )


def _named(body: Body | None) -> str:
    return body.name.told(current()) if body else ""
