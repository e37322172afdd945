"""Writes of instructions: add, change, mark how far one has come, put off, remove."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.due_rules import refuse_days, refuse_mark, refuse_putting_off, refuse_quiet_delay
from app.matters.undertakings.following import follow
from app.matters.undertakings.keepers import refuse_unless_keeps
from app.matters.undertakings.models import Dossier, DueExtension, Instruction, Measure
from app.matters.undertakings.queries import find_instruction_by_uid, get_instruction
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.matters.undertakings.targets import body_or_refuse, linked_or_refuse, meeting_and_point, person_or_refuse
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class InstructionDetails:
    """What the form of an instruction asks for; `due` None is «постоянно»."""

    text: Texts
    given_on: date
    due: date | None = None
    number: str = ""
    event_id: int | None = None
    item_id: int | None = None
    source: str = ""
    our_body_id: int | None = None
    their_body_id: int | None = None
    person_id: int | None = None
    measure_id: int | None = None
    dossier_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddInstruction:
    """Put an instruction under control. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    details: InstructionDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeInstruction:
    """Change an instruction that the person saw at revision `seen`."""

    instruction_id: int
    by: Actor
    seen: int | None
    details: InstructionDetails


@dataclass(frozen=True, slots=True)
class MarkInstruction:
    """Say how far an instruction has come; where it is settled, what shows it (or why it is taken off control), and on which day."""

    instruction_id: int
    by: Actor
    seen: int | None
    state: InstructionState
    evidence: Texts = Texts()
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """Give an instruction a later day, for a reason."""

    instruction_id: int
    by: Actor
    seen: int | None
    new_due: date
    reason: str


@dataclass(frozen=True, slots=True)
class RemoveInstruction:
    """Remove an instruction that was entered by mistake; one that is not carried out is taken off control instead."""

    instruction_id: int
    by: Actor
    seen: int | None


def add_instruction(session: Session, cmd: AddInstruction) -> int:
    """Enter the instruction and return its id."""
    _refuse_foreign(session, cmd.by, cmd.details.event_id)
    made = find_instruction_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    instruction = Instruction(uid=cmd.uid, code=cmd.code, state=InstructionState.OPEN, extensions=[])
    _write(session, instruction, cmd.details)
    made = made_once(session, instruction, lambda: find_instruction_by_uid(session, cmd.uid))
    return _followed(session, made)


def change_instruction(session: Session, cmd: ChangeInstruction) -> int:
    """Write the new details and return the instruction's id. A later day is refused here: that is putting off."""
    instruction = instruction_to_change(session, cmd.instruction_id, cmd.by, cmd.seen)
    _refuse_foreign(session, cmd.by, cmd.details.event_id)
    refuse_quiet_delay(instruction.due, cmd.details.due)
    _write(session, instruction, cmd.details)
    return _followed(session, instruction)


def mark_instruction(session: Session, cmd: MarkInstruction, *, today: date) -> int:
    """Write how far it has come and return the instruction's id. Where somebody has marked the same meanwhile, both wanted the same."""
    instruction = instruction_to_change(session, cmd.instruction_id, cmd.by, None)
    settled_on = cmd.settled_on if cmd.state in SETTLED else None
    if (instruction.state, instruction.evidence, instruction.settled_on) == (cmd.state, cmd.evidence, settled_on):
        return instruction.id
    refuse_if_stale(instruction, cmd.seen)
    refuse_mark(cmd.state, cmd.evidence, settled_on, begun=instruction.given_on, today=today)
    instruction.state, instruction.evidence, instruction.settled_on = cmd.state, cmd.evidence, settled_on
    return _followed(session, instruction)


def put_off(session: Session, cmd: PutOff, *, now: datetime) -> int:
    """Write the later day with its reason and return the instruction's id; pressing twice puts off once."""
    instruction = instruction_to_change(session, cmd.instruction_id, cmd.by, None)
    last = instruction.extensions[-1] if instruction.extensions else None
    if last is not None and (last.new_due, last.reason, instruction.due) == (cmd.new_due, cmd.reason, cmd.new_due):
        return instruction.id
    refuse_if_stale(instruction, cmd.seen)
    refuse_putting_off(instruction.state, instruction.due, cmd.new_due, cmd.reason)
    instruction.extensions.append(
        DueExtension(old_due=instruction.due, new_due=cmd.new_due, reason=cmd.reason, by_id=cmd.by.id, by_name=cmd.by.name, at=now)
    )
    instruction.due = cmd.new_due
    return _followed(session, instruction)


def remove_instruction(session: Session, cmd: RemoveInstruction) -> None:
    """Remove the instruction; what has been settled stays."""
    instruction = instruction_to_change(session, cmd.instruction_id, cmd.by, cmd.seen)
    if instruction.state in SETTLED:
        raise Refusal(N_("What has been settled stays on record. If it has not been, put it back on control first."))
    session.delete(instruction)
    session.flush()
    follow(session, instruction.uid, now=clock.now())


def instruction_to_change(session: Session, instruction_id: int, by: Actor, seen: int | None) -> Instruction:
    """Return an instruction that this person may change and that is as they saw it."""
    instruction = get_instruction(session, instruction_id)
    refuse_unless_keeps(by, instruction.event)
    refuse_if_stale(instruction, seen)
    return instruction


def _followed(session: Session, instruction: Instruction) -> int:
    """Let those above follow the instruction, and return its id."""
    session.flush()
    follow(session, instruction.uid, now=clock.now())
    return instruction.id


def _refuse_foreign(session: Session, by: Actor, event_id: int | None) -> None:
    """Refuse to put an instruction where this person may write none: at somebody else's meeting, or at none."""
    refuse_unless_keeps(by, session.get(Event, event_id) if event_id is not None else None)


def _write(session: Session, instruction: Instruction, details: InstructionDetails) -> None:
    """Ask the database for all that is named before anything is changed, so that nothing half-written is flushed."""
    if not details.text.ru:
        raise Refusal(N_("Fill this in."), "text")
    refuse_days(details.given_on, details.due, first_field="given_on")
    event, item = meeting_and_point(session, details.event_id, details.item_id)
    our_body = body_or_refuse(session, details.our_body_id, "our_body", ours=True, kept=instruction.our_body_id)
    their_body = body_or_refuse(session, details.their_body_id, "their_body", ours=False, kept=instruction.their_body_id)
    person = person_or_refuse(session, details.person_id, kept=instruction.person_id)
    measure = linked_or_refuse(session, Measure, details.measure_id, "measure_id")
    dossier = linked_or_refuse(session, Dossier, details.dossier_id, "dossier_id")
    instruction.text, instruction.given_on, instruction.due = details.text, details.given_on, details.due
    instruction.number, instruction.source, instruction.note = details.number, details.source, details.note
    instruction.event, instruction.item = event, item
    instruction.our_body, instruction.their_body, instruction.person = our_body, their_body, person
    instruction.measure, instruction.dossier = measure, dossier
