"""Writing talking points: what the head says, and what is answered when asked."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, NotAllowed, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.unit import session
from app.matters.talks import points_commands as commands
from app.matters.talks.forms import OnTableForm, PointForm
from app.matters.talks.models import TalkingPoint
from app.matters.talks.queries import dossiers_offered, get_meeting, get_point
from app.matters.talks.views.blueprint import blueprint, may_prepare
from app.planning.events.queries import may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.identity import signed_in


@blueprint.route("/items/<int:item_id>/talks/points/new", methods=["GET", "POST"])
@may_prepare
def add_point(item_id: int) -> ResponseReturnValue:
    """Add a point as the last one."""
    item, dossiers = _to_change(item_id), dossiers_offered(session())
    if request.method == "GET":
        return _page(PointForm.blank(dossiers), item)
    form = PointForm(request.form).offering(dossiers)
    made = tried(form, lambda: commands.add_point(session(), form.add_command(item_id, signed_in())))
    return _page(form, _to_change(item_id)) if made is None else done(N_("The point has been added."), _place(item_id))


@blueprint.route("/talks/points/<int:point_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_point(point_id: int) -> ResponseReturnValue:
    """Change a point."""
    point, item = _point(point_id)
    dossiers = dossiers_offered(session())
    if request.method == "GET":
        return _page(PointForm.of(point, dossiers), item)
    form = PointForm(request.form).offering(dossiers)
    try:
        saved = tried(form, lambda: commands.change_point(session(), form.change_command(point_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, PointForm.of(point, dossiers), title=item.title, back=_place(item.id))
    return _page(form, _point(point_id)[1]) if saved is None else done(N_("Saved."), _place(item.id))


@blueprint.post("/talks/points/<int:point_id>/reorder")
@may_prepare
def reorder_point(point_id: int) -> ResponseReturnValue:
    """Let a point be said before or after its neighbour."""
    _, item = _point(point_id)
    commands.reorder_point(session(), OnTableForm(request.form).reorder_command(point_id, signed_in()))
    return done(N_("The order has been changed."), _place(item.id))


@blueprint.post("/talks/points/<int:point_id>/remove")
@may_prepare
def remove_point(point_id: int) -> ResponseReturnValue:
    """Take a point out of the conversation."""
    _, item = _point(point_id)
    commands.remove_point(session(), OnTableForm(request.form).remove_point_command(point_id, signed_in()))
    return done(N_("The point has been removed."), _place(item.id))


def _to_change(item_id: int) -> ProgrammeItem:
    item = get_meeting(session(), item_id)
    if not may_change(item.event, signed_in()):
        raise NotAllowed
    return item


def _point(point_id: int) -> tuple[TalkingPoint, ProgrammeItem]:
    point = get_point(session(), point_id)
    return point, _to_change(point.talks.item_id)


def _page(form: PointForm, item: ProgrammeItem) -> Response:
    return page("talks/point.html", form, item=item, event=item.event)


def _place(item_id: int) -> str:
    return url_for("talks.show", item_id=item_id, _anchor="points")
