"""The table of a day: who is not yet looked after, the transfers, the vehicles."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.transfers import commands, rules, wording
from app.planning.transfers.daytable import day_table
from app.planning.transfers.forms import DeedForm
from app.planning.transfers.views.blueprint import asked_day, blueprint, days_shown, may_drive, say_no, to_day, to_transfer
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/logistics/day", defaults={"day": ""})
@blueprint.get("/events/<int:event_id>/logistics/day/<day>")
@staff()
def day(event_id: int, day: str) -> ResponseReturnValue:
    """Show a day of transfers; without one in the address it is today, or the first."""
    event = get_event(session(), event_id)
    shown = asked_day(event, day)
    return render_template(
        "transfers/day.html",
        event=event,
        day=shown,
        days=days_shown(event, shown),
        table=day_table(session(), event, shown),
        may_change=may_change(event, signed_in()),
        purposes=rules.PURPOSE_NAMES,
        classes=rules.VEHICLE_CLASS_NAMES,
        words=wording,
        new_uid=new_uid,
    )


@blueprint.post("/events/<int:event_id>/logistics/day/<day>/transfers")
@may_drive
def make(event_id: int, day: str) -> ResponseReturnValue:
    """Make a transfer of what nobody looks after yet."""
    event = get_event_to_change(session(), event_id, signed_in())
    on = asked_day(event, day)
    try:
        made = commands.make_transfer(session(), DeedForm(request.form).make_command(event_id, signed_in(), on))
    except Refusal as refusal:
        say_no(refusal)
        return to_day(event_id, on)
    return to_transfer(made, N_("The transfer is made, with its passengers. Now give it cars."))
