"""The forms of a task and of its mark."""

from typing import Any, Final, Self

from wtforms import HiddenField, RadioField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import InPairs
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextLine, Whole
from app.ground.words.messages import lazy
from app.planning.preparation.commands import AddTask, ChangeTask, MarkDone, OnTask, ReorderTask, TaskDetails
from app.planning.preparation.models import Task
from app.planning.preparation.rules import MOST_BEFORE
from app.planning.preparation.wording import DEADLINES
from app.register.accounts.rules.roles import Actor

BEFORE: Final = "before"
AFTER: Final = "after"
OWN: Final = "own"
LONGEST_EVIDENCE: Final = 1000


class _Buttons(InPairs, RadioField):
    """One of a few, all in sight."""


class TaskForm(Form):
    """Asks what is to be done, by when and by whom."""

    title = TextLine(lazy(N_("Task")), [Required()], most=500)
    timing = _Buttons(
        lazy(N_("Due")),
        choices=[
            (BEFORE, lazy(N_("before the event"))),
            (AFTER, lazy(N_("after the event"))),
            (OWN, lazy(N_("on a day of its own"))),
        ],
        default=BEFORE,
    )
    number = Whole(lazy(N_("Days")), least=0, most=MOST_BEFORE, required=False)
    due_on = DayField(lazy(N_("Day")))
    responsible = TextLine(lazy(N_("Responsible")), most=300)
    deadline = Choice(lazy(N_("Deadline")), choices=[("", "—"), *((value, lazy(name)) for value, name in DEADLINES.items())], default="")
    evidence = TextLine(lazy(N_("Evidence")), most=LONGEST_EVIDENCE)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new task."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, task: Task) -> Self:
        """Return the form as a task stands now."""
        days = task.days
        timing = OWN if days is None else (AFTER if days < 0 else BEFORE)
        return cls(obj=task, data={"timing": timing, "number": None if days is None else abs(days), "seen": task.revision})

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for what the chosen way of being due needs; what was typed for another way is left aside."""
        if not super().validate(*args, **kwargs):
            return False
        if self.timing.data == OWN and self.due_on.data is None:
            self.refuse(Refusal(N_("Choose a day."), "due_on"))
        elif self.timing.data != OWN and self.number.data is None:
            self.refuse(Refusal(N_("Write a number."), "number"))
        elif self.timing.data == AFTER and not self.number.data:
            self.refuse(Refusal(N_("Write how many days after the last day: 1 or more."), "number"))
        return not self.errors

    def details(self) -> TaskDetails:
        """Return what was typed, as the commands want it."""
        number = {BEFORE: self.number.number, AFTER: -self.number.number}.get(self.timing.data)
        return TaskDetails(
            title=self.title.text,
            days=number,
            due_on=self.due_on.data if number is None else None,
            responsible=self.responsible.text,
            deadline=self.deadline.data,
            evidence=self.evidence.text,
        )

    def add_command(self, event_id: int, by: Actor) -> AddTask:
        """Return the command that makes a new task."""
        return AddTask(event_id, by, as_uid(self.uid.data), self.details())

    def change_command(self, task_id: int, by: Actor) -> ChangeTask:
        """Return the command that changes a task."""
        return ChangeTask(task_id, by, self.seen.data, self.details())


class DoneForm(Form):
    """Asks what shows that a task is done."""

    evidence = TextLine(lazy(N_("Evidence")), most=LONGEST_EVIDENCE)
    seen = Seen()

    @classmethod
    def of(cls, task: Task) -> Self:
        """Return the form as a task stands now."""
        return cls(data={"evidence": task.evidence, "seen": task.revision})

    def command(self, task_id: int, by: Actor) -> MarkDone:
        """Return the command that marks a task as done."""
        return MarkDone(task_id, by, self.seen.data, self.evidence.text)


class OnTaskForm(Form):
    """Asks for nothing but the revision that was seen; `step` where a task is to change places."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def command(self, task_id: int, by: Actor) -> OnTask:
        """Return what a deed without words needs."""
        return OnTask(task_id, by, self.seen.data)

    def reorder_command(self, task_id: int, by: Actor) -> ReorderTask:
        """Return the command that lets a task change places with its neighbour."""
        return ReorderTask(task_id, by, self.seen.data, self.step.data or 1)
