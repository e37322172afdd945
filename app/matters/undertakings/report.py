"""What has become of decisions since a day, for the next meeting: done with evidence, overdue, put off, still to be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.matters.undertakings.picture import InstructionPicture, Meeting
from app.matters.undertakings.queries import MOST_PRINTED, instructions_since, last_meeting_before, marks_after
from app.matters.undertakings.rules import SETTLED, InstructionState


class Outcome(StrEnum):
    """What has become of a decision, in the order of the report."""

    DONE = "done"
    OVERDUE = "overdue"
    PUT_OFF = "put_off"
    UNDER_WAY = "under_way"
    PERMANENT = "permanent"
    DROPPED = "dropped"


OUTCOME_NAMES: Final[Mapping[Outcome, str]] = {
    Outcome.DONE: N_("Carried out"),
    Outcome.OVERDUE: N_("Not carried out in time"),
    Outcome.PUT_OFF: N_("Put off"),
    Outcome.UNDER_WAY: N_("Not due yet"),
    Outcome.PERMANENT: N_("Carried out permanently"),
    Outcome.DROPPED: N_("Taken off control"),
}
Marks = Mapping[str, Any]
"""What stood in the fields of a mark before they were changed, as the log keeps it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What has become of decisions from a day (`since`) to another (`on`)."""

    since: date
    on: date
    parts: tuple[tuple[Outcome, tuple[InstructionPicture, ...]], ...]
    """What has any, in the order of the report."""
    meeting: Meeting | None = None
    """The meeting that `since` is the day of, where it is one's."""
    is_cut: bool = False
    """Whether there are more than are told."""

    def count(self, outcome: Outcome) -> int:
        """Return how many decisions have come to this."""
        return next((len(rows) for found, rows in self.parts if found is outcome), 0)

    @property
    def total(self) -> int:
        """How many decisions are told."""
        return sum(len(rows) for _, rows in self.parts)


def report_of(session: Session, on: date, since: date | None, *, office: str) -> Report:
    """Return the report as of a day; since the last meeting before it where nobody says since when, else since a year ago."""
    meeting = last_meeting_before(session, on) if since is None else None
    begun = since or (meeting.first_day if meeting else date(on.year - 1, on.month, 1))
    rows = instructions_since(session, begun, limit=MOST_PRINTED + 1)
    marks = marks_after(session, datetime.combine(on + timedelta(days=1), time(), zone(office))) if on < date.max else {}
    told = reported(rows[:MOST_PRINTED], begun, on, office=office, meeting=meeting, marks=marks)
    return replace(told, is_cut=len(rows) > MOST_PRINTED)


def reported(
    rows: Iterable[InstructionPicture],
    since: date,
    on: date,
    *,
    office: str,
    meeting: Meeting | None = None,
    marks: Mapping[int, Marks] = MappingProxyType({}),
) -> Report:
    """Return what has become of each decision, told once; those that were given later than `on` and those settled before are left out.

    `marks` are those that were replaced after that day, by the instruction's id.
    """
    found: dict[Outcome, list[InstructionPicture]] = {outcome: [] for outcome in OUTCOME_NAMES}
    for one in (as_of(each, on, office=office, marks=marks.get(each.id, {})) for each in rows):
        if one.given_on <= on and (one.state not in SETTLED or (one.settled_on is not None and since <= one.settled_on <= on)):
            found[outcome_of(one, since, on, office=office)].append(one)
    return Report(since, on, tuple((outcome, tuple(some)) for outcome, some in found.items() if some), meeting)


def as_of(one: InstructionPicture, on: date, *, office: str, marks: Marks = MappingProxyType({})) -> InstructionPicture:
    """Return a decision as it stood at the end of a day: what was settled, begun or put off later was not yet.

    What was noted later as settled by that day was settled; what was settled and put back on control later was settled as well.
    """
    later = [each for each in one.extensions if each.at.astimezone(zone(office)).date() > on]
    if later:
        one = replace(one, due=later[0].old_due, extensions=one.extensions[: len(one.extensions) - len(later)])
    if one.state in SETTLED and one.settled_on is not None and one.settled_on <= on:
        return one
    if marks:
        one = _marked(one, marks)
    if one.state in SETTLED and one.settled_on is not None and one.settled_on > on:
        one = replace(one, state=InstructionState.UNDER_WAY, evidence=Texts(), settled_on=None)
    return one


def _marked(one: InstructionPicture, marks: Marks) -> InstructionPicture:
    settled_on = marks.get("settled_on", one.settled_on)
    return replace(
        one,
        state=InstructionState(marks.get("state", one.state)),
        evidence=Texts.of(marks["evidence"] or {}) if "evidence" in marks else one.evidence,
        settled_on=date.fromisoformat(settled_on) if isinstance(settled_on, str) else settled_on,
    )


def outcome_of(one: InstructionPicture, since: date, on: date, *, office: str) -> Outcome:
    """Tell what has become of a decision; one that was put off and is overdue again is overdue."""
    if one.state in SETTLED:
        return Outcome.DONE if one.state is InstructionState.DONE else Outcome.DROPPED
    if one.due is None:
        return Outcome.PERMANENT
    if one.due < on:
        return Outcome.OVERDUE
    put_off = any(since <= each.at.astimezone(zone(office)).date() <= on for each in one.extensions)
    return Outcome.PUT_OFF if put_off else Outcome.UNDER_WAY
