"""Real tasks for tests, and what the form of one asks for."""

from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.planning.events.models import Event
from app.planning.preparation.commands import TaskDetails
from app.planning.preparation.models import Task


def a_task(session: Session, event: Event, days: int | None = 30, **over: Any) -> Task:
    """Return a task that is due so many days before an event; `over` sets any column."""
    values: dict[str, Any] = {"title": "Разослать приглашения", "days": days, "responsible": "отдел протокола"}
    task = Task(**{"uid": new_uid(), "event": event, "event_id": event.id, **values, **over})
    session.add(task)
    session.flush()
    return task


def task_details(**over: Any) -> TaskDetails:
    """Return what the form of a task holds."""
    values: dict[str, Any] = {"title": "Разослать приглашения"}
    if "due_on" not in over:
        values["days"] = 30
    return TaskDetails(**{**values, **over})
