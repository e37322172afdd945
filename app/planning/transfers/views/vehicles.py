"""The vehicles of an event: the list, one of them, several pasted at once."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.ground.words.messages import ngettext
from app.planning.delegations.choosing import told_choice
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.transfers import commands, rules
from app.planning.transfers.commands import AddVehicles
from app.planning.transfers.drivers import Drivers, details_of, drivers_of
from app.planning.transfers.forms import DeedForm
from app.planning.transfers.models import Vehicle
from app.planning.transfers.naming import names_for
from app.planning.transfers.pasting import PastedVehicle, pasted
from app.planning.transfers.queries import history_of_vehicles, vehicles_of
from app.planning.transfers.vehicle_forms import PasteForm, VehicleForm
from app.planning.transfers.views.blueprint import blueprint, find, may_drive, say_no, to_vehicles, vehicle_to_change
from app.register.accounts.identity import signed_in
from app.register.directory.finding import persons_found

HISTORY = 15
MOST_FOUND = 10


@blueprint.get("/events/<int:event_id>/logistics/vehicles")
@staff()
def vehicles(event_id: int) -> ResponseReturnValue:
    """List the vehicles of an event."""
    event = get_event(session(), event_id)
    return render_template(
        "transfers/vehicles.html",
        event=event,
        vehicles=vehicles_of(session(), event_id),
        may_change=may_change(event, signed_in()),
        classes=rules.VEHICLE_CLASS_NAMES,
        history=told_rows(history_of_vehicles(session(), event_id, limit=HISTORY), names_for(session()), named=True),
    )


@blueprint.route("/events/<int:event_id>/logistics/vehicles/new", methods=["GET", "POST"])
@may_drive
def add_vehicle(event_id: int) -> ResponseReturnValue:
    """Let a vehicle serve an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        number = max((one.number for one in vehicles_of(session(), event_id)), default=0) + 1
        return _form(VehicleForm.blank(number), event, None)
    form = VehicleForm(request.form)
    done = tried(form, lambda: commands.add_vehicle(session(), form.add_command(event_id, signed_in(), find)))
    return _form(form, event, None) if done is None else to_vehicles(event_id, N_("The vehicle has been added."), done)


@blueprint.route("/vehicles/<int:vehicle_id>/edit", methods=["GET", "POST"])
@may_drive
def edit_vehicle(vehicle_id: int) -> ResponseReturnValue:
    """Change a vehicle."""
    vehicle, event = vehicle_to_change(vehicle_id)
    if request.method == "GET":
        return _form(_of(vehicle), event, vehicle)
    form = VehicleForm(request.form)
    try:
        done = tried(form, lambda: commands.change_vehicle(session(), form.change_command(vehicle_id, signed_in(), find)))
    except Stale as stale:
        back = url_for("transfers.vehicles", event_id=event.id, _anchor=f"vehicle-{vehicle_id}")
        return clashed(stale, form, _of(vehicle), title=vehicle.label(), back=back)
    if done is None:
        vehicle, event = vehicle_to_change(vehicle_id)  # anew: a refusal has let go of them
        return _form(form, event, vehicle)
    return to_vehicles(event.id, N_("The vehicle has been saved."), vehicle_id)


@blueprint.route("/events/<int:event_id>/logistics/vehicles/paste", methods=["GET", "POST"])
@may_drive
def paste_vehicles(event_id: int) -> ResponseReturnValue:
    """Add several vehicles at once: first what is understood, then, with the same lines, the vehicles."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = PasteForm(request.form) if request.method == "POST" else PasteForm(data={"uid": new_uid()})
    rows = _read(session(), event_id, form.lines.text) if request.method == "POST" and form.validate() else ()
    right, drivers = [row for row in rows if not row.wrong], drivers_of(session(), rows)
    if "take" in request.form and right:
        made = tried(form, lambda: commands.add_vehicles(session(), _command(event_id, form, right, drivers)))
        if made is not None:
            flash(ngettext("%(num)s vehicle has been added.", "%(num)s vehicles have been added.", len(made)), "success")
            return redirect(url_for("transfers.vehicles", event_id=event_id), 303)
    given = {"rows": rows, "right": right, "drivers": drivers, "classes": rules.VEHICLE_CLASS_NAMES}
    return page("transfers/paste.html", form, event=event, **given)


@blueprint.post("/vehicles/<int:vehicle_id>/withdraw")
@may_drive
def withdraw_vehicle(vehicle_id: int) -> ResponseReturnValue:
    """Let a vehicle serve no longer."""
    event_id = commands.withdraw_vehicle(session(), DeedForm(request.form).on_vehicle(vehicle_id, signed_in()))
    return to_vehicles(event_id, N_("The vehicle is withdrawn; transfers that have it say so."), vehicle_id)


@blueprint.post("/vehicles/<int:vehicle_id>/restore")
@may_drive
def restore_vehicle(vehicle_id: int) -> ResponseReturnValue:
    """Let a vehicle serve again."""
    vehicle, event = vehicle_to_change(vehicle_id)
    try:
        commands.restore_vehicle(session(), DeedForm(request.form).on_vehicle(vehicle.id, signed_in()))
    except Refusal as refusal:
        return _refused(event.id, refusal)
    return to_vehicles(event.id, N_("The vehicle serves again."), vehicle_id)


@blueprint.post("/vehicles/<int:vehicle_id>/remove")
@may_drive
def remove_vehicle(vehicle_id: int) -> ResponseReturnValue:
    """Remove a vehicle that never drove."""
    vehicle, event = vehicle_to_change(vehicle_id)
    try:
        commands.remove_vehicle(session(), DeedForm(request.form).on_vehicle(vehicle.id, signed_in()))
    except Refusal as refusal:
        return _refused(event.id, refusal)
    return to_vehicles(event.id, N_("The vehicle has been removed."))


@blueprint.get("/transfers/people")
@may_drive
def people() -> ResponseReturnValue:
    """Return the persons whom a line of a form may mean, as a list to choose from."""
    typed = request.args.get("driver") or request.args.get("name") or ""
    found = persons_found(session(), typed[:200], limit=MOST_FOUND)
    return render_template("delegations/_people.html", people=[told_choice(one) for one in found])


def _refused(event_id: int, refusal: Refusal) -> ResponseReturnValue:
    say_no(refusal)
    return redirect(url_for("transfers.vehicles", event_id=event_id), 303)


def _of(vehicle: Vehicle) -> VehicleForm:
    return VehicleForm.of(vehicle, told_choice(vehicle.driver))


def _form(form: VehicleForm, event: Event, vehicle: Vehicle | None) -> Response:
    return page("transfers/vehicle_form.html", form, event=event, vehicle=vehicle)


def _read(db: Session, event_id: int, text: str) -> tuple[PastedVehicle, ...]:
    serving = [one for one in vehicles_of(db, event_id) if not one.withdrawn]
    return pasted(text, [one.number for one in serving], [one.plate_key for one in serving if one.plate_key])


def _command(event_id: int, form: PasteForm, rows: list[PastedVehicle], drivers: Drivers) -> AddVehicles:
    return AddVehicles(event_id, signed_in(), as_uid(form.uid.data), tuple(details_of(row, drivers) for row in rows))
