"""Pages that change events; a new one is made with its programme, lists and an event's own page are faces."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel.refusals import N_, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.events import commands
from app.planning.events.choices import choices_for
from app.planning.events.forms import EventForm, RemoveForm
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.wording import KINDS
from app.register.accounts.identity import signed_in

blueprint = Blueprint("events", __name__)


@blueprint.get("/events/new")
@staff("admin", "protocol")
def choose_kind() -> ResponseReturnValue:
    """Ask which kind of event is meant."""
    return render_template("events/kinds.html", kinds=KINDS)


@blueprint.route("/events/<int:event_id>/edit", methods=["GET", "POST"])
@staff("admin", "protocol", "coordinator")
def edit(event_id: int) -> ResponseReturnValue:
    """Change an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return _page(EventForm.of(event, **choices_for(session())), event)
    form = EventForm(request.form, before=event.status, **choices_for(session()))
    cmd = form.change_command
    try:
        done = carried_out(form, lambda: commands.change_event(session(), cmd(event_id, signed_in())), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), "event", event_id, stale.seen))
        back = url_for("desk.event", event_id=event_id)
        theirs = EventForm.of(event, form.own.asked, **choices_for(session()))
        return clash.answer(stale, form, theirs, changes, title=event.title, back=back)
    return _page(form, event) if done is None else _saved(done, form)


@blueprint.post("/events/<int:event_id>/remove")
@staff("admin", "protocol")
def remove(event_id: int) -> ResponseReturnValue:
    """Remove an event that nobody outside has seen."""
    form = RemoveForm(request.form)
    commands.remove_event(session(), commands.RemoveEvent(event_id, signed_in(), form.seen.data))
    flash(gettext(N_("The event has been removed.")), "success")
    return redirect(url_for("desk.events"), 303)


def _page(form: EventForm, event: Event) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render_template("events/form.html", form=form, event=event, kinds=KINDS, was=clash.was(form)), 422 if refused else 200


def _saved(event_id: int, form: EventForm) -> ResponseReturnValue:
    """Go to the event's page; or back to the form, where another kind was chosen and its fields have not been asked for."""
    if form.wants_more:
        flash(gettext(N_("The event has been saved. Now fill in what its new kind asks for.")), "success")
        return redirect(url_for("events.edit", event_id=event_id), 303)
    flash(gettext(N_("The event has been saved.")), "success")
    return redirect(url_for("desk.event", event_id=event_id), 303)
