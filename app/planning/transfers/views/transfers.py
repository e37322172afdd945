"""One transfer: its page, its form, and the deeds of one press."""

from collections.abc import Callable
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.planning.delegations.queries import summaries_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.transfers import commands, rules, wording
from app.planning.transfers.choices import choices_for
from app.planning.transfers.forms import DeedForm, MoveForm, TransferForm
from app.planning.transfers.models import Transfer
from app.planning.transfers.naming import names_for
from app.planning.transfers.queries import get_transfer, history_of_transfer
from app.planning.transfers.showing import seating_of
from app.planning.transfers.views.blueprint import (
    asked_day,
    blueprint,
    is_fragment,
    may_drive,
    say_no,
    to_day,
    to_transfer,
    transfer_to_change,
)
from app.register.accounts.identity import signed_in

HISTORY = 15


@blueprint.get("/transfers/<int:transfer_id>")
@staff()
def show(transfer_id: int) -> ResponseReturnValue:
    """Show a transfer: from where to where, its cars in their order, who sits where."""
    return transfer_page(transfer_id)


@blueprint.get("/transfers/<int:transfer_id>/menu")
@may_drive
def menu(transfer_id: int) -> ResponseReturnValue:
    """Return the menu of a transfer's row, made only when somebody opens it."""
    transfer, event = transfer_to_change(transfer_id)
    return render_template("transfers/_menu.html", transfer=transfer, event=event, new_uid=new_uid)


@blueprint.route("/events/<int:event_id>/logistics/transfers/new", methods=["GET", "POST"])
@may_drive
def add(event_id: int) -> ResponseReturnValue:
    """Let people be driven."""
    event = get_event_to_change(session(), event_id, signed_in())
    choices = choices_for(session(), event)
    if request.method == "GET":
        return _form(TransferForm.blank(asked_day(event, request.args.get("day")), **choices), event, None)
    form = TransferForm(request.form, **choices)
    done = tried(form, lambda: commands.add_transfer(session(), form.add_command(event_id, signed_in())))
    return _form(form, event, None) if done is None else to_transfer(done, N_("The transfer has been added. Now say who is driven."))


@blueprint.route("/transfers/<int:transfer_id>/edit", methods=["GET", "POST"])
@may_drive
def edit(transfer_id: int) -> ResponseReturnValue:
    """Change a transfer."""
    transfer, event = transfer_to_change(transfer_id)
    choices = choices_for(session(), event)
    if request.method == "GET":
        return _form(TransferForm.of(transfer, **choices), event, transfer)
    form = TransferForm(request.form, **choices)
    try:
        done = tried(form, lambda: commands.change_transfer(session(), form.change_command(transfer_id, signed_in())))
    except Stale as stale:
        back = url_for("transfers.show", transfer_id=transfer_id)
        return clashed(stale, form, TransferForm.of(transfer, **choices), title=transfer.label(), back=back)
    if done is None:
        transfer, event = transfer_to_change(transfer_id)  # anew: a refusal has let go of them
        return _form(form, event, transfer)
    return to_transfer(done, N_("The transfer has been saved."))


@blueprint.post("/transfers/<int:transfer_id>/move")
@may_drive
def move(transfer_id: int) -> ResponseReturnValue:
    """Let a transfer start some minutes later, or earlier."""
    form = MoveForm(request.form)

    def do(transfer: Transfer) -> int:
        return commands.move_transfer(session(), form.command(transfer, signed_in()))

    return _deed(transfer_id, do if form.validate() else None, N_("The transfer has been moved."))


@blueprint.post("/transfers/<int:transfer_id>/cancel")
@may_drive
def cancel(transfer_id: int) -> ResponseReturnValue:
    """Cancel a transfer."""
    cmd = DeedForm(request.form).on_transfer(transfer_id, signed_in())
    return _deed(transfer_id, lambda _: commands.cancel_transfer(session(), cmd), N_("The transfer has been cancelled."))


@blueprint.post("/transfers/<int:transfer_id>/restore")
@may_drive
def restore(transfer_id: int) -> ResponseReturnValue:
    """Take a cancellation back."""
    cmd = DeedForm(request.form).on_transfer(transfer_id, signed_in())
    return _deed(transfer_id, lambda _: commands.restore_transfer(session(), cmd), N_("The transfer takes place again."))


@blueprint.post("/transfers/<int:transfer_id>/copy")
@may_drive
def copy(transfer_id: int) -> ResponseReturnValue:
    """Copy a transfer with its cars and passengers."""
    made = commands.copy_transfer(session(), DeedForm(request.form).copy_command(transfer_id, signed_in()))
    return to_transfer(made, N_("The transfer has been copied. Change the copy now."))


@blueprint.post("/transfers/<int:transfer_id>/remove")
@may_drive
def remove(transfer_id: int) -> ResponseReturnValue:
    """Remove a transfer that never went out, or cancel one that did."""
    transfer, event = transfer_to_change(transfer_id)
    day, went_out = transfer.day, transfer.was_published
    commands.remove_transfer(session(), DeedForm(request.form).on_transfer(transfer_id, signed_in()))
    told = N_("The transfer has been told already, so it is cancelled, not removed.") if went_out else N_("The transfer has been removed.")
    return to_day(event.id, day, told)


def transfer_page(transfer_id: int, status: int = 200, **more: Any) -> ResponseReturnValue:
    """Return the page of a transfer, or its seating to a script; `more` where a deed was refused or two people met."""
    transfer = get_transfer(session(), transfer_id)
    stale: Stale | None = more.pop("stale", None)
    changes = changed_since(session(), "transfer", transfer_id, stale.seen) if stale else ()
    given = {
        "event": transfer.event,
        "transfer": transfer,
        "seating": seating_of(session(), transfer),
        "delegations": summaries_of(session(), transfer.event_id),
        "may_change": may_change(transfer.event, signed_in()),
        "history": told_rows(history_of_transfer(session(), transfer_id, limit=HISTORY), names_for(session())),
        "theirs": told_rows(changes, names_for(session())),
        "purposes": rules.PURPOSE_NAMES,
        "words": wording,
        "new_uid": new_uid,
        "fragment": is_fragment(),
    }
    template = "transfers/_seating.html" if is_fragment() else "transfers/show.html"
    return render_template(template, **given, **more), status


def _deed(transfer_id: int, do: Callable[[Transfer], int] | None, message: str) -> ResponseReturnValue:
    """Do something to a transfer and go back to where it was pressed: the table of its day, or its own page."""
    transfer, event = transfer_to_change(transfer_id)
    day = transfer.day
    try:
        if do is not None:
            do(transfer)
    except Refusal as refusal:
        say_no(refusal)
        return to_transfer(transfer_id)
    if request.args.get("back") == "day":
        return to_day(event.id, day, message, transfer_id)
    return to_transfer(transfer_id, message)


def _form(form: Form, event: Event, transfer: Transfer | None) -> Response:
    return page("transfers/transfer_form.html", form, event=event, transfer=transfer)
