"""Reads of preparation: the plan of an event, and what is due around a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.preparation.models import Task
from app.planning.preparation.plan import Plan, PlannedTask
from app.planning.preparation.rules import MOST_AFTER, MOST_BEFORE, Standing, State, due_day, reading_order, standing

NAGGING: Final = timedelta(days=90)
"""How long after its day an overdue task is told of outside its own event's page."""
_SHOWN_OF_EVENT: Final = frozenset({"title", "first_day", "last_day", "city_id", "status", "dates_unknown"})
"""Fields of an event that its plan shows or is reckoned with."""


@dataclass(frozen=True, slots=True)
class Due:
    """A task that is due soon, or was: with the event that it belongs to."""

    task: PlannedTask
    standing: Standing
    event_id: int
    event: Texts
    coordinator_ids: frozenset[int]


def get_task(session: Session, task_id: int) -> Task:
    """Return a task with its event, or refuse with NotFound."""
    task = session.scalars(select(Task).where(Task.id == task_id).options(joinedload(Task.event))).one_or_none()
    if task is None:
        raise NotFound
    return task


def find_task_by_uid(session: Session, uid: str) -> Task | None:
    """Return the task with a UID, if it is there."""
    return session.scalars(select(Task).where(Task.uid == uid)).one_or_none()


def tasks_of(session: Session, event: Event) -> Sequence[Task]:
    """Return the tasks of an event in the order in which they are read."""
    return sorted(
        session.scalars(select(Task).where(Task.event_id == event.id)),
        key=lambda task: reading_order(due_of(task, event), task.position, task.id),
    )


def due_of(task: Task, event: Event) -> date | None:
    """Return the day on which a task is due; None where it hangs on days of the event that nobody knows yet."""
    if task.days is not None and event.status is Status.POSTPONED and event.dates_unknown:
        return None
    return due_day(event.days, task.days, task.due_on)


def plan_of(session: Session, event: Event) -> Plan:
    """Return the picture of an event's preparation, in one query."""
    return Plan(
        event_uid=event.uid,
        title=event.title,
        city=event.city.name,
        days=event.days,
        zone=event.zone,
        status=event.status,
        dates_unknown=event.status is Status.POSTPONED and event.dates_unknown,
        tasks=tuple(_picture(task, event) for task in tasks_of(session, event)),
    )


def history_of_tasks(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of all tasks of an event, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Task.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def last_change_of(session: Session, event: Event) -> datetime:
    """Return when something that the plan of an event shows was changed last."""
    of_event = select(Change.kind, Change.at, Change.fields).where(Change.event_id == event.id, Change.kind.in_(("task", "event")))
    for kind, at, fields in session.execute(of_event.order_by(Change.id.desc())):
        if kind == "task" or _SHOWN_OF_EVENT & fields.keys():
            found: datetime = at
            return found
    return event.created_at


def deadlines_around(session: Session, day: date, until: date) -> tuple[Due, ...]:
    """Return what is overdue on `day`, and the deadlines from `day` to `until`, of all events that are not cancelled, by their days.

    Two queries, however many tasks there are. Tasks that hang on days that nobody knows yet, and those overdue for longer than
    `NAGGING`, are left out.
    """
    query = (
        select(Task)
        .join(Task.event)
        .options(contains_eager(Task.event))
        .where(
            Task.done_at.is_(None),
            Event.status != Status.CANCELLED,
            # The day is worked out below; this only keeps years from being read in which nothing can be due.
            (Task.due_on.between(day - NAGGING, until))
            | (
                Task.days.is_not(None)
                & (Event.last_day >= day - NAGGING - timedelta(days=MOST_AFTER))
                & (Event.first_day <= until + timedelta(days=MOST_BEFORE))
            ),
        )
    )
    found = (_due(task, day) for task in session.scalars(query))
    shown = [one for one in found if _is_shown(one, until)]
    return tuple(sorted(shown, key=lambda one: (one.task.due or date.max, one.event_id, one.task.id)))


def _due(task: Task, day: date) -> Due:
    event = task.event
    due = due_of(task, event)
    return Due(
        task=_picture(task, event),
        standing=standing(due, day, done=False),
        event_id=event.id,
        event=event.title,
        coordinator_ids=frozenset(user.id for user in event.coordinators),
    )


def _is_shown(one: Due, until: date) -> bool:
    if one.standing.state is State.OVERDUE:
        return one.standing.days <= NAGGING.days
    return bool(one.standing.state is State.DUE and one.task.deadline and one.task.due and one.task.due <= until)


def _picture(task: Task, event: Event) -> PlannedTask:
    return PlannedTask(
        id=task.id,
        uid=task.uid,
        revision=task.revision,
        title=task.title,
        due=due_of(task, event),
        days=task.days,
        responsible=task.responsible,
        deadline=task.deadline,
        evidence=task.evidence,
        done_at=task.done_at,
        done_by=task.done_by,
    )
