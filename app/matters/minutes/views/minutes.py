"""The page of a meeting's minutes, their head and their sections, and the posts that write them."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.minutes import commands, wording
from app.matters.minutes.forms import MinutesForm, OnMinutesForm, PointForm
from app.matters.minutes.models import Minutes, MinutesPoint
from app.matters.minutes.opening import minutes_to_change
from app.matters.minutes.queries import find_minutes, get_minutes, get_point, history_of_minutes
from app.matters.minutes.showing import shown
from app.matters.minutes.views.blueprint import blueprint, choose, may_write, place, to_page, to_write
from app.planning.events.kinds import POLICY
from app.planning.events.queries import get_event, may_change
from app.register.accounts.identity import signed_in

HISTORY = 15


@blueprint.get("/events/<int:event_id>/minutes")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show the minutes of a meeting: sections with their decisions, remarks, where each side stands."""
    event, minutes = get_event(session(), event_id), find_minutes(session(), event_id)
    return render_template(
        "minutes/show.html",
        event=event,
        minutes=minutes,
        shown=shown(session(), minutes) if minutes else None,
        may_change=may_change(event, signed_in()),
        may_begin=POLICY[event.kind].of_group,
        deciding=request.args.get("decide", ""),
        history=told_rows(history_of_minutes(session(), minutes, limit=HISTORY), named=True) if minutes else (),
        words=wording,
    )


@blueprint.post("/events/<int:event_id>/minutes")
@may_write
def draft(event_id: int) -> ResponseReturnValue:
    """Make the draft from the agenda."""
    commands.draft_minutes(session(), commands.DraftMinutes(event_id, signed_in(), new_uid()))
    return to_page(event_id, N_("The draft has been made from the agenda."))


@blueprint.post("/minutes/<int:minutes_id>/take-over")
@may_write
def take_over(minutes_id: int) -> ResponseReturnValue:
    """Add a section for each point that is new on the agenda."""
    minutes = to_write(minutes_id)
    commands.take_over(session(), commands.TakeOver(minutes_id, signed_in(), OnMinutesForm(request.form).seen.data or 0))
    return to_page(minutes.event_id, N_("What is new on the agenda has been taken over."))


@blueprint.route("/minutes/<int:minutes_id>/edit", methods=["GET", "POST"])
@may_write
def edit(minutes_id: int) -> ResponseReturnValue:
    """Change number, day, place, languages and who signs."""
    minutes = _open(minutes_id)
    if request.method == "GET":
        return _head_page(MinutesForm.of(minutes), minutes)
    form = MinutesForm(request.form)
    try:
        saved = tried(form, lambda: commands.change_minutes(session(), form.command(minutes_id, signed_in(), choose)))
    except Stale as stale:
        return clashed(stale, form, MinutesForm.of(minutes), title=minutes.label(), back=place(minutes.event_id))
    return _head_page(form, to_write(minutes_id)) if saved is None else to_page(minutes.event_id, N_("The minutes have been saved."))


@blueprint.route("/minutes/<int:minutes_id>/points/new", methods=["GET", "POST"])
@may_write
def add_point(minutes_id: int) -> ResponseReturnValue:
    """Add a section that is on no agenda."""
    minutes = _open(minutes_id)
    if request.method == "GET":
        return _point_page(PointForm.blank(), minutes, None)
    form = PointForm(request.form)
    made = tried(form, lambda: commands.add_point(session(), form.add_command(minutes_id, signed_in())))
    if made is None:
        return _point_page(form, to_write(minutes_id), None)
    return to_page(minutes.event_id, N_("The section has been added."), f"point-{made}")


@blueprint.route("/minutes/points/<int:point_id>/edit", methods=["GET", "POST"])
@may_write
def edit_point(point_id: int) -> ResponseReturnValue:
    """Change a section: its title, who spoke, what was said."""
    point, minutes = _point(point_id)
    if request.method == "GET":
        return _point_page(PointForm.of(point), minutes, point)
    form = PointForm(request.form)
    try:
        saved = tried(form, lambda: commands.change_point(session(), form.change_command(point_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, PointForm.of(point), title=point.title, back=place(minutes.event_id, f"point-{point_id}"))
    if saved is None:
        return _point_page(form, to_write(minutes.id), get_point(session(), point_id))
    return to_page(minutes.event_id, N_("The section has been saved."), f"point-{saved}")


@blueprint.post("/minutes/points/<int:point_id>/move")
@may_write
def move_point(point_id: int) -> ResponseReturnValue:
    """Let a section change places with its neighbour."""
    _, minutes = _point(point_id)
    form = OnMinutesForm(request.form)
    commands.move_point(session(), commands.MovePoint(point_id, signed_in(), form.seen.data or 0, form.towards))
    return to_page(minutes.event_id, N_("The order has been changed."), f"point-{point_id}")


@blueprint.route("/minutes/points/<int:point_id>/remove", methods=["GET", "POST"])
@may_write
def remove_point(point_id: int) -> ResponseReturnValue:
    """Ask, then remove a section with its decisions."""
    point, minutes = _point(point_id)
    if request.method == "GET":
        return render_template("minutes/remove.html", minutes=minutes, event=minutes.event, point=point, thing=point)
    seen = OnMinutesForm(request.form).seen.data or 0
    commands.remove_point(session(), commands.RemovePoint(point_id, signed_in(), seen))
    return to_page(minutes.event_id, N_("The section has been removed."))


def _open(minutes_id: int) -> Minutes:
    """Return minutes that this person may still write."""
    return minutes_to_change(session(), minutes_id, signed_in())


def _point(point_id: int) -> tuple[MinutesPoint, Minutes]:
    minutes = _open(get_point(session(), point_id).minutes_id)
    return next(one for one in minutes.points if one.id == point_id), minutes


def _head_page(form: MinutesForm, minutes: Minutes) -> Response:
    return page("minutes/form.html", form, minutes=minutes, event=minutes.event)


def _point_page(form: PointForm, minutes: Minutes, point: MinutesPoint | None) -> Response:
    whole = get_minutes(session(), minutes.id)
    return page("minutes/point_form.html", form, minutes=whole, event=whole.event, point=point)
