"""Reads of vehicles and transfers; each loads what its page shows in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.planning.transfers.day_queries import needs_on
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.rules import CarRow, PassengerRow
from app.register.venues.models import Venue

__all__ = [
    "also_driving",
    "cars_of",
    "find_transfer_by_uid",
    "find_vehicle_by_uid",
    "get_transfer",
    "get_vehicle",
    "history_of_transfer",
    "history_of_vehicles",
    "needs_on",
    "passengers_of",
    "transfers_of",
    "vehicles_of",
    "with_cars",
    "with_ends",
    "with_passengers",
]


def vehicles_of(session: Session, event_id: int) -> Sequence[Vehicle]:
    """Return the vehicles of an event with their drivers, by the number behind the windscreen; withdrawn ones too."""
    query = select(Vehicle).where(Vehicle.event_id == event_id).options(joinedload(Vehicle.driver))
    return session.scalars(query.order_by(Vehicle.number, Vehicle.id)).all()


def get_vehicle(session: Session, vehicle_id: int) -> Vehicle:
    """Return a vehicle with its event and driver; raises NotFound."""
    query = select(Vehicle).where(Vehicle.id == vehicle_id).options(joinedload(Vehicle.event), joinedload(Vehicle.driver))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_vehicle_by_uid(session: Session, uid: str) -> Vehicle | None:
    """Return the vehicle with a UID, if it is there."""
    return session.scalars(select(Vehicle).where(Vehicle.uid == uid).options(joinedload(Vehicle.driver))).one_or_none()


def with_ends() -> tuple[ORMOption, ...]:
    """Return the options that load from where to where, and for what."""
    return (
        joinedload(Transfer.from_venue).joinedload(Venue.city),
        joinedload(Transfer.to_venue).joinedload(Venue.city),
        joinedload(Transfer.leg),
        joinedload(Transfer.item),
    )


def with_cars() -> tuple[ORMOption, ...]:
    """Return the options that load the cars with vehicles and drivers."""
    return (selectinload(Transfer.cars).joinedload(TransferCar.vehicle).joinedload(Vehicle.driver),)


def with_passengers() -> tuple[ORMOption, ...]:
    """Return the options that load who is driven."""
    return (selectinload(Transfer.passengers).joinedload(TransferPassenger.person),)


def transfers_of(session: Session, event_id: int, *, day: date | None = None) -> Sequence[Transfer]:
    """Return the transfers of an event or of a day of it with all that they show, by their start. Three queries."""
    query = select(Transfer).where(Transfer.event_id == event_id).options(*with_ends(), *with_cars(), *with_passengers())
    if day is not None:
        query = query.where(Transfer.day == day)
    return session.scalars(query.order_by(Transfer.start_at, Transfer.id)).all()


def get_transfer(session: Session, transfer_id: int) -> Transfer:
    """Return a transfer with its event and all that it shows; raises NotFound."""
    query = select(Transfer).where(Transfer.id == transfer_id)
    query = query.options(joinedload(Transfer.event), *with_ends(), *with_cars(), *with_passengers())
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_transfer_by_uid(session: Session, uid: str) -> Transfer | None:
    """Return the transfer with a UID, if it is there."""
    return session.scalars(select(Transfer).where(Transfer.uid == uid)).one_or_none()


def cars_of(transfer: Transfer) -> tuple[CarRow, ...]:
    """Return the cars of a transfer in their order, as values."""
    return tuple(CarRow(car.uid, car.vehicle_id, car.note) for car in sorted(transfer.cars, key=lambda car: (car.order_no, car.id)))


def passengers_of(transfer: Transfer) -> tuple[PassengerRow, ...]:
    """Return who is driven in which car, as values."""
    cars = {car.id: car.uid for car in transfer.cars}
    rows = sorted(transfer.passengers, key=lambda row: (row.position, row.id))
    return tuple(PassengerRow(row.person_id, cars.get(row.car_id or 0, ""), row.seat) for row in rows)


def history_of_transfer(session: Session, transfer_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a transfer, newest first."""
    query = select(Change).where(Change.kind == Transfer.__kind__, Change.thing_id == transfer_id)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()


def history_of_vehicles(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of an event's vehicles, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Vehicle.__kind__)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()


def also_driving(session: Session, event_id: int, transfer: Transfer) -> Sequence[Transfer]:
    """Return the other transfers of an event that run at the same time as one, with cars and passengers."""
    people = select(TransferPassenger.transfer_id).where(TransferPassenger.person_id.in_([row.person_id for row in transfer.passengers]))
    vehicles = [car.vehicle_id for car in transfer.cars if car.vehicle_id]
    cars = select(TransferCar.transfer_id).where(TransferCar.vehicle_id.in_(vehicles))
    query = select(Transfer).where(
        Transfer.event_id == event_id,
        Transfer.id != transfer.id,
        Transfer.cancelled.is_(False),
        Transfer.start_at < transfer.end_at,
        Transfer.end_at > transfer.start_at,
        or_(Transfer.id.in_(people), Transfer.id.in_(cars)),
    )
    return session.scalars(query.options(*with_ends(), *with_cars(), *with_passengers()).order_by(Transfer.start_at, Transfer.id)).all()
