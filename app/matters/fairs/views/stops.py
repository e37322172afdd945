"""The page of a walk's stops, and the posts that write them."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, NotAllowed, Refusal, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.fairs import stops_commands as commands
from app.matters.fairs import wording
from app.matters.fairs.choices import offered_for_stop
from app.matters.fairs.forms import OnForm, StopForm
from app.matters.fairs.models import WalkStop
from app.matters.fairs.views.blueprint import blueprint, choose, may_prepare
from app.matters.fairs.walk_rules import StopMinutes, fit_of
from app.matters.fairs.walks import title_of, walk_of
from app.planning.events.queries import may_change
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import get_item
from app.planning.programmes.rules import ItemKind
from app.register.accounts.identity import signed_in


@blueprint.get("/items/<int:item_id>/stops")
@staff()
def stops(item_id: int) -> ResponseReturnValue:
    """Show the stops of a walk with their hours, and whether they fit into it."""
    item = get_item(session(), item_id)
    return render_template(
        "fairs/stops.html",
        event=item.event,
        item=item,
        walk=walk_of(session(), item),
        is_walk=item.kind is ItemKind.WALK,
        may_change=may_change(item.event, signed_in()),
        words=wording,
    )


@blueprint.route("/items/<int:item_id>/stops/new", methods=["GET", "POST"])
@may_prepare
def add_stop(item_id: int) -> ResponseReturnValue:
    """Enter a stop as the last one of a walk."""
    item = _walk(item_id)
    offered = offered_for_stop(session(), item.event_id)
    if request.method == "GET":
        return _page(StopForm.blank(offered), item, None)
    form = StopForm(request.form, offered=offered)
    made = tried(form, lambda: commands.add_stop(session(), form.add_command(item_id, signed_in(), choose)))
    return _page(form, _walk(item_id), None) if made is None else _to(item_id, N_("The stop is entered."), made)


@blueprint.route("/walk-stops/<int:stop_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_stop(stop_id: int) -> ResponseReturnValue:
    """Change a stop."""
    found = _stop(stop_id)
    offered = offered_for_stop(session(), found.event_id)
    if request.method == "GET":
        return _page(StopForm.of(found, offered), found.item, found)
    form = StopForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: commands.change_stop(session(), form.change_command(stop_id, signed_in(), choose)))
    except Stale as stale:
        back = url_for("fairs.stops", item_id=found.item_id)
        return clashed(stale, form, StopForm.of(found, offered), title=title_of(found), back=back)
    if saved is None:
        found = _stop(stop_id)
        return _page(form, found.item, found)
    return _to(saved, N_("The stop has been saved."), stop_id)


@blueprint.post("/walk-stops/<int:stop_id>/move")
@may_prepare
def move_stop(stop_id: int) -> ResponseReturnValue:
    """Let a stop come before or after its neighbour."""
    item_id = commands.move_stop(session(), OnForm(request.form).on_stop(stop_id, signed_in()))
    return _to(item_id, N_("The order has been changed."), stop_id)


@blueprint.post("/walk-stops/<int:stop_id>/remove")
@may_prepare
def remove_stop(stop_id: int) -> ResponseReturnValue:
    """Remove a stop."""
    item_id = commands.remove_stop(session(), OnForm(request.form).on_stop(stop_id, signed_in()))
    return _to(item_id, N_("The stop has been removed."), None)


@blueprint.get("/items/<int:item_id>/stops/fit")
@staff()
def fit(item_id: int) -> ResponseReturnValue:
    """Tell whether the stops fit with the minutes that are just being typed; `stop` is the one that they are typed for."""
    item = get_item(session(), item_id)
    others = [one.stop for one in walk_of(session(), item).rows if one.stop.id != _asked("stop")]
    try:
        typed = [StopMinutes(_asked("minutes"), _asked("walk_minutes"))]
    except Refusal:
        typed = []  # the form says beside the field what is wrong with them
    minutes = [StopMinutes(one.minutes, one.walk_minutes) for one in others]
    return render_template("fairs/_fit.html", fit=fit_of(item.when, [*minutes, *typed]), words=wording)


def _asked(name: str) -> int:
    try:
        return row_id(request.args.get(name, ""))
    except ValueError:
        return 0


def _walk(item_id: int) -> ProgrammeItem:
    item = get_item(session(), item_id)
    if not may_change(item.event, signed_in()):
        raise NotAllowed
    return item


def _stop(stop_id: int) -> WalkStop:
    return commands.stop_to_change(session(), stop_id, signed_in(), None)


def _to(item_id: int, message: str, stop_id: int | None) -> Response:
    return done(message, url_for("fairs.stops", item_id=item_id, _anchor=f"stop-{stop_id}" if stop_id else None))


def _page(form: StopForm, item: ProgrammeItem, found: WalkStop | None) -> Response:
    walk = walk_of(session(), item)
    return page("fairs/stop_form.html", form, event=item.event, item=item, stop=found, walk=walk, title_of=title_of, words=wording)
