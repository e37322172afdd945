"""The blueprint of transfers and vehicles, and what its pages have in common."""

from datetime import date

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.walltime import zone
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext, told
from app.planning.delegations.choosing import find_chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.transfers.models import Transfer, Vehicle
from app.planning.transfers.queries import get_transfer, get_vehicle
from app.register.accounts.identity import signed_in

blueprint = Blueprint("transfers", __name__)
may_drive = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
ROUND = 60
"""Days around an event that its tables reach to."""


def is_fragment() -> bool:
    """Tell whether a script asks for a part of the page."""
    return bool(request.headers.get("HX-Request"))


def find(typed: str, field: str) -> int | None:
    """Return the id of the person whom a line of a form means, None for somebody new."""
    person = find_chosen(session(), typed, field)
    return person.id if person else None


def vehicle_to_change(vehicle_id: int) -> tuple[Vehicle, Event]:
    """Return a vehicle and its event, which this person may change."""
    vehicle = get_vehicle(session(), vehicle_id)
    return vehicle, get_event_to_change(session(), vehicle.event_id, signed_in())


def transfer_to_change(transfer_id: int) -> tuple[Transfer, Event]:
    """Return a transfer and its event, which this person may change."""
    transfer = get_transfer(session(), transfer_id)
    return transfer, get_event_to_change(session(), transfer.event_id, signed_in())


def asked_day(event: Event, typed: str | None) -> date:
    """Return the day that the address names; today while the event lasts, else its first day."""
    near = event.days.widened(ROUND, ROUND)
    try:
        day = date.fromisoformat(typed or "")
    except ValueError:
        day = clock.now().astimezone(zone(event.zone)).date()
        near = event.days.widened(event.arrival_margin, event.departure_margin)
    return day if day in near else event.first_day


def days_shown(event: Event, day: date) -> tuple[date, ...]:
    """Return the days to choose from: those of the event with its margins, and the one that is shown."""
    days = event.days.widened(event.arrival_margin, event.departure_margin).each()
    return days if day in days else tuple(sorted((*days, day)))


def to_transfer(transfer_id: int, message: str = "") -> ResponseReturnValue:
    """Go to the page of a transfer and say what was done."""
    if message:
        flash(gettext(message), "success")
    return redirect(url_for("transfers.show", transfer_id=transfer_id), 303)


def to_day(event_id: int, day: date, message: str = "", transfer_id: int | None = None) -> ResponseReturnValue:
    """Go to the table of a day and say what was done."""
    if message:
        flash(gettext(message), "success")
    anchor = f"transfer-{transfer_id}" if transfer_id else None
    return redirect(url_for("transfers.day", event_id=event_id, day=day.isoformat(), _anchor=anchor), 303)


def to_vehicles(event_id: int, message: str, vehicle_id: int | None = None) -> ResponseReturnValue:
    """Go to the vehicles of an event and say what was done."""
    flash(gettext(message), "success")
    anchor = f"vehicle-{vehicle_id}" if vehicle_id else None
    return redirect(url_for("transfers.vehicles", event_id=event_id, _anchor=anchor), 303)


def say_no(refusal: Refusal) -> None:
    """Say on the next page why nothing was done; what has an answer of its own passes through."""
    if refusal.status != Refusal.status:
        raise refusal
    session().rollback()
    flash(told(refusal), "error")
