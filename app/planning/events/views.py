"""Pages that write events; lists and an event's own page are faces."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.events import commands
from app.planning.events.forms import EventForm, RemoveForm
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.queries import coordinators_of, get_event_to_change
from app.planning.events.series_queries import series_of
from app.planning.events.wording import KINDS
from app.register.accounts.identity import signed_in
from app.register.venues.queries import cities_of

blueprint = Blueprint("events", __name__)


@blueprint.get("/events/new")
@staff("admin", "protocol")
def choose_kind() -> ResponseReturnValue:
    """Ask which kind of event is meant."""
    return render_template("events/kinds.html", kinds=KINDS)


@blueprint.route("/events/new/<kind>", methods=["GET", "POST"])
@staff("admin", "protocol")
def add(kind: str) -> ResponseReturnValue:
    """Make an event."""
    chosen = Kind(kind) if kind in set(Kind) else Kind.FORUM
    if request.method == "GET":
        return _page(EventForm.blank(chosen, clock.now().date(), **_choices()), None)
    form = EventForm(request.form, **_choices())
    done = carried_out(
        form, lambda: commands.add_event(session(), form.add_command(signed_in()), now=clock.now()), rollback=session().rollback
    )
    return _page(form, None) if done is None else _to_event(done, N_("The event has been made."))


@blueprint.route("/events/<int:event_id>/edit", methods=["GET", "POST"])
@staff("admin", "protocol", "coordinator")
def edit(event_id: int) -> ResponseReturnValue:
    """Change an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return _page(EventForm.of(event, **_choices()), event)
    form = EventForm(request.form, **_choices())
    cmd = form.change_command
    try:
        done = carried_out(form, lambda: commands.change_event(session(), cmd(event_id, signed_in())), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), "event", event_id, stale.seen))
        back = url_for("desk.event", event_id=event_id)
        return clash.answer(stale, form, EventForm.of(event, **_choices()), changes, title=event.title, back=back)
    return _page(form, event) if done is None else _to_event(done, N_("The event has been saved."))


@blueprint.post("/events/<int:event_id>/remove")
@staff("admin", "protocol")
def remove(event_id: int) -> ResponseReturnValue:
    """Remove an event that nobody outside has seen."""
    form = RemoveForm(request.form)
    commands.remove_event(session(), commands.RemoveEvent(event_id, signed_in(), form.seen.data))
    flash(gettext(N_("The event has been removed.")), "success")
    return redirect(url_for("desk.events"), 303)


def _choices() -> dict[str, Any]:
    cities = [(city.id, city.name.told(current())) for city in cities_of(session())]
    people = [(user.id, user.name) for user in coordinators_of(session())]
    return {"cities": cities, "people": people, "series": [(series.id, series.title.told(current())) for series in series_of(session())]}


def _page(form: EventForm, event: Event | None) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render_template("events/form.html", form=form, event=event, was=clash.was(form)), 422 if refused else 200


def _to_event(event_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("desk.event", event_id=event_id), 303)
