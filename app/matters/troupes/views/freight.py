"""The forms of a freight."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.troupes import freight_commands as commands
from app.matters.troupes.forms import FreightForm, OnThingForm
from app.matters.troupes.models import Freight
from app.matters.troupes.queries import get_freight, troupe_names
from app.matters.troupes.rules import FreightDay
from app.matters.troupes.views.blueprint import asked, blueprint, may_prepare, place, to_page
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in


@blueprint.route("/events/<int:event_id>/freight/new", methods=["GET", "POST"])
@may_prepare
def add_freight(event_id: int) -> ResponseReturnValue:
    """Enter what travels for an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    troupes = _troupes(event_id)
    if request.method == "GET":
        return _page(FreightForm.blank(troupes, asked("troupe")), event, None)
    form = FreightForm(request.form, troupes=troupes)
    made = tried(form, lambda: commands.add_freight(session(), form.add_command(event_id, signed_in())))
    return _page(form, event, None) if made is None else to_page(event_id, N_("The freight has been entered."), f"freight-{made}")


@blueprint.route("/freight/<int:freight_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_freight(freight_id: int) -> ResponseReturnValue:
    """Change a freight and its days."""
    freight, event = _to_change(freight_id)
    troupes, back = _troupes(event.id), place(event.id, f"freight-{freight_id}")
    if request.method == "GET":
        return _page(FreightForm.of(freight, troupes), event, freight)
    form = FreightForm(request.form, troupes=troupes)
    try:
        saved = tried(form, lambda: commands.change_freight(session(), form.change_command(freight_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, FreightForm.of(freight, troupes), title=freight.what, back=back)
    if saved is not None:
        return to_page(event.id, N_("The freight has been saved."), f"freight-{saved}")
    freight, event = _to_change(freight_id)
    return _page(form, event, freight)


@blueprint.route("/freight/<int:freight_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove_freight(freight_id: int) -> ResponseReturnValue:
    """Ask, then remove a freight."""
    freight, event = _to_change(freight_id)
    if request.method == "GET":
        return render_template("troupes/remove_freight.html", event=event, freight=freight)
    removed = commands.remove_freight(session(), OnThingForm(request.form).remove_freight(freight_id, signed_in()))
    return to_page(removed, N_("The freight has been removed."))


def _to_change(freight_id: int) -> tuple[Freight, Event]:
    freight = get_freight(session(), freight_id)
    return freight, get_event_to_change(session(), freight.event_id, signed_in())


def _troupes(event_id: int) -> list[tuple[int | str, str]]:
    return [(ident, name.told(current())) for ident, name in troupe_names(session(), event_id)]


def _page(form: FreightForm, event: Event, freight: Freight | None) -> Response:
    steps = [form[step.value] for step in FreightDay]
    return page("troupes/freight.html", form, event=event, freight=freight, steps=steps)
