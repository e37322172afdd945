"""The zones of an event: made, changed, taken away."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.unit import session
from app.planning.accreditation import zone_commands
from app.planning.accreditation.forms import ZoneForm
from app.planning.accreditation.models import BadgeZone
from app.planning.accreditation.queries import get_zone
from app.planning.accreditation.views.blueprint import blueprint, may_issue
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in


@blueprint.route("/events/<int:event_id>/badges/zones/new", methods=["GET", "POST"])
@may_issue
def add_zone(event_id: int) -> ResponseReturnValue:
    """Make a zone."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = ZoneForm(request.form) if request.method == "POST" else ZoneForm.blank()
    if request.method == "POST":
        made = tried(form, lambda: zone_commands.add_zone(session(), form.add_command(event_id, signed_in())))
        if made is not None:
            return done(N_("The zone has been made."), _home(event_id))
        event = get_event_to_change(session(), event_id, signed_in())  # the refusal has let go of it
    return page("accreditation/zone_form.html", form, event=event, zone=None)


@blueprint.route("/badge-zones/<int:zone_id>/edit", methods=["GET", "POST"])
@may_issue
def edit_zone(zone_id: int) -> ResponseReturnValue:
    """Change a zone."""
    zone = _zone(zone_id)
    if request.method == "GET":
        return _form(ZoneForm.of(zone), zone_id)
    form = ZoneForm(request.form)
    try:
        changed = tried(form, lambda: zone_commands.change_zone(session(), form.change_command(zone_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, ZoneForm.of(zone), title=zone.name, back=_home(zone.event_id))
    return _form(form, zone_id) if changed is None else done(N_("Saved."), _home(changed))


@blueprint.post("/badge-zones/<int:zone_id>/remove")
@may_issue
def remove_zone(zone_id: int) -> ResponseReturnValue:
    """Take a zone away, from its badges too."""
    event_id = zone_commands.remove_zone(session(), ZoneForm(request.form).remove_command(zone_id, signed_in()))
    return done(N_("The zone has been removed, from its badges too."), _home(event_id))


def _zone(zone_id: int) -> BadgeZone:
    zone = get_zone(session(), zone_id)
    get_event_to_change(session(), zone.event_id, signed_in())
    return zone


def _form(form: ZoneForm, zone_id: int) -> ResponseReturnValue:
    zone = _zone(zone_id)
    event = get_event_to_change(session(), zone.event_id, signed_in())
    return page("accreditation/zone_form.html", form, event=event, zone=zone)


def _home(event_id: int) -> str:
    return url_for("accreditation.index", event_id=event_id, _anchor="zones")
