"""Writes of preparation: tasks, their marks, their order, and the usual tasks of a kind."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.preparation.models import Task
from app.planning.preparation.queries import due_of, find_task_by_uid, get_task, tasks_of
from app.planning.preparation.rules import MOST_TASKS, exchanged, neighbour, refuse_timing
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """What the form of a task asks for; exactly one of `days` and `due_on` is set."""

    title: str
    days: int | None = None
    due_on: date | None = None
    responsible: str = ""
    deadline: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class AddTask:
    """Put a new task into a plan. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: TaskDetails


@dataclass(frozen=True, slots=True)
class ChangeTask:
    """Change a task that the person saw at revision `seen`."""

    task_id: int
    by: Actor
    seen: int | None
    details: TaskDetails


@dataclass(frozen=True, slots=True)
class OnTask:
    """Do something to a task that the person saw at revision `seen`."""

    task_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class MarkDone:
    """Mark a task as done; `evidence` is what shows it: a letter's number, a link."""

    task_id: int
    by: Actor
    seen: int | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ReorderTask:
    """Let a task change places with the one before (−1) or after (+1) it that is due on the same day."""

    task_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class LayUsualTasks:
    """Give an event the usual tasks of its kind; those that it has already are left as they are."""

    event_id: int
    by: Actor


def add_task(session: Session, cmd: AddTask) -> int:
    """Make the task and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    _refuse_too_many(session, event.id, 1)
    task = Task(uid=cmd.uid, event=event, event_id=event.id, position=_last_position(session, event.id) + 1)
    _write(task, cmd.details)
    return made_once(session, task, lambda: _find_made(session, event.id, cmd.uid)).id


def change_task(session: Session, cmd: ChangeTask) -> int:
    """Write the new details and return the event's id."""
    task = _task_to_change(session, cmd.task_id, cmd.by, cmd.seen)
    _write(task, cmd.details)
    session.flush()
    return task.event_id


def mark_done(session: Session, cmd: MarkDone, *, now: datetime) -> int:
    """Mark the task as done and return the event's id.

    Where somebody else has marked it meanwhile and this person has nothing else to say, both wanted the same: the first one's
    name and day stay. Other evidence than theirs is a clash for the person to decide; deciding keeps name and day as well.
    """
    task = _task_to_change(session, cmd.task_id, cmd.by, None)
    if task.done_at is not None and cmd.evidence in {"", task.evidence}:
        return task.event_id
    refuse_if_stale(task, cmd.seen)
    task.evidence = cmd.evidence
    if task.done_at is None:
        task.done_at, task.done_by = now, cmd.by.name
    session.flush()
    return task.event_id


def mark_undone(session: Session, cmd: OnTask) -> int:
    """Take the mark back and return the event's id; the evidence stays, for it may be half of it."""
    task = _task_to_change(session, cmd.task_id, cmd.by, None)
    if task.done_at is not None:
        refuse_if_stale(task, cmd.seen)
        task.done_at, task.done_by = None, ""
        session.flush()
    return task.event_id


def remove_task(session: Session, cmd: OnTask) -> int:
    """Remove the task and return the event's id."""
    task = _task_to_change(session, cmd.task_id, cmd.by, cmd.seen)
    session.delete(task)
    session.flush()
    return task.event_id


def reorder_task(session: Session, cmd: ReorderTask) -> int:
    """Let the task change places with its neighbour and return the event's id."""
    task = _task_to_change(session, cmd.task_id, cmd.by, cmd.seen)
    row = [(other, due_of(other, task.event)) for other in tasks_of(session, task.event)]
    other = neighbour(row, task, cmd.step)
    due = due_of(task, task.event)
    for moved, position in exchanged(((one, one.position) for one, day in row if day == due), task, other).items():
        if moved is task:
            moved.position = position  # a second press of the button finds a new revision, and changes nothing back
        elif moved.position != position:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Task).where(Task.id == moved.id).values(position=position))
    session.flush()
    return task.event_id


def lay_usual_tasks(session: Session, cmd: LayUsualTasks) -> tuple[int, ...]:
    """Add the usual tasks of the event's kind that it does not have; return the places of those added in the kind's template."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    missing = missing_usual(session, event)
    _refuse_too_many(session, event.id, len(missing))
    last, usual = _last_position(session, event.id), POLICY[event.kind].tasks
    for place in missing:
        one, uid = usual[place], usual_uid(event, place)
        task = Task(uid=uid, event=event, event_id=event.id, position=last + 1 + place)
        _write(task, TaskDetails(one.title, one.days, None, one.responsible, one.deadline))
        made_once(session, task, lambda uid=uid: find_task_by_uid(session, uid))  # type: ignore[misc]  # bound at once
    return missing


def missing_usual(session: Session, event: Event) -> tuple[int, ...]:
    """Return the places in the kind's template of those tasks that an event does not have."""
    uids = {usual_uid(event, place): place for place in range(len(POLICY[event.kind].tasks))}
    known = set(session.scalars(select(Task.uid).where(Task.uid.in_(uids))))
    return tuple(place for uid, place in uids.items() if uid not in known)


def usual_uid(event: Event, place: int) -> str:
    """Return the UID of a task that the template of the event's kind has made: the same at every laying."""
    return uid_from(event.uid, f"{event.kind.value}:{place}")


def _task_to_change(session: Session, task_id: int, by: Actor, seen: int | None) -> Task:
    task = get_task(session, task_id)
    if not may_change(task.event, by):
        raise NotAllowed
    refuse_if_stale(task, seen)
    return task


def _find_made(session: Session, event_id: int, uid: str) -> Task | None:
    """Return what an earlier press of the same button made; a name that is taken in another plan is no such thing."""
    made = find_task_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _refuse_too_many(session: Session, event_id: int, more: int) -> None:
    count = session.scalar(select(func.count()).select_from(Task).where(Task.event_id == event_id)) or 0
    if count + more > MOST_TASKS:
        raise Refusal(N_("A plan has %(most)s tasks at most."), most=MOST_TASKS)


def _last_position(session: Session, event_id: int) -> int:
    return session.scalar(select(func.max(Task.position)).where(Task.event_id == event_id)) or 0


def _write(task: Task, details: TaskDetails) -> None:
    if not details.title:
        raise Refusal(N_("Fill this in."), "title")
    refuse_timing(details.days, details.due_on)
    task.title, task.days, task.due_on = details.title, details.days, details.due_on
    task.responsible, task.deadline, task.evidence = details.responsible, details.deadline, details.evidence
