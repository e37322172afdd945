"""The forms of decisions, the sentence shown while somebody types, and the posts that write them."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.matters.minutes import decisions_commands as commands
from app.matters.minutes.forms import DecideForm, OnMinutesForm
from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.matters.minutes.opening import minutes_to_change
from app.matters.minutes.previewing import preview_of
from app.matters.minutes.queries import get_decision, get_point
from app.matters.minutes.views.blueprint import blueprint, choose, may_write, place, to_page
from app.matters.undertakings.choices import Bodies, bodies_of
from app.register.accounts.identity import signed_in


@blueprint.route("/minutes/points/<int:point_id>/decisions/new", methods=["GET", "POST"])
@may_write
def add_decision(point_id: int) -> ResponseReturnValue:
    """Add a decision to a section; `more` goes on with the next one."""
    point, minutes, bodies = _of_point(point_id)
    if request.method == "GET":
        return _page(DecideForm.blank(minutes.audience, bodies), minutes, point, None)
    form = DecideForm(request.form, audience=minutes.audience, bodies=bodies)
    made = tried(form, lambda: commands.add_decision(session(), form.add_command(point_id, signed_in(), choose)))
    if made is None:
        point, minutes, _ = _of_point(point_id)
        return _page(form, minutes, point, None)
    if "more" in request.form:
        return redirect(url_for("minutes.show", event_id=minutes.event_id, decide=point_id, _anchor=f"decide-{point_id}"), 303)
    return to_page(minutes.event_id, N_("The decision has been added."), f"decision-{made}")


@blueprint.route("/minutes/decisions/<int:decision_id>/edit", methods=["GET", "POST"])
@may_write
def edit_decision(decision_id: int) -> ResponseReturnValue:
    """Change a decision."""
    decision, minutes, bodies = _of_decision(decision_id)
    as_it_is = DecideForm.of(decision, minutes.audience, bodies)
    if request.method == "GET":
        return _page(as_it_is, minutes, decision.point, decision)
    form = DecideForm(request.form, audience=minutes.audience, bodies=bodies)
    try:
        saved = tried(form, lambda: commands.change_decision(session(), form.change_command(decision_id, signed_in(), choose)))
    except Stale as stale:
        back = place(minutes.event_id, f"decision-{decision_id}")
        return clashed(stale, form, as_it_is, title=decision.text, back=back)
    if saved is None:
        decision, minutes, _ = _of_decision(decision_id)
        return _page(form, minutes, decision.point, decision)
    return to_page(minutes.event_id, N_("The decision has been saved."), f"decision-{saved}")


@blueprint.post("/minutes/points/<int:point_id>/sentence")
@may_write
def sentence(point_id: int) -> ResponseReturnValue:
    """Show a decision as it will be printed, as far as it has been typed; writes nothing."""
    _, minutes, bodies = _of_point(point_id)
    form = DecideForm(request.form, audience=minutes.audience, bodies=bodies)
    return render_template("minutes/_sentence.html", preview=preview_of(session(), minutes, form))


@blueprint.post("/minutes/decisions/<int:decision_id>/move")
@may_write
def move_decision(decision_id: int) -> ResponseReturnValue:
    """Let a decision change places with its neighbour."""
    _, minutes, _ = _of_decision(decision_id)
    form = OnMinutesForm(request.form)
    commands.move_decision(session(), commands.MoveDecision(decision_id, signed_in(), form.seen.data or 0, form.towards))
    return to_page(minutes.event_id, N_("The order has been changed."), f"decision-{decision_id}")


@blueprint.route("/minutes/decisions/<int:decision_id>/remove", methods=["GET", "POST"])
@may_write
def remove_decision(decision_id: int) -> ResponseReturnValue:
    """Ask, then remove a decision."""
    decision, minutes, _ = _of_decision(decision_id)
    if request.method == "GET":
        return render_template("minutes/remove.html", minutes=minutes, event=minutes.event, point=decision.point, thing=decision)
    seen = OnMinutesForm(request.form).seen.data or 0
    point_id = commands.remove_decision(session(), commands.RemoveDecision(decision_id, signed_in(), seen))
    return to_page(minutes.event_id, N_("The decision has been removed."), f"point-{point_id}")


def _of_point(point_id: int) -> tuple[MinutesPoint, Minutes, Bodies]:
    minutes = minutes_to_change(session(), get_point(session(), point_id).minutes_id, signed_in())
    return next(one for one in minutes.points if one.id == point_id), minutes, bodies_of(session())


def _of_decision(decision_id: int) -> tuple[Decision, Minutes, Bodies]:
    minutes = minutes_to_change(session(), get_decision(session(), decision_id).point.minutes_id, signed_in())
    found = next(one for point in minutes.points for one in point.decisions if one.id == decision_id)
    return found, minutes, bodies_of(session())


def _page(form: DecideForm, minutes: Minutes, point: MinutesPoint, decision: Decision | None) -> Response:
    preview = preview_of(session(), minutes, form)
    return page("minutes/decision_form.html", form, minutes=minutes, event=minutes.event, point=point, decision=decision, preview=preview)
