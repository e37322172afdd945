"""Writes of the cars of a transfer in their order, and of who sits in which of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.planning.events.queries import get_event_to_change
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.queries import cars_of, get_transfer, passengers_of
from app.planning.transfers.rules import MOST_CARS, CarRow, PassengerRow
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


@dataclass(frozen=True, slots=True)
class SetCars:
    """Say which cars drive, in their order. Who sat in one that drives no longer has no seat."""

    transfer_id: int
    by: Actor
    seen: int | None
    cars: tuple[CarRow, ...]


@dataclass(frozen=True, slots=True)
class SetPassengers:
    """Say who is driven, and who of them sits in which car."""

    transfer_id: int
    by: Actor
    seen: int | None
    passengers: tuple[PassengerRow, ...]


def set_cars(session: Session, cmd: SetCars) -> int:
    """Write the cars and return the transfer's id."""
    transfer = _seating_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    write_cars(session, transfer, cmd.cars)
    session.flush()
    return transfer.id


def set_passengers(session: Session, cmd: SetPassengers) -> int:
    """Write who is driven and return the transfer's id. More people than seats are written all the same: the page says so."""
    transfer = _seating_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    write_passengers(session, transfer, cmd.passengers)
    session.flush()
    return transfer.id


def write_cars(session: Session, transfer: Transfer, cars: tuple[CarRow, ...]) -> None:
    """Write the cars of a transfer whose cars and passengers are loaded."""
    if cars == cars_of(transfer):
        return
    if len(cars) > MOST_CARS:
        raise Refusal(N_("A transfer has %(most)s cars at most."), most=MOST_CARS)
    vehicles = _vehicles(session, transfer, {car.vehicle_id for car in cars if car.vehicle_id})
    used = [car.vehicle_id for car in cars if car.vehicle_id]
    if len(used) != len(set(used)):
        raise Refusal(N_("This vehicle is in the transfer already."), "vehicle")
    known = {car.uid: car for car in transfer.cars}
    wanted = {car.uid for car in cars}
    for row in transfer.passengers:
        if row.car_id in {car.id for car in transfer.cars if car.uid not in wanted}:
            row.car_id, row.seat = None, ""
    session.flush()
    rows = []
    for place, car in enumerate(cars, 1):
        made = known.get(car.uid) or TransferCar(uid=car.uid)
        made.vehicle = vehicles[car.vehicle_id] if car.vehicle_id else None
        made.order_no, made.note = place, car.note
        rows.append(made)
    transfer.cars = rows
    session.flush()  # new cars have their ids from here on
    _note(transfer)


def write_passengers(session: Session, transfer: Transfer, passengers: tuple[PassengerRow, ...]) -> None:
    """Write who is driven by a transfer whose cars and passengers are loaded."""
    if passengers == passengers_of(transfer):
        return
    cars = {car.uid: car.id for car in transfer.cars}
    ids = [row.person_id for row in passengers]
    if len(ids) != len(set(ids)):
        raise Refusal(N_("Somebody is named twice."))
    if any(row.car and row.car not in cars for row in passengers):
        raise Refusal(N_("This car does not drive any more; choose another one."), "car")
    known = {row.person_id: row for row in transfer.passengers}
    people = _people(session, set(ids) - set(known))
    rows = []
    for place, row in enumerate(passengers):
        made = known.get(row.person_id) or TransferPassenger(person=people[row.person_id], person_id=row.person_id)
        made.car_id, made.seat, made.position = cars.get(row.car), row.seat if row.car else "", place
        rows.append(made)
    transfer.passengers = rows
    _note(transfer)


def _note(transfer: Transfer) -> None:
    """Keep for the log what the rows say, by ids: the log outlives an erasure and must name nobody. The revision rises with it."""
    cars, passengers = cars_of(transfer), passengers_of(transfer)
    numbers = {car.uid: place for place, car in enumerate(cars, 1)}
    lines = [f"car {place} {car.vehicle_id or 0}" for place, car in enumerate(cars, 1)]
    lines += [f"seat {row.person_id} {numbers.get(row.car, 0)}" for row in passengers]
    transfer.car_list = "\n".join(lines)
    transfer.car_state = new_uid()


def _seating_to_change(session: Session, transfer_id: int, by: Actor, seen: int | None) -> Transfer:
    transfer = get_transfer(session, transfer_id)
    get_event_to_change(session, transfer.event_id, by)
    refuse_if_stale(transfer, seen)
    return transfer


def _vehicles(session: Session, transfer: Transfer, ids: set[int]) -> dict[int, Vehicle]:
    """Return the vehicles of the event with these ids; a withdrawn one only where it was in the transfer before."""
    before = {car.vehicle_id for car in transfer.cars}
    found = session.scalars(select(Vehicle).where(Vehicle.id.in_(ids), Vehicle.event_id == transfer.event_id))
    vehicles = {one.id: one for one in found if not one.withdrawn or one.id in before}
    if ids - set(vehicles):
        raise Refusal(N_("This vehicle no longer serves the event; choose another one."), "vehicle")
    return vehicles


def _people(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    wanted = set(ids)
    query = select(Person).where(Person.id.in_(wanted), Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    people = {person.id: person for person in session.scalars(query)} if wanted else {}
    if wanted - set(people):
        raise Refusal(N_("This person is no longer in the directory; choose another one."))
    return people
