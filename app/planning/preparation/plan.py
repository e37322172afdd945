"""The preparation of an event as pages and paper draw it: a frozen picture with every due day worked out."""

from dataclasses import dataclass
from datetime import date, datetime

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.preparation.rules import Standing, State, standing


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One task. `due` is None where it hangs on days of the event that nobody knows yet."""

    id: int
    uid: str
    revision: int
    title: str
    due: date | None
    days: int | None = None
    """Due so many days before the event, negative after it; None where it has a day of its own."""
    responsible: str = ""
    deadline: str = ""
    evidence: str = ""
    done_at: datetime | None = None
    done_by: str = ""

    @property
    def is_done(self) -> bool:
        """Whether somebody has marked it as done."""
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a page lists it: its number in the plan, how it stands, and whether it can change places with a neighbour."""

    number: int
    task: PlannedTask
    standing: Standing
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All tasks of an event by the days on which they are due."""

    event_uid: str
    title: Texts
    city: Texts
    days: Days
    zone: str
    status: Status
    dates_unknown: bool
    tasks: tuple[PlannedTask, ...]

    @property
    def rests(self) -> bool:
        """Whether nothing of it is to be done, because the event is cancelled."""
        return self.status is Status.CANCELLED

    def standing(self, task: PlannedTask, today: date) -> Standing:
        """Tell how a task stands today."""
        return standing(task.due, today, done=task.is_done, rests=self.rests)

    def rows(self, today: date) -> tuple[Row, ...]:
        """Return all tasks as a page lists them today."""
        dues = [task.due for task in self.tasks]
        return tuple(
            Row(
                number=place + 1,
                task=task,
                standing=self.standing(task, today),
                can_rise=place > 0 and dues[place - 1] == task.due,
                can_sink=place + 1 < len(dues) and dues[place + 1] == task.due,
            )
            for place, task in enumerate(self.tasks)
        )

    def summary(self, today: date) -> "Summary":
        """Return how far the preparation has come today."""
        states = [(task, self.standing(task, today)) for task in self.tasks]
        return Summary(
            all=len(states),
            done=sum(one.state is State.DONE for _, one in states),
            overdue=sum(one.state is State.OVERDUE for _, one in states),
            next=next((task for task, one in states if one.state is State.DUE), None),
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """How far a preparation has come; `next` is the task that is due next, overdue ones aside."""

    all: int
    done: int
    overdue: int
    next: PlannedTask | None
