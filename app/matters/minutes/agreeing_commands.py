"""Writes about agreeing on minutes: send them out, note remarks and what became of them, note that a side has agreed, approve."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.minutes.consents import asked_sides, open_remarks, settle, stands_of
from app.matters.minutes.models import Decision, Minutes, MinutesConsent, MinutesPoint, MinutesRemark
from app.matters.minutes.opening import minutes_held, minutes_to_change
from app.matters.minutes.picture import MinutesPicture, as_json, digest
from app.matters.minutes.queries import find_remark_by_uid, get_remark
from app.matters.minutes.reading import drawn
from app.matters.minutes.rules import MinutesState, RemarkState
from app.matters.minutes.wording_rules import number_told, without_term
from app.matters.undertakings.commands import AddInstruction, InstructionDetails, add_instruction
from app.matters.undertakings.models import Instruction
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class SendOut:
    """Let both sides comment on the draft, or take it back into the office."""

    minutes_id: int
    by: Actor
    seen: int | None
    state: MinutesState = MinutesState.DISCUSSED


@dataclass(frozen=True, slots=True)
class AddRemark:
    """Note what a side wants changed: of the whole, of a section, or of a decision. Pressing twice notes it once."""

    minutes_id: int
    by: Actor
    uid: str
    side: PartySide
    author: str
    text: str
    point_id: int | None = None
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerRemark:
    """Say what became of a remark; one that has been answered meanwhile is not answered anew."""

    remark_id: int
    by: Actor
    state: RemarkState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AddConsent:
    """Note that a side has agreed to the text with a digest: who, by which letter, on which day."""

    minutes_id: int
    by: Actor
    seen: int | None
    digest: str
    side: PartySide
    who: str
    letter: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class ApproveMinutes:
    """Freeze the text with a digest, as both sides have signed it on a day."""

    minutes_id: int
    by: Actor
    seen: int | None
    digest: str
    signed_on: date


def send_out(session: Session, cmd: SendOut) -> int:
    """Write the state and return the minutes' id."""
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by)
    if cmd.state not in (MinutesState.DRAFT, MinutesState.DISCUSSED):
        raise Refusal(N_("Minutes become agreed when both sides have agreed, and approved when they are signed."), "state")
    if minutes.state is cmd.state:
        return minutes.id
    refuse_if_stale(minutes, cmd.seen)
    if not minutes.points:
        raise Refusal(N_("There is no section in these minutes yet."), "state")
    minutes.state = cmd.state
    session.flush()
    settle(session, minutes.id)
    return minutes.id


def add_remark(session: Session, cmd: AddRemark, *, now: datetime) -> int:
    """Note the remark and return its id; minutes that were agreed are discussed again."""
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by)
    made = _made_remark(session, minutes, cmd.uid)
    if made is not None:
        return made.id
    _refuse_draft(minutes)
    if cmd.side not in asked_sides(minutes.audience):
        raise Refusal(N_("Choose one from the list."), "side")
    if not cmd.text:
        raise Refusal(N_("Fill this in."), "text")
    point_id, decision_id = _about(minutes, cmd)
    remark = MinutesRemark(
        uid=cmd.uid,
        minutes_id=minutes.id,
        point_id=point_id,
        decision_id=decision_id,
        side=cmd.side,
        author=cmd.author,
        text=cmd.text,
        state=RemarkState.OPEN,
        at=now,
        by_name=cmd.by.name,
    )
    made = made_once(session, remark, lambda: _made_remark(session, minutes, cmd.uid))
    settle(session, minutes.id)
    return made.id


def answer_remark(session: Session, cmd: AnswerRemark) -> int:
    """Write what became of the remark and return the minutes' id."""
    remark = get_remark(session, cmd.remark_id)
    minutes = minutes_to_change(session, remark.minutes_id, cmd.by)
    session.refresh(remark)
    if (remark.state, remark.answer) == (cmd.state, cmd.answer):
        return minutes.id
    if remark.state is not RemarkState.OPEN:
        raise Refusal(N_("Somebody has answered this remark already."))
    if cmd.state is RemarkState.DECLINED and not cmd.answer:
        raise Refusal(N_("Say why it is not taken up."), "answer")
    remark.state, remark.answer = cmd.state, cmd.answer
    session.flush()
    settle(session, minutes.id)
    return minutes.id


def add_consent(session: Session, cmd: AddConsent, *, now: datetime, today: date) -> int:
    """Note that the side agrees and return the minutes' id; where all have, and no remark is open, the minutes are agreed."""
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by, seen=cmd.seen)
    _refuse_draft(minutes)
    if cmd.side not in asked_sides(minutes.audience):
        raise Refusal(N_("Choose one from the list."), "side")
    if not cmd.who:
        raise Refusal(N_("Fill this in."), "who")
    if cmd.agreed_on > today:
        raise Refusal(N_("This day is still to come."), "agreed_on")
    _refuse_other_text(minutes, drawn(session, minutes), cmd.digest)
    mine = select(MinutesConsent.id).where(MinutesConsent.minutes_id == minutes.id)
    if session.scalar(mine.where(MinutesConsent.side == cmd.side, MinutesConsent.digest == cmd.digest)) is None:
        told = {"who": cmd.who, "letter": cmd.letter, "agreed_on": cmd.agreed_on, "at": now, "by_name": cmd.by.name}
        session.add(MinutesConsent(minutes_id=minutes.id, side=cmd.side, digest=cmd.digest, **told))
        session.flush()
    settle(session, minutes.id)
    return minutes.id


def approve_minutes(session: Session, cmd: ApproveMinutes, *, now: datetime, today: date) -> int:
    """Freeze the minutes, make an instruction of each decision that somebody follows, and return the minutes' id."""
    minutes = minutes_held(session, cmd.minutes_id, cmd.by)
    if minutes.state is MinutesState.APPROVED and (minutes.digest, minutes.signed_on) == (cmd.digest, cmd.signed_on):
        return minutes.id  # the second press of the button
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by, seen=cmd.seen)
    picture = drawn(session, minutes)
    _refuse_other_text(minutes, picture, cmd.digest)
    _refuse_unready(session, minutes, cmd, today)
    _make_instructions(session, minutes, picture, cmd.by)
    stored = as_json(picture)
    minutes.snapshot, minutes.digest, minutes.signed_on = stored, digest(stored), cmd.signed_on
    minutes.approved_at, minutes.approved_by, minutes.state = now, cmd.by.name, MinutesState.APPROVED
    session.flush()
    return minutes.id


def numbered(minutes: Minutes) -> dict[int, str]:
    """Return the number of each decision by its id: «1.2»."""
    return {
        one.id: number_told(place, number) for place, point in enumerate(minutes.points, 1) for number, one in enumerate(point.decisions, 1)
    }


def instructions_there(session: Session, minutes: Minutes) -> dict[str, Instruction]:
    """Return the instructions that were given at the meeting already, by their numbers, without those that came of a decision."""
    taken = select(Decision.instruction_id).where(Decision.instruction_id.is_not(None))
    query = select(Instruction).where(Instruction.event_id == minutes.event_id, Instruction.number != "", Instruction.id.not_in(taken))
    return {one.number: one for one in session.scalars(query.order_by(Instruction.id.desc()))}


def _make_instructions(session: Session, minutes: Minutes, picture: MinutesPicture, by: Actor) -> None:
    """Give each decision that somebody follows its instruction: one of its number that is on control already, else a new one."""
    there, numbers = instructions_there(session, minutes), numbered(minutes)
    told = {one.uid: one for point in picture.points for one in point.decisions}
    for point in minutes.points:
        for decision in point.decisions:
            worded = picture.worded(told[decision.uid])
            if decision.instruction_id is None and worded.is_followed:
                given = there.get(numbers[decision.id])
                details = _instruction(minutes, point, decision, numbers[decision.id], without_term(worded))
                ident = given.id if given else add_instruction(session, AddInstruction(by, new_uid(), details))
                decision.instruction = session.get_one(Instruction, ident)
    session.flush()


def _instruction(minutes: Minutes, point: MinutesPoint, decision: Decision, number: str, text: Texts) -> InstructionDetails:
    return InstructionDetails(
        text=text,
        given_on=minutes.held_on,
        due=decision.due,
        number=number,
        event_id=minutes.event_id,
        item_id=point.item_id,
        our_body_id=decision.our_body_id,
        their_body_id=decision.their_body_id,
        person_id=decision.person_id,
    )


def _refuse_unready(session: Session, minutes: Minutes, cmd: ApproveMinutes, today: date) -> None:
    if not all(one.has_agreed for one in stands_of(session, minutes, cmd.digest)):
        raise Refusal(N_("Not every side has agreed to this text yet."))
    if open_remarks(session, minutes.id):
        raise Refusal(N_("A remark has no answer yet."))
    if not minutes.number:
        raise Refusal(N_("Give the minutes their number first."))
    if cmd.signed_on > today:
        raise Refusal(N_("This day is still to come."), "signed_on")
    if cmd.signed_on < minutes.held_on:
        raise Refusal(N_("The meeting was on %(day)s: its minutes cannot have been signed before."), "signed_on", day=minutes.held_on)


def _refuse_other_text(minutes: Minutes, picture: MinutesPicture, seen: str) -> None:
    """Refuse whoever has read another text: also a name or a position in the directory may have changed meanwhile."""
    if digest(as_json(picture)) != seen:
        raise Stale(Minutes.__kind__, minutes.id, minutes.revision, minutes.revision)


def _refuse_draft(minutes: Minutes) -> None:
    if minutes.state is MinutesState.DRAFT:
        raise Refusal(N_("Only the office sees a draft: send it to both sides first."))


def _made_remark(session: Session, minutes: Minutes, uid: str) -> MinutesRemark | None:
    made = find_remark_by_uid(session, uid)
    if made is not None and made.minutes_id != minutes.id:
        raise NotAllowed
    return made


def _about(minutes: Minutes, cmd: AddRemark) -> tuple[int | None, int | None]:
    """Return what a remark is about; refuse what is not, or no longer, in these minutes."""
    decision = next((one for point in minutes.points for one in point.decisions if one.id == cmd.decision_id), None)
    point_id = decision.point_id if decision else cmd.point_id
    if (cmd.decision_id is not None and decision is None) or (point_id is not None and point_id not in {one.id for one in minutes.points}):
        raise Refusal(N_("This is no longer in the minutes; choose another place."), "about")
    return point_id, decision.id if decision else None
