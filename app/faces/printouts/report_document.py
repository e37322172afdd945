"""What has become of decisions, on paper for the next meeting («Информация об исполнении»), as plain data.

It goes to both sides: each decision stands in the words of minutes, and nobody is said to have been instructed.
"""

from datetime import date

from app.faces.printouts.lists_document import Cell, Column, cell
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, cut_told, part, sheet
from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.undertakings.picture import InstructionPicture
from app.matters.undertakings.report import OUTCOME_NAMES, Report
from app.matters.undertakings.rules import SETTLED
from app.matters.undertakings.wording import decided, nearness, state_told


def report_document(report: Report, dated: Dated, language: str) -> dict[str, Json]:
    """Return the report; it is of the day that it names."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 14),
            Column(gettext(N_("What was decided"))),
            Column(gettext(N_("Term")), 36),
            Column(gettext(N_("What has been done")), 92),
        )
        sections = [
            part(gettext(OUTCOME_NAMES[outcome]), [_row(one, report.on) for one in rows], columns) for outcome, rows in report.parts
        ]
        counts = "; ".join(f"{gettext(OUTCOME_NAMES[outcome]).lower()}: {len(rows)}" for outcome, rows in report.parts)
        head = Head(
            gettext(N_("INFORMATION")),
            gettext(N_("on what has become of the decisions")),
            gettext(N_("Information on what has become of the decisions")),
            gettext(N_("from %(first)s to %(last)s"), first=day_long(report.since), last=day_long(report.on)),
            "\n".join(filter(None, (counts, _of_which_day(report, dated), cut_told(report.is_cut)))),
        )
        return sheet(head, dated, columns, sections)


def _of_which_day(report: Report, dated: Dated) -> str:
    """Say what a report of an earlier day cannot take back: how far those on control had come, and their words."""
    if dated.at is None or dated.at.astimezone(zone(dated.zone)).date() <= report.on:
        return ""
    return gettext(N_("Terms and completion are of the day named; all else is as last changed."))


def _row(one: InstructionPicture, on: date) -> tuple[Cell, ...]:
    language = current()
    meeting = f"{one.meeting.title.told(language)}, {day_short(one.given_on)}" if one.meeting else ""
    return (
        cell(("number", one.number)),
        cell(("main", decided(one)), ("more", meeting)),
        cell(("strong", day_short(one.due) if one.due else gettext(N_("permanently")))),
        cell(*_done(one, on)),
    )


def _done(one: InstructionPicture, on: date) -> list[tuple[str, str]]:
    told = state_told(one.state)
    if one.state in SETTLED and one.settled_on:
        told = f"{told}, {day_short(one.settled_on)}"
    late = nearness(one, on) if one.due and one.due < on else ""
    return [
        ("note", ", ".join(filter(None, (told, late)))),
        ("note", one.evidence.told(current())),
        *(("more", gettext(N_("put off to %(day)s: %(reason)s"), day=_day(each.new_due), reason=each.reason)) for each in one.extensions),
    ]


def _day(day: date | None) -> str:
    return day_short(day) if day else gettext(N_("permanently"))
