"""Reads transfers with their cars, and vehicles, as facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import CarFact, RideFact, VehicleFact
from app.judgement.conflicts.loading.instants import minute_of, spot_at
from app.judgement.conflicts.loading.reach import Row
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle


def vehicles_where(session: Session, which: ColumnElement[bool]) -> dict[int, VehicleFact]:
    """Return some of the vehicles that serve an event; those that were withdrawn serve none any more."""
    query = select(Vehicle.id, Vehicle.event_id, Vehicle.plate_key, Vehicle.seats, Vehicle.driver_id)
    rows = session.execute(query.where(which, Vehicle.withdrawn.is_(False)).order_by(Vehicle.id))
    return {row.id: VehicleFact(row.id, row.event_id, vehicle_key(row.id, row.plate_key), row.seats, row.driver_id) for row in rows}


def vehicle_key(ident: int, plate: str) -> str:
    """Return what is equal for one vehicle at two events: its plate; one that nobody has entered a plate of is a vehicle of its own."""
    return plate or f"#{ident}"


def rides_where(session: Session, which: ColumnElement[bool]) -> dict[int, RideFact]:
    """Return some transfers with their cars and who sits in them. Three queries."""
    query = select(
        *(Transfer.id, Transfer.event_id, Transfer.zone, Transfer.start_at, Transfer.end_at, Transfer.end_is_estimate, Transfer.day),
        *(Transfer.from_venue_id, Transfer.from_place, Transfer.to_venue_id, Transfer.to_place, Transfer.leg_id, Transfer.item_id),
    )
    rows = session.execute(query.where(which).order_by(Transfer.id)).all()
    seats, cars = _seats(session, which), _cars(session, which)
    return {row.id: _fact(row, cars.get(row.id, ()), seats) for row in rows}


def _seats(session: Session, which: ColumnElement[bool]) -> Mapping[tuple[int, int | None], list[int]]:
    query = select(TransferPassenger.transfer_id, TransferPassenger.car_id, TransferPassenger.person_id)
    found: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for ride, car, person in session.execute(query.join(TransferPassenger.transfer).where(which)):
        found[ride, car].append(person)
    return found


def _cars(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[tuple[int, int | None]]]:
    """Return the cars of each ride with their vehicles; one whose vehicle was withdrawn is still to be given another."""
    query = select(TransferCar.transfer_id, TransferCar.id, Vehicle.id).join(TransferCar.transfer)
    query = query.outerjoin(Vehicle, (Vehicle.id == TransferCar.vehicle_id) & Vehicle.withdrawn.is_(False)).where(which)
    found: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for ride, car, vehicle in session.execute(query.order_by(TransferCar.order_no, TransferCar.id)):
        found[ride].append((car, vehicle))
    return found


def _fact(row: Row, cars: Iterable[tuple[int, int | None]], seats: Mapping[tuple[int, int | None], list[int]]) -> RideFact:
    return RideFact(
        row.id,
        row.event_id,
        row.zone,
        minute_of(row.start_at),
        minute_of(row.end_at),
        spot_at(row.from_venue_id, None, row.from_place),
        spot_at(row.to_venue_id, None, row.to_place),
        tuple(CarFact(vehicle, frozenset(seats.get((row.id, car), ()))) for car, vehicle in cars),
        frozenset(seats.get((row.id, None), ())),
        row.leg_id,
        row.item_id,
        row.end_is_estimate,
        row.day,
    )


def of_people(ride: RideFact, people: frozenset[int]) -> RideFact:
    """Return a ride as far as some people are driven in it."""
    cars = tuple(CarFact(car.vehicle, car.people & people) for car in ride.cars)
    return replace(ride, cars=cars, waiting=ride.waiting & people)
