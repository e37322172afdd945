"""Writes of the vehicles of an event: one, several at once, withdrawn, removed."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.transfers.models import TransferCar, Vehicle
from app.planning.transfers.queries import find_vehicle_by_uid, get_vehicle
from app.planning.transfers.rules import MOST_VEHICLES, VehicleClass, plate_key, refuse_number, refuse_seats
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import PersonDetails, add_person
from app.register.directory.models import Person
from app.register.directory.rules.names import parsed


@dataclass(frozen=True, slots=True)
class VehicleDetails:
    """What the form of a vehicle asks for. The driver is somebody of the directory, or `new_driver`: a name in one cell."""

    number: int
    plate: str = ""
    model: str = ""
    vehicle_class: VehicleClass = VehicleClass.CAR
    seats: int = 3
    driver_id: int | None = None
    new_driver: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddVehicle:
    """Let a vehicle serve an event. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: VehicleDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class AddVehicles:
    """Let several vehicles serve an event; the UID of each follows from `uid` and its place in the list."""

    event_id: int
    by: Actor
    uid: str
    rows: tuple[VehicleDetails, ...]


@dataclass(frozen=True, slots=True)
class ChangeVehicle:
    """Change a vehicle that the person saw at revision `seen`."""

    vehicle_id: int
    by: Actor
    seen: int | None
    details: VehicleDetails


@dataclass(frozen=True, slots=True)
class OnVehicle:
    """Do something to a vehicle that the person saw at revision `seen`."""

    vehicle_id: int
    by: Actor
    seen: int | None


def add_vehicle(session: Session, cmd: AddVehicle) -> int:
    """Make the vehicle and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    _one_at_a_time(session, event.id)
    count = session.scalar(select(func.count()).select_from(Vehicle).where(Vehicle.event_id == event.id)) or 0
    if count >= MOST_VEHICLES:
        raise Refusal(N_("An event has %(most)s vehicles at most."), most=MOST_VEHICLES)
    vehicle = Vehicle(uid=cmd.uid, code=cmd.code, event_id=event.id, driver=None)
    _write(session, vehicle, cmd.details, cmd.uid)
    return made_once(session, vehicle, lambda: _find_made(session, event.id, cmd.uid)).id


def add_vehicles(session: Session, cmd: AddVehicles) -> tuple[int, ...]:
    """Make the vehicles and return their ids: all of them, or none where one is refused."""
    return tuple(
        add_vehicle(session, AddVehicle(cmd.event_id, cmd.by, uid_from(cmd.uid, f"{place}:{row.number}"), row))
        for place, row in enumerate(cmd.rows)
    )


def change_vehicle(session: Session, cmd: ChangeVehicle) -> int:
    """Write the new details and return the event's id."""
    vehicle = vehicle_to_change(session, cmd.vehicle_id, cmd.by, cmd.seen)
    _one_at_a_time(session, vehicle.event_id)
    _write(session, vehicle, cmd.details, uid_from(vehicle.uid, str(vehicle.revision)))
    session.flush()
    return vehicle.event_id


def withdraw_vehicle(session: Session, cmd: OnVehicle) -> int:
    """Let a vehicle serve no longer; transfers keep it and say so. Returns the event's id."""
    return _set_withdrawn(session, cmd, withdrawn=True)


def restore_vehicle(session: Session, cmd: OnVehicle) -> int:
    """Let a vehicle serve again."""
    vehicle = vehicle_to_change(session, cmd.vehicle_id, cmd.by, cmd.seen)
    _one_at_a_time(session, vehicle.event_id)
    _refuse_taken(session, vehicle, vehicle.number, vehicle.plate_key)
    return _set_withdrawn(session, cmd, withdrawn=False)


def remove_vehicle(session: Session, cmd: OnVehicle) -> int:
    """Remove a vehicle that never drove and return the event's id; one that is in a transfer is withdrawn instead."""
    vehicle = vehicle_to_change(session, cmd.vehicle_id, cmd.by, cmd.seen)
    if session.scalar(select(TransferCar.id).where(TransferCar.vehicle_id == vehicle.id).limit(1)) is not None:
        raise Refusal(N_("%(vehicle)s is in a transfer, so it cannot be removed. Withdraw it instead."), vehicle=vehicle.label())
    event_id = vehicle.event_id
    session.delete(vehicle)
    session.flush()
    return event_id


def vehicle_to_change(session: Session, vehicle_id: int, by: Actor, seen: int | None) -> Vehicle:
    """Return a vehicle that this person may change and that is as they saw it."""
    vehicle = get_vehicle(session, vehicle_id)
    get_event_to_change(session, vehicle.event_id, by)
    refuse_if_stale(vehicle, seen)
    return vehicle


def _set_withdrawn(session: Session, cmd: OnVehicle, *, withdrawn: bool) -> int:
    vehicle = vehicle_to_change(session, cmd.vehicle_id, cmd.by, cmd.seen)
    vehicle.withdrawn = withdrawn
    session.flush()
    return vehicle.event_id


def _write(session: Session, vehicle: Vehicle, details: VehicleDetails, base: str) -> None:
    refuse_number(details.number)
    refuse_seats(details.seats)
    key = plate_key(details.plate)
    if not vehicle.withdrawn:
        _refuse_taken(session, vehicle, details.number, key)
    driver = _driver(session, vehicle, details, base)
    vehicle.number, vehicle.plate, vehicle.plate_key = details.number, details.plate, key
    vehicle.model, vehicle.vehicle_class, vehicle.seats = details.model, details.vehicle_class, details.seats
    vehicle.phone, vehicle.note = details.phone, details.note
    if vehicle.driver is not driver:
        vehicle.driver = driver


def _driver(session: Session, vehicle: Vehicle, details: VehicleDetails, base: str) -> Person | None:
    """Return who drives; somebody new comes into the directory."""
    if details.new_driver:
        parts = parsed(details.new_driver)
        if not parts.surname:
            raise Refusal(N_("Write the name, surname first."), "driver")
        person = PersonDetails(Texts(ru=parts.surname), Texts(ru=parts.given), Texts(ru=parts.patronymic))
        return session.get(Person, add_person(session, uid_from(base, "driver"), person))
    if details.driver_id is None or (vehicle.driver is not None and vehicle.driver.id == details.driver_id):
        return vehicle.driver if details.driver_id else None
    driver = session.get(Person, details.driver_id)
    if driver is None or driver.merged_into_id is not None or driver.erased_at is not None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "driver")
    return driver


def _refuse_taken(session: Session, vehicle: Vehicle, number: int, key: str) -> None:
    """Refuse a number or a plate that another vehicle of the event has which is not withdrawn."""
    others = select(Vehicle).where(Vehicle.event_id == vehicle.event_id, Vehicle.withdrawn.is_(False), Vehicle.id != (vehicle.id or 0))
    with session.no_autoflush:
        taken = session.scalars(others.where(Vehicle.number == number).limit(1)).first()
        if taken is not None:
            raise Refusal(N_("This number is taken: %(vehicle)s."), "number", vehicle=taken.label())
        taken = session.scalars(others.where(Vehicle.plate_key == key).limit(1)).first() if key else None
    if taken is not None:
        raise Refusal(N_("This plate is entered already: %(vehicle)s."), "plate", vehicle=taken.label())


def _one_at_a_time(session: Session, event_id: int) -> None:
    """Let those who give out numbers at one event wait for one another."""
    session.scalar(select(Event.id).where(Event.id == event_id).with_for_update())


def _find_made(session: Session, event_id: int, uid: str) -> Vehicle | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_vehicle_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made
