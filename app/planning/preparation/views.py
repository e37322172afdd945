"""The page of an event's preparation, and the posts that write it."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.preparation import commands, wording
from app.planning.preparation.forms import DoneForm, OnTaskForm, TaskForm
from app.planning.preparation.models import Task
from app.planning.preparation.naming import NAMES
from app.planning.preparation.queries import get_task, history_of_tasks, plan_of
from app.register.accounts.identity import signed_in

blueprint = Blueprint("preparation", __name__)
may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


@blueprint.get("/events/<int:event_id>/preparation")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show the tasks of an event by the days on which they are due."""
    event = get_event(session(), event_id)
    changes = may_change(event, signed_in())
    return render_template(
        "preparation/show.html",
        event=event,
        plan=plan_of(session(), event),
        day=clock.office_day(),
        only_open=request.args.get("show") == "open",
        may_change=changes,
        usual=len(commands.missing_usual(session(), event)) if changes else 0,
        history=told_rows(history_of_tasks(session(), event_id, limit=15), NAMES, named=True),
        office=OFFICE_ZONE,
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/preparation/new", methods=["GET", "POST"])
@may_plan
def add(event_id: int) -> ResponseReturnValue:
    """Put a new task into a plan."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return _page(TaskForm.blank(), event, None)
    form = TaskForm(request.form)
    done = tried(form, lambda: commands.add_task(session(), form.add_command(event_id, signed_in())))
    return _page(form, event, None) if done is None else _to_plan(event_id, N_("The task has been added."), done)


@blueprint.route("/tasks/<int:task_id>/edit", methods=["GET", "POST"])
@may_plan
def edit(task_id: int) -> ResponseReturnValue:
    """Change a task."""
    task, event = _task_to_change(task_id)
    if request.method == "GET":
        return _page(TaskForm.of(task), event, task)
    form = TaskForm(request.form)
    try:
        done = tried(form, lambda: commands.change_task(session(), form.change_command(task_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, TaskForm.of(task), task)
    return _page(form, event, task) if done is None else _to_plan(done, N_("The task has been saved."), task_id)


@blueprint.route("/tasks/<int:task_id>/done", methods=["GET", "POST"])
@may_plan
def done(task_id: int) -> ResponseReturnValue:
    """Mark a task as done."""
    task, event = _task_to_change(task_id)
    form = DoneForm(request.form) if request.method == "POST" else DoneForm.of(task)
    if request.method == "GET":
        return _done_page(form, event, task)
    try:
        marked = tried(form, lambda: commands.mark_done(session(), form.command(task_id, signed_in()), now=clock.now()))
    except Stale as stale:
        return _clash(stale, form, DoneForm.of(task), task)
    return _done_page(form, event, task) if marked is None else _to_plan(marked, N_("The task is marked as done."), task_id)


@blueprint.post("/tasks/<int:task_id>/undone")
@may_plan
def undone(task_id: int) -> ResponseReturnValue:
    """Take the mark of a task back."""
    return _deed(task_id, lambda form: commands.mark_undone(session(), form.command(task_id, signed_in())), N_("The task is open again."))


@blueprint.post("/tasks/<int:task_id>/reorder")
@may_plan
def reorder(task_id: int) -> ResponseReturnValue:
    """Let a task change places with its neighbour."""
    return _deed(
        task_id,
        lambda form: commands.reorder_task(session(), form.reorder_command(task_id, signed_in())),
        N_("The order has been changed."),
    )


@blueprint.post("/tasks/<int:task_id>/remove")
@may_plan
def remove(task_id: int) -> ResponseReturnValue:
    """Remove a task."""
    form = OnTaskForm(request.form)
    event_id = commands.remove_task(session(), form.command(task_id, signed_in()))
    return _to_plan(event_id, N_("The task has been removed."))


@blueprint.post("/events/<int:event_id>/preparation/usual")
@may_plan
def lay_usual(event_id: int) -> ResponseReturnValue:
    """Add the usual tasks of the event's kind."""
    commands.lay_usual_tasks(session(), commands.LayUsualTasks(event_id, signed_in()))
    return _to_plan(event_id, N_("The usual tasks are there. Remove what does not apply, add what is missing."))


def _deed(task_id: int, do: Callable[[OnTaskForm], int], message: str) -> ResponseReturnValue:
    return _to_plan(do(OnTaskForm(request.form)), message, task_id)


def _task_to_change(task_id: int) -> tuple[Task, Event]:
    task = get_task(session(), task_id)
    return task, get_event_to_change(session(), task.event_id, signed_in())


def _to_plan(event_id: int, message: str, task_id: int | None = None) -> ResponseReturnValue:
    flash(gettext(message), "success")
    anchor = f"task-{task_id}" if task_id else None
    return redirect(url_for("preparation.show", event_id=event_id, show=request.args.get("show"), _anchor=anchor), 303)


def _page(form: TaskForm, event: Event, task: Task | None) -> ResponseReturnValue:
    return page("preparation/task_form.html", form, event=event, task=task)


def _done_page(form: DoneForm, event: Event, task: Task) -> ResponseReturnValue:
    return page("preparation/done.html", form, event=event, task=task)


def _clash(stale: Stale, mine: Form, theirs: Form, task: Task) -> Response:
    back = url_for("preparation.show", event_id=task.event_id, _anchor=f"task-{task.id}")
    return clashed(stale, mine, theirs, title=task.title, back=back)
