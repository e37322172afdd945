"""Pages of who attends: one item, all items beside all delegations, who is where at a moment."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import Stale
from app.ground.kernel.walltime import WallTime, zone
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.messages import ngettext
from app.planning.attendance import commands
from app.planning.attendance.forms import ColumnForm, GoesForm, MatrixForm, MomentForm, RoleForm
from app.planning.attendance.panel import panel_context
from app.planning.attendance.showing import attendees_of, matrix_of
from app.planning.attendance.whereabouts import items_at, whereabouts
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import get_item, items_of, place_of
from app.planning.programmes.roster_queries import Roster, roster_of
from app.register.accounts.identity import signed_in

blueprint = Blueprint("attendance", __name__)
may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
CHANGED = "attendance-changed"
"""What htmx tells the rest of a page after a change in the panel: whatever follows from who attends loads itself anew."""
ROUND = 60
"""Days around an event in which its items may stand, and in which is asked who is where."""


@blueprint.get("/items/<int:item_id>/attendance")
@staff()
def show(item_id: int) -> ResponseReturnValue:
    """List who attends an item, and offer what changes it."""
    return _item_page(item_id)


@blueprint.post("/items/<int:item_id>/attendance/delegation")
@may_plan
def set_delegation(item_id: int) -> ResponseReturnValue:
    """Send a whole delegation to an item, or take it off."""
    form = GoesForm(request.form)

    def do(roster: Roster) -> int:
        now = roster.going(item_id).delegations
        return commands.set_delegations(session(), form.delegation_command(item_id, signed_in(), now))

    return _changed(item_id, form, do)


@blueprint.post("/items/<int:item_id>/attendance/member")
@may_plan
def set_member(item_id: int) -> ResponseReturnValue:
    """Send a member to an item, or take them out."""
    form = GoesForm(request.form)
    return _changed(item_id, form, lambda _: commands.set_member(session(), form.member_command(item_id, signed_in())))


@blueprint.post("/items/<int:item_id>/attendance/role")
@may_plan
def set_role(item_id: int) -> ResponseReturnValue:
    """Give somebody a role at an item, or take it back."""
    form = RoleForm(request.form)

    def do(roster: Roster) -> int:
        return commands.set_roles(session(), form.command(item_id, signed_in(), roster.going(item_id).roles))

    return _changed(item_id, form, do)


@blueprint.get("/events/<int:event_id>/attendance")
@staff()
def matrix(event_id: int) -> ResponseReturnValue:
    """Show which delegation goes where, a day at a time."""
    return _matrix_page(get_event(session(), event_id))


@blueprint.post("/events/<int:event_id>/attendance")
@may_plan
def set_cell(event_id: int) -> ResponseReturnValue:
    """Send a delegation to one item, or take it off; one row of the matrix is answered."""
    event = get_event_to_change(session(), event_id, signed_in())
    cmd = MatrixForm(request.form).command(event_id, signed_in())
    commands.attend_all(session(), cmd)
    if not request.headers.get("HX-Request"):
        return _to_matrix(event_id, cmd.item_ids[0])
    (row,) = matrix_of(roster_of(session(), event), [get_item(session(), cmd.item_ids[0])])
    return render_template("attendance/_row.html", event=event, row=row, place_of=place_of, may_change=True)


@blueprint.post("/events/<int:event_id>/attendance/day")
@may_plan
def set_column(event_id: int) -> ResponseReturnValue:
    """Send a delegation to everything of a day, or to nothing of it."""
    form = ColumnForm(request.form)
    done = commands.attend_all(session(), form.command(event_id, signed_in()))
    flash(ngettext("%(num)s item has been changed.", "%(num)s items have been changed.", done), "success")
    return redirect(url_for("attendance.matrix", event_id=event_id, day=form.day.data), 303)


@blueprint.get("/events/<int:event_id>/whereabouts")
@staff()
def where(event_id: int) -> ResponseReturnValue:
    """Show who is where at a moment on the event's clock."""
    event = get_event(session(), event_id)
    at = _asked_moment(event)
    found = whereabouts(roster_of(session(), event), items_at(session(), event_id, WallTime(at, event.zone).instant))
    form = MomentForm(data={"day": at.date(), "time": at.time()})
    steps = [(at + timedelta(minutes=minutes)).isoformat(timespec="minutes") for minutes in (-30, 30)]
    return render_template("attendance/whereabouts.html", event=event, at=at, found=found, form=form, steps=steps, place_of=place_of)


def _changed(item_id: int, form: Form, do: Callable[[Roster], int]) -> ResponseReturnValue:
    """Do what a button of the panel says; where somebody was quicker, show what they did and offer to do it all the same."""
    event = get_event_to_change(session(), get_item(session(), item_id).event_id, signed_in())
    try:
        done = carried_out(form, lambda: do(roster_of(session(), event)), rollback=session().rollback)
    except Stale as stale:
        return _item_page(item_id, 409, stale=stale)
    if done is None:
        return _item_page(item_id, 422, form=form)
    if request.headers.get("HX-Request"):
        answer = make_response(_item_page(item_id))
        answer.headers["HX-Trigger"] = CHANGED
        return answer
    return redirect(url_for("attendance.show", item_id=item_id, open=request.args.get("open"), _anchor="attendance"), 303)


def _item_page(item_id: int, status: int = 200, *, stale: Stale | None = None, form: Form | None = None) -> ResponseReturnValue:
    item = get_item(session(), item_id)
    event = get_event(session(), item.event_id)
    roster = roster_of(session(), event)
    fragment = bool(request.headers.get("HX-Request"))
    page = render_template(
        "attendance/_panel.html" if fragment else "attendance/item.html",
        event=event,
        may_change=may_change(event, signed_in()),
        attendees=() if fragment else attendees_of(roster, item_id),
        theirs=told_rows(changed_since(session(), "item", item_id, stale.seen), names_for(session())) if stale else (),
        again={name: request.form[name] for name in ("id", "attends", "role", "given") if name in request.form} if stale else {},
        form=form,
        item=item,
        **panel_context(session(), item, roster, request.args),
    )
    return page, status


def _matrix_page(event: Event) -> ResponseReturnValue:
    items = [item for item in items_of(session(), event.id) if not item.cancelled]
    days = sorted({item.day for item in items})
    day = _asked_day(days)
    roster = roster_of(session(), event)
    return render_template(
        "attendance/matrix.html",
        event=event,
        may_change=may_change(event, signed_in()),
        days=days,
        day=day,
        parties=roster.parties,
        rows=matrix_of(roster, [item for item in items if item.day == day]),
        place_of=place_of,
    )


def _to_matrix(event_id: int, item_id: int) -> ResponseReturnValue:
    day = get_item(session(), item_id).day
    return redirect(url_for("attendance.matrix", event_id=event_id, day=day, _anchor=f"item-{item_id}"), 303)


def _asked_day(days: Sequence[date]) -> date | None:
    asked = next((day for day in days if day.isoformat() == request.args.get("day")), None)
    return asked or (days[0] if days else None)


def _asked_moment(event: Event) -> datetime:
    """Return the moment that the address asks for, on the event's clock: now while it lasts, else the first morning."""
    asked = MomentForm(request.args)
    try:
        typed = datetime.fromisoformat(request.args.get("at", "")).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        typed = None
    if asked.validate() and asked.day.data and asked.time.data is not None:
        typed = datetime.combine(asked.day.data, asked.time.data)
    if typed is not None and typed.date() in event.days.widened(ROUND, ROUND):
        return typed
    now = clock.now().astimezone(zone(event.zone)).replace(tzinfo=None, second=0, microsecond=0)
    return now if now.date() in event.days else datetime.combine(event.first_day, time(10))
