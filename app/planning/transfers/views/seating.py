"""Who sits where: the cars of a transfer in their order, and its passengers."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import tried
from app.ground.web.forms import Form
from app.ground.web.unit import session
from app.planning.transfers import commands
from app.planning.transfers.forms import CarForm, SeatForm
from app.planning.transfers.models import Transfer
from app.planning.transfers.showing import members_coming
from app.planning.transfers.views.blueprint import blueprint, find, is_fragment, may_drive, transfer_to_change
from app.planning.transfers.views.transfers import transfer_page
from app.register.accounts.identity import signed_in

AGAIN = ("deed", "car", "vehicle", "note", "person", "name", "delegation", "seat")
"""What is sent once more where somebody decides to do theirs all the same."""


@blueprint.post("/transfers/<int:transfer_id>/cars")
@may_drive
def set_cars(transfer_id: int) -> ResponseReturnValue:
    """Add a car, give it a vehicle, move it in the row, or let it stay away."""
    form = CarForm(request.form)
    return _changed(transfer_id, form, lambda transfer: commands.set_cars(session(), form.command(transfer, signed_in())))


@blueprint.post("/transfers/<int:transfer_id>/passengers")
@may_drive
def set_passengers(transfer_id: int) -> ResponseReturnValue:
    """Take people in, seat them, or take them out."""
    form = SeatForm(request.form)

    def do(transfer: Transfer) -> int:
        return commands.set_passengers(session(), form.command(transfer, signed_in(), _newcomers(form, transfer)))

    return _changed(transfer_id, form, do)


def _newcomers(form: SeatForm, transfer: Transfer) -> list[int]:
    """Return whom the form takes in: a whole delegation, or somebody by name."""
    if form.deed.data != "add":
        return []
    if form.delegation_id is not None:
        return list(members_coming(session(), form.delegation_id, transfer.event_id))
    person = find(form.name.text, "name") if form.name.text else None
    if person is None:
        raise Refusal(N_("Nobody of this name is in the directory. Choose from the suggestions, or add them to it first."), "name")
    return [person]


def _changed(transfer_id: int, form: Form, do: Callable[[Transfer], int]) -> ResponseReturnValue:
    """Do what a button says; where somebody was quicker, show what they did and offer to do it all the same."""
    transfer, _ = transfer_to_change(transfer_id)
    try:
        done = tried(form, lambda: do(transfer))
    except Stale as stale:
        session().rollback()
        again = [(name, value) for name in AGAIN for value in request.form.getlist(name)]
        return transfer_page(transfer_id, 409, stale=stale, again=again, endpoint=request.endpoint)
    if done is None:
        return transfer_page(transfer_id, 422, form=form)
    if is_fragment():
        return transfer_page(transfer_id)
    return redirect(url_for("transfers.show", transfer_id=transfer_id, _anchor="seating"), 303)
