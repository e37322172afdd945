"""Where a troupe performs and rehearses."""

from flask import request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_
from app.ground.web.answers import page, tried
from app.ground.web.unit import session
from app.ground.words.dates import clock, day_month
from app.ground.words.languages import current
from app.matters.troupes import appearing
from app.matters.troupes.forms import AppearanceForm, RehearsalForm
from app.matters.troupes.models import Appearance
from app.matters.troupes.queries import get_appearance, items_offered
from app.matters.troupes.views.blueprint import asked, blueprint, may_prepare, to_page
from app.matters.troupes.views.troupes import to_change
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.identity import signed_in


@blueprint.route("/troupes/<int:troupe_id>/appearances/new", methods=["GET", "POST"])
@may_prepare
def appear(troupe_id: int) -> ResponseReturnValue:
    """Let a troupe perform at an item, or rehearse there."""
    _, event = to_change(troupe_id)
    items = [(one.id, _told(one)) for one in items_offered(session(), event.id)]
    form = AppearanceForm.blank(items, asked("item")) if request.method == "GET" else AppearanceForm(request.form, items=items)
    made = None
    if request.method == "POST":
        made = tried(form, lambda: appearing.add_appearance(session(), form.command(troupe_id, signed_in())))
    troupe, event = to_change(troupe_id)
    if made is None:
        return page("troupes/appearance.html", form, event=event, troupe=troupe)
    return to_page(event.id, N_("The troupe stands at the item."), f"troupe-{troupe_id}")


@blueprint.route("/appearances/<int:appearance_id>/rehearsal", methods=["GET", "POST"])
@may_prepare
def rehearse(appearance_id: int) -> ResponseReturnValue:
    """Put a rehearsal for a performance into the programme."""
    performance, event = _to_change(appearance_id)
    form = RehearsalForm.blank(performance) if request.method == "GET" else RehearsalForm(request.form)
    made = None
    if request.method == "POST":
        made = tried(form, lambda: appearing.plan_rehearsal(session(), form.command(appearance_id, signed_in())))
    performance, event = _to_change(appearance_id)
    if made is None:
        return page("troupes/rehearsal.html", form, event=event, performance=performance)
    return to_page(event.id, N_("The rehearsal stands in the programme, for the hosts."), f"troupe-{performance.troupe_id}")


@blueprint.post("/appearances/<int:appearance_id>/remove")
@may_prepare
def remove_appearance(appearance_id: int) -> ResponseReturnValue:
    """Take back that a troupe performs or rehearses."""
    appearance, event = _to_change(appearance_id)
    troupe_id = appearance.troupe_id
    appearing.remove_appearance(session(), appearing.RemoveAppearance(appearance_id, signed_in()))
    return to_page(event.id, N_("The troupe stands there no longer; the item stays in the programme."), f"troupe-{troupe_id}")


def _to_change(appearance_id: int) -> tuple[Appearance, Event]:
    appearance = get_appearance(session(), appearance_id)
    return appearance, get_event_to_change(session(), appearance.troupe.event_id, signed_in())


def _told(item: ProgrammeItem) -> str:
    hour = f", {clock(item.start_local)}" if item.start_local else ""
    return f"{day_month(item.day)}{hour} · {item.title.told(current())}"
