"""The page of the roadmap, and the posts that write it."""

from collections.abc import Callable

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.matters.undertakings import measures_commands, wording
from app.matters.undertakings.asking import id_in
from app.matters.undertakings.choices import offered_for_measure
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.measures_forms import MeasureForm, MeasureMarkForm, OnMeasureForm
from app.matters.undertakings.measures_queries import get_measure, history_of_roadmap, picture_of_measure, roadmap_of
from app.matters.undertakings.models import Measure
from app.matters.undertakings.naming import NAMES
from app.matters.undertakings.queries import Wanted, Which, instructions_of
from app.matters.undertakings.views.blueprint import blueprint, may_keep_all
from app.register.accounts.identity import signed_in

HISTORY = 15


@blueprint.get("/roadmap")
@staff()
def roadmap() -> ResponseReturnValue:
    """Show the measures by section, with both executors, days, state and result."""
    return render_template(
        "undertakings/roadmap.html",
        roadmap=roadmap_of(session()),
        day=clock.office_day(),
        may_follow=may_keep(signed_in()),
        history=told_rows(history_of_roadmap(session(), limit=HISTORY), NAMES, named=True),
        words=wording,
    )


@blueprint.get("/roadmap/<int:measure_id>")
@staff()
def measure(measure_id: int) -> ResponseReturnValue:
    """Show a measure: who does it until when, what has come of it, what was decided about it, and its own history."""
    found, given = get_measure(session(), measure_id), instructions_of(session(), Wanted(Which.ALL, measure_id=measure_id), limit=None)
    return render_template(
        "undertakings/measure.html",
        measure=picture_of_measure(found, len(given)),
        instructions=given,
        day=clock.office_day(),
        may_follow=may_keep(signed_in()),
        sections=sections_of("measure", session(), found),
        history=told_rows(history_of(session(), Measure.__kind__, measure_id), NAMES),
        words=wording,
    )


@blueprint.route("/roadmap/new", methods=["GET", "POST"])
@may_keep_all
def add_measure() -> ResponseReturnValue:
    """Put a measure into the roadmap; the address may name its section and its dossier."""
    offered = offered_for_measure(session())
    if request.method == "GET":
        return _page(MeasureForm.blank(offered, request.args.get("section", ""), id_in(request.args, "dossier_id")), None)
    form = MeasureForm(request.form, offered=offered)
    made = tried(form, lambda: measures_commands.add_measure(session(), form.add_command(signed_in())))
    return _page(form, None) if made is None else _to(made, N_("The measure is in the roadmap."))


@blueprint.route("/measures/<int:measure_id>/edit", methods=["GET", "POST"])
@may_keep_all
def edit_measure(measure_id: int) -> ResponseReturnValue:
    """Change a measure."""
    found, offered = get_measure(session(), measure_id), offered_for_measure(session())
    if request.method == "GET":
        return _page(MeasureForm.of(found, offered), found)
    form = MeasureForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: measures_commands.change_measure(session(), form.change_command(measure_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, MeasureForm.of(found, offered), found)
    return _page(form, get_measure(session(), measure_id)) if saved is None else _to(saved, N_("The measure has been saved."))


@blueprint.route("/measures/<int:measure_id>/mark", methods=["GET", "POST"])
@may_keep_all
def mark_measure(measure_id: int) -> ResponseReturnValue:
    """Say how far a measure has come and with which result."""
    found = get_measure(session(), measure_id)
    if request.method == "GET":
        return page("undertakings/measure_mark.html", MeasureMarkForm.of(found), measure=found)
    form = MeasureMarkForm(request.form)
    try:
        saved = tried(form, lambda: measures_commands.mark_measure(session(), form.command(measure_id, signed_in())))
    except Stale as stale:
        return _clash(stale, form, MeasureMarkForm.of(found), found)
    if saved is None:
        return page("undertakings/measure_mark.html", form, measure=get_measure(session(), measure_id))
    return _to(saved, N_("Marked."))


@blueprint.post("/measures/<int:measure_id>/reorder")
@may_keep_all
def reorder_measure(measure_id: int) -> ResponseReturnValue:
    """Let a measure change places with its neighbour in the section."""
    return _deed(lambda form: measures_commands.reorder_measure(session(), form.reorder_command(measure_id, signed_in())))


@blueprint.route("/measures/<int:measure_id>/remove", methods=["GET", "POST"])
@may_keep_all
def remove_measure(measure_id: int) -> ResponseReturnValue:
    """Ask, then remove a measure that was entered by mistake."""
    found = get_measure(session(), measure_id)
    if request.method == "GET":
        return render_template("undertakings/measure_remove.html", measure=found)
    measures_commands.remove_measure(session(), OnMeasureForm(request.form).remove_command(measure_id, signed_in()))
    return done(N_("The measure has been removed."), url_for("undertakings.roadmap"))


def _deed(do: Callable[[OnMeasureForm], int]) -> ResponseReturnValue:
    return _to(do(OnMeasureForm(request.form)), N_("The order has been changed."))


def _to(measure_id: int, message: str) -> Response:
    return done(message, url_for("undertakings.roadmap", _anchor=f"measure-{measure_id}"))


def _page(form: MeasureForm, found: Measure | None) -> Response:
    return page("undertakings/measure_form.html", form, measure=found)


def _clash(stale: Stale, mine: Form, theirs: Form, found: Measure) -> Response:
    return clashed(stale, mine, theirs, title=found.title, back=url_for("undertakings.roadmap", _anchor=f"measure-{found.id}"))
