"""Pages of series: the list, one with its editions, the next edition."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.events.models import Event, Series
from app.planning.events.queries import get_event
from app.planning.events.rules import roman
from app.planning.events.series_queries import editions_of, get_series, numbers_of_editions, series_of
from app.planning.events.wording import KINDS, SIDES
from app.planning.programmes.cloning import Cloned, clone_event
from app.planning.programmes.remarks import told_adjusted
from app.planning.series import commands
from app.planning.series.forms import CloneForm, RemoveForm, SeriesForm
from app.planning.series.queries import findings_of, next_after
from app.register.accounts.identity import signed_in
from app.register.venues.queries import cities_of

blueprint = Blueprint("series", __name__)
may_plan = staff("admin", "protocol")


@blueprint.get("/series")
@staff()
def index() -> ResponseReturnValue:
    """List all series."""
    return render_template("series/index.html", series=series_of(session()), counts=numbers_of_editions(session()), kinds=KINDS)


@blueprint.get("/series/<int:series_id>")
@staff()
def show(series_id: int) -> ResponseReturnValue:
    """Show a series and its editions."""
    series = get_series(session(), series_id)
    editions = editions_of(session(), series_id)
    findings = findings_of(series, editions)
    history = told_rows(history_of(session(), "series", series_id))
    return render_template(
        "series/show.html", series=series, editions=editions, findings=findings, history=history, kinds=KINDS, sides=SIDES, roman=roman
    )


@blueprint.route("/series/new", methods=["GET", "POST"])
@may_plan
def add() -> ResponseReturnValue:
    """Make a series."""
    if request.method == "GET":
        return _page(SeriesForm.blank(), None)
    form = SeriesForm(request.form)
    done = carried_out(form, lambda: commands.add_series(session(), form.add_command(signed_in())), rollback=session().rollback)
    return _page(form, None) if done is None else _to_series(done, N_("The series has been made."))


@blueprint.route("/series/<int:series_id>/edit", methods=["GET", "POST"])
@may_plan
def edit(series_id: int) -> ResponseReturnValue:
    """Change a series."""
    series = get_series(session(), series_id)
    if request.method == "GET":
        return _page(SeriesForm.of(series), series)
    form = SeriesForm(request.form)
    cmd = form.change_command
    try:
        done = carried_out(form, lambda: commands.change_series(session(), cmd(series_id, signed_in())), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), "series", series_id, stale.seen))
        back = url_for("series.show", series_id=series_id)
        return clash.answer(stale, form, SeriesForm.of(series), changes, title=series.title, back=back)
    return _page(form, series) if done is None else _to_series(done, N_("The series has been saved."))


@blueprint.post("/series/<int:series_id>/remove")
@may_plan
def remove(series_id: int) -> ResponseReturnValue:
    """Remove a series that no event belongs to."""
    commands.remove_series(session(), commands.RemoveSeries(series_id, signed_in(), RemoveForm(request.form).seen.data))
    flash(gettext(N_("The series has been removed.")), "success")
    return redirect(url_for("series.index"), 303)


@blueprint.route("/events/<int:event_id>/clone", methods=["GET", "POST"])
@may_plan
def clone(event_id: int) -> ResponseReturnValue:
    """Make an event of another year out of this one."""
    event = get_event(session(), event_id)
    known = cities_of(session())
    cities = [(city.id, city.name.told(current())) for city in known]
    if request.method == "GET":
        editions = editions_of(session(), event.series_id) if event.series_id else ()
        return _clone_page(CloneForm.of(next_after(event, editions, known), cities), event)
    form = CloneForm(request.form, cities=cities)
    cmd = form.command
    done = carried_out(form, lambda: clone_event(session(), cmd(event_id, signed_in()), now=clock.now()), rollback=session().rollback)
    return _clone_page(form, event) if done is None else _to_clone(done)


def _to_clone(done: Cloned) -> ResponseReturnValue:
    flash(gettext(N_("The event has been made. Its programme has the same hours on the new days.")), "success")
    if done.adjusted:
        flash(told_adjusted(done.adjusted), "warn")
    return redirect(url_for("desk.event", event_id=done.event_id), 303)


def _page(form: SeriesForm, series: Series | None) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render_template("series/form.html", form=form, series=series, was=clash.was(form)), 422 if refused else 200


def _clone_page(form: CloneForm, event: Event) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render_template("series/clone.html", form=form, event=event, roman=roman), 422 if refused else 200


def _to_series(series_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("series.show", series_id=series_id), 303)
