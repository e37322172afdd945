"""The lines of technical riders."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.matters.troupes import commands, wording
from app.matters.troupes.forms import NeedForm, OnThingForm
from app.matters.troupes.models import RiderNeed
from app.matters.troupes.queries import get_need
from app.matters.troupes.views.blueprint import blueprint, may_prepare, place, to_page
from app.matters.troupes.views.troupes import to_change
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in


@blueprint.route("/troupes/<int:troupe_id>/rider/new", methods=["GET", "POST"])
@may_prepare
def add_need(troupe_id: int) -> ResponseReturnValue:
    """Put a line into a rider."""
    troupe, event = to_change(troupe_id)
    form = NeedForm.blank() if request.method == "GET" else NeedForm(request.form)
    made = None
    if request.method == "POST":
        made = tried(form, lambda: commands.add_need(session(), form.add_command(troupe_id, signed_in())))
    if made is None:
        troupe, event = to_change(troupe_id)
        return page("troupes/need.html", form, event=event, troupe=troupe, need=None)
    return to_page(event.id, N_("The line stands in the rider."), f"troupe-{troupe_id}")


@blueprint.route("/rider/<int:need_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_need(need_id: int) -> ResponseReturnValue:
    """Change a line of a rider, or answer it."""
    need, event = _to_change(need_id)
    if request.method == "GET":
        return page("troupes/need.html", NeedForm.of(need), event=event, troupe=need.troupe, need=need)
    form, back = NeedForm(request.form), place(event.id, f"troupe-{need.troupe_id}")
    try:
        saved = tried(form, lambda: commands.change_need(session(), form.change_command(need_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, NeedForm.of(need), title=need.text[:200], back=back)
    need, event = _to_change(need_id)
    if saved is None:
        return page("troupes/need.html", form, event=event, troupe=need.troupe, need=need)
    return to_page(event.id, N_("The line of the rider has been saved."), f"troupe-{need.troupe_id}")


@blueprint.post("/rider/<int:need_id>/state")
@may_prepare
def mark_need(need_id: int) -> ResponseReturnValue:
    """Say how far a line is met."""
    need, event = _to_change(need_id)
    commands.mark_need(session(), OnThingForm(request.form).mark_need(need_id, signed_in()))
    return to_page(event.id, N_("Marked."), f"troupe-{need.troupe_id}")


@blueprint.route("/rider/<int:need_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove_need(need_id: int) -> ResponseReturnValue:
    """Ask, then take a line out of a rider."""
    need, event = _to_change(need_id)
    if request.method == "GET":
        return render_template("troupes/remove_need.html", event=event, need=need, words=wording)
    troupe_id = commands.remove_need(session(), OnThingForm(request.form).remove_need(need_id, signed_in()))
    return to_page(event.id, N_("The line has been taken out of the rider."), f"troupe-{troupe_id}")


def _to_change(need_id: int) -> tuple[RiderNeed, Event]:
    need = get_need(session(), need_id)
    return need, get_event_to_change(session(), need.troupe.event_id, signed_in())
