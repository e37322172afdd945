"""Pages and posts that write a programme, and the page that makes an event with one; the board that shows it is a face."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.ids import as_uid
from app.ground.kernel.refusals import N_, NotFound, Stale
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.events.choices import choices_for as event_choices
from app.planning.events.commands import add_event
from app.planning.events.forms import NewEventForm
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.wording import KINDS
from app.planning.programmes import commands, moves, skeleton
from app.planning.programmes.choices import choices_for
from app.planning.programmes.forms import ItemForm, MoveForm, OnItemForm, SpeechesForm
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import get_item
from app.register.accounts.identity import signed_in
from app.register.accounts.rules.roles import Actor

blueprint = Blueprint("programmes", __name__)
may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


@blueprint.route("/events/new/<kind>", methods=["GET", "POST"])
@staff("admin", "protocol")
def begin(kind: str) -> ResponseReturnValue:
    """Make an event, and begin its programme with the usual items of its kind where that is wanted."""
    if kind not in set(Kind):
        raise NotFound
    choices = event_choices(session())
    if request.method == "GET":
        return _event_page(NewEventForm.blank(Kind(kind), clock.office_day(), **choices))
    form = NewEventForm(request.form, **choices)
    made = _try(form, lambda: _begin(session(), form, signed_in()))
    if made is None:
        return _event_page(form)
    flash(gettext(N_("The event has been made.")), "success")
    return redirect(url_for("events.edit" if form.wants_more else "desk.event", event_id=made), 303)


@blueprint.post("/events/<int:event_id>/items/usual")
@may_plan
def lay(event_id: int) -> ResponseReturnValue:
    """Put the usual items of the event's kind into its programme."""
    skeleton.lay_skeleton(session(), skeleton.LaySkeleton(event_id, signed_in()))
    return _to_board(event_id, None, N_("The usual items are in the programme. Now change them."))


@blueprint.route("/events/<int:event_id>/items/new", methods=["GET", "POST"])
@may_plan
def add(event_id: int) -> ResponseReturnValue:
    """Put a new item into a programme."""
    event = get_event_to_change(session(), event_id, signed_in())
    choices = choices_for(session(), event)
    if request.method == "GET":
        return _item_page(ItemForm.blank(_asked_day(event), **choices), event, None)
    form = ItemForm(request.form, **choices)
    done = _try(form, lambda: commands.add_item(session(), form.add_command(event_id, signed_in())))
    return _item_page(form, event, None) if done is None else _to_board(event_id, done, N_("The item has been added."))


@blueprint.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@may_plan
def edit(item_id: int) -> ResponseReturnValue:
    """Change an item."""
    item, event = _item_to_change(item_id)
    choices = choices_for(session(), event)
    if request.method == "GET":
        return _item_page(ItemForm.of(item, **choices), event, item)
    form = ItemForm(request.form, **choices)
    try:
        done = _try(form, lambda: commands.change_item(session(), form.change_command(item_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, ItemForm.of(item, **choices), item)
    return _item_page(form, event, item) if done is None else _to_board(event.id, done, N_("The item has been saved."))


@blueprint.route("/items/<int:item_id>/speeches", methods=["GET", "POST"])
@may_plan
def speeches(item_id: int) -> ResponseReturnValue:
    """Change the speeches of an item; `more` asks for another empty row."""
    item, event = _item_to_change(item_id)
    if request.method == "GET":
        return _speeches_page(SpeechesForm.of(item), event, item)
    form = SpeechesForm(request.form)
    if "more" in request.form:
        form.speeches.append_entry()
        return _speeches_page(form, event, item)
    try:
        done = _try(form, lambda: commands.set_speeches(session(), form.command(item_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, SpeechesForm.of(item, spare=0), item)
    return _speeches_page(form, event, item) if done is None else _to_board(event.id, done, N_("The speeches have been saved."))


@blueprint.route("/items/<int:item_id>/move", methods=["GET", "POST"])
@may_plan
def move(item_id: int) -> ResponseReturnValue:
    """Move an item by minutes or to another day, alone or with all that follows."""
    item, event = _item_to_change(item_id)
    form = MoveForm(request.form if request.method == "POST" else None, data={"seen": item.revision, "day": item.day})
    if request.method == "GET":
        return _move_page(form, event, item)
    done = _try(form, lambda: _move(session(), form, item_id, signed_in()))
    return _move_page(form, event, item) if done is None else _to_board(event.id, done, N_("The item has been moved."))


@blueprint.post("/items/<int:item_id>/reorder")
@may_plan
def reorder(item_id: int) -> ResponseReturnValue:
    """Let an item change places with its neighbour."""
    return _deed(
        item_id, lambda form: moves.reorder_item(session(), form.reorder_command(item_id, signed_in())), N_("The order has been changed.")
    )


@blueprint.post("/items/<int:item_id>/cancel")
@may_plan
def cancel(item_id: int) -> ResponseReturnValue:
    """Cancel an item."""
    return _deed(item_id, lambda form: commands.cancel_item(session(), _on(form, item_id)), N_("The item has been cancelled."))


@blueprint.post("/items/<int:item_id>/restore")
@may_plan
def restore(item_id: int) -> ResponseReturnValue:
    """Take a cancellation back."""
    return _deed(item_id, lambda form: commands.restore_item(session(), _on(form, item_id)), N_("The item takes place again."))


@blueprint.post("/items/<int:item_id>/duplicate")
@may_plan
def duplicate(item_id: int) -> ResponseReturnValue:
    """Copy an item."""

    def copy(form: OnItemForm) -> int:
        return commands.duplicate_item(session(), commands.DuplicateItem(item_id, signed_in(), as_uid(form.uid.data)))

    return _deed(item_id, copy, N_("The item has been copied. Change the copy now."))


@blueprint.post("/items/<int:item_id>/remove")
@may_plan
def remove(item_id: int) -> ResponseReturnValue:
    """Remove an item that never went out, or cancel one that did."""
    form = OnItemForm(request.form)
    event_id = commands.remove_item(session(), _on(form, item_id))
    return _to_board(event_id, None, N_("The item has been removed."))


def _begin(db: Session, form: NewEventForm, by: Actor) -> int:
    event_id = add_event(db, form.add_command(by), now=clock.now())
    if form.usual_items.data:
        skeleton.lay_skeleton(db, skeleton.LaySkeleton(event_id, by))
    return event_id


def _try(form: Form, do: Callable[[], int]) -> int | None:
    return carried_out(form, do, rollback=session().rollback)


def _deed(item_id: int, do: Callable[[OnItemForm], int], message: str) -> ResponseReturnValue:
    _, event = _item_to_change(item_id)
    done = do(OnItemForm(request.form))
    return _to_board(event.id, done, message)


def _on(form: OnItemForm, item_id: int) -> commands.OnItem:
    return commands.OnItem(item_id, signed_in(), form.seen.data)


def _move(db: Session, form: MoveForm, item_id: int, by: Actor) -> int:
    cmd = form.command(item_id, by)
    return moves.shift_following(db, cmd) if isinstance(cmd, moves.ShiftFollowing) else moves.move_item(db, cmd)


def _item_to_change(item_id: int) -> tuple[ProgrammeItem, Event]:
    item = get_item(session(), item_id)
    return item, get_event_to_change(session(), item.event_id, signed_in())


def _asked_day(event: Event) -> date:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return event.first_day


def _to_board(event_id: int, item_id: int | None, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    anchor = f"item-{item_id}" if item_id else None
    return redirect(url_for("planner.board", event_id=event_id, _anchor=anchor, view=request.args.get("view")), 303)


def _item_page(form: ItemForm, event: Event, item: ProgrammeItem | None) -> ResponseReturnValue:
    return _page("programmes/item_form.html", form, event=event, item=item)


def _event_page(form: NewEventForm) -> ResponseReturnValue:
    return _page("events/form.html", form, event=None, kinds=KINDS)


def _speeches_page(form: SpeechesForm, event: Event, item: ProgrammeItem) -> ResponseReturnValue:
    return _page("programmes/speeches.html", form, event=event, item=item)


def _move_page(form: MoveForm, event: Event, item: ProgrammeItem) -> ResponseReturnValue:
    return _page("programmes/move.html", form, event=event, item=item)


def _page(template: str, form: Form, **context: Any) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    fragment = bool(request.headers.get("HX-Request"))
    return render_template(template, form=form, was=clash.was(form), fragment=fragment, **context), 422 if refused else 200


def _clash(stale: Stale, mine: Form, theirs: Form, item: ProgrammeItem) -> Response:
    changes = list(changed_since(session(), "item", item.id, stale.seen))
    back = url_for("planner.board", event_id=item.event_id, _anchor=f"item-{item.id}")
    return clash.answer(stale, mine, theirs, changes, title=item.title, back=back)
