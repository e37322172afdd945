"""The page of an event's troupes and freight, and the forms of a troupe."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.troupes import commands, wording
from app.matters.troupes.forms import OnThingForm, TroupeForm
from app.matters.troupes.models import Troupe
from app.matters.troupes.naming import NAMES
from app.matters.troupes.queries import delegations_offered, get_troupe, history_of_troupes
from app.matters.troupes.rules import FreightDay, RiderState
from app.matters.troupes.stage import stage_of
from app.matters.troupes.views.blueprint import blueprint, choose, may_prepare, place, to_page
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.programmes.queries import place_of
from app.register.accounts.identity import signed_in

HISTORY = 15


@blueprint.get("/events/<int:event_id>/troupes")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """Show who comes to perform, what each needs, where it performs and rehearses, and what travels for them."""
    event = get_event(session(), event_id)
    return render_template(
        "troupes/index.html",
        event=event,
        stage=stage_of(session(), event, clock.office_day()),
        may_change=may_change(event, signed_in()),
        history=told_rows(history_of_troupes(session(), event_id, limit=HISTORY), NAMES, named=True),
        words=wording,
        steps=tuple(FreightDay),
        states=tuple(RiderState),
        place_of=place_of,
    )


@blueprint.route("/events/<int:event_id>/troupes/new", methods=["GET", "POST"])
@may_prepare
def add(event_id: int) -> ResponseReturnValue:
    """Enter a troupe."""
    event = get_event_to_change(session(), event_id, signed_in())
    offered = _delegations(event_id)
    if request.method == "GET":
        return _page(TroupeForm.blank(offered), event, None)
    form = TroupeForm(request.form, delegations=offered)
    made = tried(form, lambda: commands.add_troupe(session(), form.add_command(event_id, signed_in(), choose)))
    return _page(form, event, None) if made is None else to_page(event_id, N_("The troupe has been entered."), f"troupe-{made}")


@blueprint.route("/troupes/<int:troupe_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit(troupe_id: int) -> ResponseReturnValue:
    """Change a troupe."""
    troupe, event = to_change(troupe_id)
    offered, back = _delegations(event.id), place(event.id, f"troupe-{troupe_id}")
    if request.method == "GET":
        return _page(TroupeForm.of(troupe, offered), event, troupe)
    form = TroupeForm(request.form, delegations=offered)
    try:
        saved = tried(form, lambda: commands.change_troupe(session(), form.change_command(troupe_id, signed_in(), choose)))
    except Stale as stale:
        return clashed(stale, form, TroupeForm.of(troupe, offered), title=troupe.name, back=back)
    if saved is not None:
        return to_page(event.id, N_("The troupe has been saved."), f"troupe-{saved}")
    troupe, event = to_change(troupe_id)
    return _page(form, event, troupe)


@blueprint.route("/troupes/<int:troupe_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove(troupe_id: int) -> ResponseReturnValue:
    """Ask, then remove a troupe with its rider."""
    troupe, event = to_change(troupe_id)
    if request.method == "GET":
        return render_template("troupes/remove.html", event=event, troupe=troupe)
    removed = commands.remove_troupe(session(), OnThingForm(request.form).remove_troupe(troupe_id, signed_in()))
    return to_page(removed, N_("The troupe has been removed."))


def to_change(troupe_id: int) -> tuple[Troupe, Event]:
    """Return a troupe and its event where somebody may change them."""
    troupe = get_troupe(session(), troupe_id)
    return troupe, get_event_to_change(session(), troupe.event_id, signed_in())


def _delegations(event_id: int) -> list[tuple[int | str, str]]:
    return [(one.id, one.name.told(current())) for one in delegations_offered(session(), event_id)]


def _page(form: TroupeForm, event: Event, troupe: Troupe | None) -> Response:
    return page("troupes/form.html", form, event=event, troupe=troupe)
