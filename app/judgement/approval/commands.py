"""Writes of chains: sending a version for approval, its steps, and what the approvers say."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, Refusal, Stale
from app.ground.kernel.walltime import zone
from app.judgement.approval.models import ApprovalStep
from app.judgement.approval.queries import chain_for, changes_of_draft, decided_in_log, get_step, get_step_alone, steps_of, uids_touched
from app.judgement.approval.rules import MOST_STEPS, Decision, deadlines, refuse_decision, swapped
from app.judgement.approval.sheet import coming_number, differing
from app.judgement.publishing.commands import digest, outgoing, pending
from app.judgement.publishing.queries import get_version
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class SendForApproval:
    """Ask the approvers of the template about the draft; the last of them is due on `ready_by`, or each after the one before."""

    event_id: int
    by: Actor
    uid: str
    ready_by: date | None = None


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask those once more who agreed to an earlier draft, about what has changed since."""

    event_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What the form of a step asks for. `user_id` is the approver's own account, by which they may decide themselves."""

    approver: str
    due_on: date | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddStep:
    """Ask one more approver about the coming version, after the others."""

    event_id: int
    by: Actor
    uid: str
    details: StepDetails


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """Change a step that nobody has decided yet."""

    step_id: int
    by: Actor
    seen: int | None
    details: StepDetails


@dataclass(frozen=True, slots=True)
class OnStep:
    """Remove a step, or (with `by_places` -1 or 1) let it change places with its neighbour."""

    step_id: int
    by: Actor
    seen: int | None
    by_places: int = 0


@dataclass(frozen=True, slots=True)
class Decide:
    """Write down what an approver has said. `draft` is the digest of what the person was looking at."""

    step_id: int
    by: Actor
    seen: int | None
    decision: Decision
    remarks: str = ""
    draft: str | None = None


class DraftMoved(Refusal):
    """The draft is no longer the one that was looked at before deciding."""

    def __init__(self) -> None:
        super().__init__(N_("The draft has changed since you opened this page. Look at it once more, then write the decision down."))


def send_for_approval(session: Session, cmd: SendForApproval, *, now: datetime) -> int:
    """Make the steps of the coming version and return its number; where they are made already, leave them alone."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    _alone(session, event)
    number = coming_number(session, event.id)
    if steps_of(session, event.id, number):
        return number
    asked = _asked(session, event, number)
    chain = chain_for(session, event.kind)
    due = deadlines([link.days for link in chain], today=_today(event, now), ready_by=cmd.ready_by)
    for place, (link, due_on) in enumerate(zip(chain, due, strict=True), 1):
        uid = uid_from(cmd.uid, str(place))
        session.add(_step(event, uid, number, place, StepDetails(link.approver, due_on), asked))
    session.flush()
    return number


def ask_again(session: Session, cmd: AskAgain, *, now: datetime) -> int:
    """Reopen what was agreed to an earlier draft, each for what changed since; return how many are asked again.

    Steps that are still open ask about everything that differs now.
    """
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    _alone(session, event)
    number = coming_number(session, event.id)
    programme = outgoing(session, event)
    current = digest(programme)
    changed = differing(event.uid, pending(session, event.id, programme))
    steps = steps_of(session, event.id, number)
    places = decided_in_log(session, [step.id for step in steps])
    due = iter(deadlines([1] * len(steps), today=_today(event, now)))
    count = 0
    for step in steps:
        if step.decision is Decision.PENDING:
            step.asked_items = step.asked_items if number == 1 else sorted(changed)
        elif step.digest != current:
            touched = uids_touched(session, event, changes_of_draft(session, event.id, places.get(step.id, 0), None))
            step.asked_items = sorted(touched & changed) or sorted(changed)
            step.decision, step.remarks, step.decided_at, step.decided_by, step.digest = Decision.PENDING, "", None, "", ""
            step.due_on = next(due)
            count += 1
    session.flush()
    return count


def add_step(session: Session, cmd: AddStep) -> int:
    """Add an approver to the coming version and return the step's id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    _alone(session, event)
    made = _find_step(session, cmd.uid)
    if made is not None:
        return made.id
    number = coming_number(session, event.id)
    steps = steps_of(session, event.id, number)
    if len(steps) >= MOST_STEPS:
        raise Refusal(N_("A chain has at most %(most)s approvers."), most=MOST_STEPS)
    _refuse_unknown(session, cmd.details)
    place = steps[-1].position + 1 if steps else 1
    step = _step(event, cmd.uid, number, place, cmd.details, _asked(session, event, number))
    return made_once(session, step, lambda: _find_step(session, cmd.uid)).id


def change_step(session: Session, cmd: ChangeStep) -> int:
    """Write the new details and return the event's id."""
    step = _open_step(session, cmd.step_id, cmd.by, cmd.seen)
    _refuse_unknown(session, cmd.details)
    step.approver, step.due_on, step.user_id = cmd.details.approver, cmd.details.due_on, cmd.details.user_id
    session.flush()
    return step.event_id


def remove_step(session: Session, cmd: OnStep) -> int:
    """Ask somebody no more, who has not decided yet; return the event's id."""
    step = _open_step(session, cmd.step_id, cmd.by, cmd.seen)
    session.delete(step)
    session.flush()
    return step.event_id


def reorder_step(session: Session, cmd: OnStep) -> int:
    """Let a step change places with its neighbour and return the event's id. Who is deciding on either is not disturbed."""
    step = get_step(session, cmd.step_id)
    event = get_event_to_change(session, step.event_id, cmd.by)
    _alone(session, event)
    places = {one.id: one.position for one in steps_of(session, event.id, step.number)}
    for ident, place in swapped(places, step.id, cmd.by_places).items():
        if places[ident] != place:
            session.execute(update(ApprovalStep).where(ApprovalStep.id == ident).values(position=place))
    return event.id


def decide(session: Session, cmd: Decide, *, now: datetime) -> int:
    """Write a decision down, by name and time and on which draft; return the event's id.

    The approver may, where they have an account, and whoever may change the event. Of two at once the second is told.
    """
    step = get_step_alone(session, cmd.step_id)
    event = get_event(session, step.event_id)
    if not may_decide(event, step, cmd.by):
        raise NotAllowed
    try:
        refuse_if_stale(step, cmd.seen)
    except Stale:
        if (step.decision, step.remarks, step.decided_by) == (cmd.decision, cmd.remarks, cmd.by.name):
            return event.id  # one impatient finger
        raise
    refuse_decision(cmd.decision, cmd.remarks)
    current = draft_digest(session, event, step.number)
    if cmd.draft is not None and cmd.draft != current:
        raise DraftMoved
    step.decision, step.remarks, step.digest = cmd.decision, cmd.remarks, current
    step.decided_at, step.decided_by = now, cmd.by.name
    session.flush()
    return event.id


def may_decide(event: Event, step: ApprovalStep, by: Actor) -> bool:
    """Tell whether a person may write down the decision of a step."""
    return step.user_id == by.id or may_change(event, by)


def draft_digest(session: Session, event: Event, number: int) -> str:
    """Return the digest of what a step of version `number` decides on: the draft, or the version once it has gone out.

    It is that of the programme: cars and flights change by the hour, and nobody agrees to them.
    """
    if number >= coming_number(session, event.id):
        return digest(outgoing(session, event))
    return digest(get_version(session, event.id, number).programme)


def _alone(session: Session, event: Event) -> None:
    """Let nobody else change the chain of an event until the end of the transaction."""
    session.execute(select(Event.id).where(Event.id == event.id).with_for_update())


def _today(event: Event, now: datetime) -> date:
    return now.astimezone(zone(event.zone)).date()


def _asked(session: Session, event: Event, number: int) -> list[str] | None:
    """Return what a new step asks about; refuse where nothing differs from what was published last."""
    if number == 1:
        return None
    changes = pending(session, event.id, outgoing(session, event))
    if not changes:
        raise Refusal(N_("Nothing has changed since version %(number)s: nobody needs to be asked."), number=number - 1)
    return sorted(differing(event.uid, changes))


def _step(event: Event, uid: str, number: int, place: int, details: StepDetails, asked: list[str] | None) -> ApprovalStep:
    return ApprovalStep(
        uid=uid,
        event_id=event.id,
        number=number,
        position=place,
        approver=details.approver,
        due_on=details.due_on,
        user_id=details.user_id,
        decision=Decision.PENDING,
        asked_items=asked,
    )


def _find_step(session: Session, uid: str) -> ApprovalStep | None:
    return session.scalars(select(ApprovalStep).where(ApprovalStep.uid == uid)).one_or_none()


def _open_step(session: Session, step_id: int, by: Actor, seen: int | None) -> ApprovalStep:
    step = get_step_alone(session, step_id)
    get_event_to_change(session, step.event_id, by)
    refuse_if_stale(step, seen)
    if step.decision is not Decision.PENDING:
        raise Refusal(N_("This approver has already decided."))
    return step


def _refuse_unknown(session: Session, details: StepDetails) -> None:
    user = session.get(User, details.user_id) if details.user_id is not None else None
    if details.user_id is not None and (user is None or not user.active):
        raise Refusal(N_("Choose one from the list."), "user_id")
