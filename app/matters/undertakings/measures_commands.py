"""Writes of the roadmap: add, change, mark how far a measure has come, put in order, remove."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.due_rules import refuse_days
from app.matters.undertakings.keepers import refuse_unless_keeps
from app.matters.undertakings.measures_queries import find_measure_by_uid, get_measure
from app.matters.undertakings.models import Dossier, Measure
from app.matters.undertakings.rules import SETTLED, InstructionState, Section
from app.matters.undertakings.targets import body_or_refuse, linked_or_refuse
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class MeasureDetails:
    """What the form of a measure asks for; `due` None is «постоянно»."""

    section: Section
    title: Texts
    our_executor_id: int | None = None
    their_executor_id: int | None = None
    first_day: date | None = None
    due: date | None = None
    dossier_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """Put a measure into the roadmap, as the last one of its section. `uid` is chosen by the page: pressing twice makes one."""

    by: Actor
    uid: str
    details: MeasureDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeMeasure:
    """Change a measure that the person saw at revision `seen`."""

    measure_id: int
    by: Actor
    seen: int | None
    details: MeasureDetails


@dataclass(frozen=True, slots=True)
class MarkMeasure:
    """Say how far a measure has come and what has come of it."""

    measure_id: int
    by: Actor
    seen: int | None
    state: InstructionState
    result: Texts = Texts()


@dataclass(frozen=True, slots=True)
class ReorderMeasure:
    """Let a measure stand before (−1) or after (+1) its neighbour in the section."""

    measure_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """Remove a measure that was entered by mistake; instructions that belonged to it stay."""

    measure_id: int
    by: Actor
    seen: int | None


def add_measure(session: Session, cmd: AddMeasure) -> int:
    """Enter the measure and return its id."""
    refuse_unless_keeps(cmd.by)
    made = find_measure_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    measure = Measure(uid=cmd.uid, code=cmd.code, state=InstructionState.OPEN, result=Texts())
    _write(session, measure, cmd.details)
    return made_once(session, measure, lambda: find_measure_by_uid(session, cmd.uid)).id


def change_measure(session: Session, cmd: ChangeMeasure) -> int:
    """Write the new details and return the measure's id."""
    measure = measure_to_change(session, cmd.measure_id, cmd.by, cmd.seen)
    _write(session, measure, cmd.details)
    session.flush()
    return measure.id


def mark_measure(session: Session, cmd: MarkMeasure) -> int:
    """Write how far it has come and return the measure's id; what is settled says with which result."""
    measure = measure_to_change(session, cmd.measure_id, cmd.by, None)
    if (measure.state, measure.result) == (cmd.state, cmd.result):
        return measure.id
    refuse_if_stale(measure, cmd.seen)
    if cmd.state in SETTLED and not cmd.result.ru:
        raise Refusal(N_("Say with which result."), "result")
    measure.state, measure.result = cmd.state, cmd.result
    session.flush()
    return measure.id


def reorder_measure(session: Session, cmd: ReorderMeasure) -> int:
    """Let the measure change places with its neighbour; return its id."""
    measure = measure_to_change(session, cmd.measure_id, cmd.by, cmd.seen)
    query = select(Measure.id, Measure.position).where(Measure.section == measure.section).order_by(Measure.position, Measure.id)
    rows = [(row.id, row.position) for row in session.execute(query)]
    for ident, position in exchanged(rows, measure.id, cmd.step).items():
        if ident == measure.id:
            measure.position = position  # a second press of the button finds a new revision, and changes nothing back
        else:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Measure).where(Measure.id == ident).values(position=position))
    session.flush()
    return measure.id


def remove_measure(session: Session, cmd: RemoveMeasure) -> None:
    """Remove the measure."""
    session.delete(measure_to_change(session, cmd.measure_id, cmd.by, cmd.seen))
    session.flush()


def measure_to_change(session: Session, measure_id: int, by: Actor, seen: int | None) -> Measure:
    """Return a measure that this person may change and that is as they saw it."""
    refuse_unless_keeps(by)
    measure = get_measure(session, measure_id)
    refuse_if_stale(measure, seen)
    return measure


def _write(session: Session, measure: Measure, details: MeasureDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title")
    refuse_days(details.first_day, details.due, first_field="first_day")
    our = body_or_refuse(session, details.our_executor_id, "our_executor", ours=True, kept=measure.our_executor_id)
    their = body_or_refuse(session, details.their_executor_id, "their_executor", ours=False, kept=measure.their_executor_id)
    dossier = linked_or_refuse(session, Dossier, details.dossier_id, "dossier_id")
    if measure.section is not details.section:
        measure.position = _next_position(session, details.section)
    measure.section, measure.title = details.section, details.title
    measure.our_executor, measure.their_executor, measure.dossier = our, their, dossier
    measure.first_day, measure.due = details.first_day, details.due


def _next_position(session: Session, section: Section) -> int:
    last = session.scalar(select(func.max(Measure.position)).where(Measure.section == section))
    return 0 if last is None else last + 1
