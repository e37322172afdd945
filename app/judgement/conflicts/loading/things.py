"""What takes place: all of an event, and what of it or of others shares a person, a hall or a vehicle with something."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import ItemFact, LegFact, RideFact, VehicleFact
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.legs import legs_where, of_passengers
from app.judgement.conflicts.loading.programme import own_items, shared_items
from app.judgement.conflicts.loading.reach import Frame, Reach
from app.judgement.conflicts.loading.rides import of_people, rides_where, vehicles_where
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle


@dataclass(frozen=True, slots=True)
class Things:
    """What takes place, and the vehicles that serve it, by id."""

    items: Mapping[int, ItemFact] = field(default_factory=dict)
    rides: Mapping[int, RideFact] = field(default_factory=dict)
    legs: Mapping[int, LegFact] = field(default_factory=dict)
    vehicles: Mapping[int, VehicleFact] = field(default_factory=dict)

    def __or__(self, other: "Things") -> "Things":
        return Things(
            {**self.items, **other.items},
            {**self.rides, **other.rides},
            {**self.legs, **other.legs},
            {**self.vehicles, **other.vehicles},
        )

    @property
    def people(self) -> frozenset[int]:
        """Everybody who attends, rides, travels or drives."""
        return frozenset[int]().union(
            *(item.people for item in self.items.values()),
            *(ride.people for ride in self.rides.values()),
            *(leg.passengers for leg in self.legs.values()),
            (vehicle.driver for vehicle in self.vehicles.values() if vehicle.driver is not None),
        )

    @property
    def venues(self) -> frozenset[int]:
        """Where the items take place."""
        return frozenset(item.spot.venue for item in self.items.values() if item.spot.venue is not None)


def own_things(session: Session, frame: Frame) -> Things:
    """Return all that takes place at the event."""
    return Things(
        own_items(session, frame),
        rides_where(session, frame.own(Transfer)),
        legs_where(session, frame.own(Leg)),
        vehicles_where(session, Vehicle.event_id == frame.event.id),
    )


def shared_things(session: Session, frame: Frame, reach: Reach, *, own: bool) -> Things:
    """Return what shares something at other events on the days around, and with `own` at the event itself too.

    Of those whom a thing concerns only the people of the reach are told, but everybody where it shares a hall or a vehicle: who of
    them meets there is part of what is found. All vehicles of the event come with `own`.
    """
    if not own and not frame.others:
        return Things()
    vehicles = vehicles_where(session, _vehicles(frame, reach, own=own))
    rides = _rides(session, frame, reach, vehicles.values(), own=own)
    driven = {car.vehicle for ride in rides.values() for car in ride.cars if car.vehicle is not None}
    vehicles |= vehicles_where(session, among(Vehicle.id, driven - vehicles.keys()))
    return Things(shared_items(session, frame, reach, own=own), rides, _legs(session, frame, reach, own=own), vehicles)


def _vehicles(frame: Frame, reach: Reach, *, own: bool) -> ColumnElement[bool]:
    """Return that a vehicle of another event is one of these or driven by one of the people; with `own`, or is of the event itself."""
    shared = or_(Vehicle.plate_key.in_(reach.vehicles), among(Vehicle.driver_id, reach.people))
    elsewhere = and_(among(Vehicle.event_id, frame.events(own=False)), shared)
    return or_(Vehicle.event_id == frame.event.id, elsewhere) if own else elsewhere


def _rides(session: Session, frame: Frame, reach: Reach, vehicles: Iterable[VehicleFact], *, own: bool) -> dict[int, RideFact]:
    if not (reach.rides or reach.people or reach.vehicles):
        return {}
    theirs = {one.id for one in vehicles if one.key in reach.vehicles}
    driven = {one.id for one in vehicles if one.driver in reach.people}
    with_people = select(TransferPassenger.transfer_id).where(among(TransferPassenger.person_id, reach.people))
    with_cars = select(TransferCar.transfer_id).where(among(TransferCar.vehicle_id, theirs | driven))
    shared = or_(among(Transfer.id, reach.rides), Transfer.id.in_(with_people), Transfer.id.in_(with_cars))
    found = rides_where(session, and_(frame.found(Transfer, own=own), shared))
    fully = reach.rides.union(ident for ident, ride in found.items() if any(car.vehicle in theirs for car in ride.cars))
    return {ident: ride if ident in fully else of_people(ride, reach.people) for ident, ride in found.items()}


def _legs(session: Session, frame: Frame, reach: Reach, *, own: bool) -> dict[int, LegFact]:
    if not (reach.legs or reach.people):
        return {}
    with_people = select(LegPassenger.leg_id).where(among(LegPassenger.person_id, reach.people))
    shared = or_(among(Leg.id, reach.legs), Leg.id.in_(with_people))
    found = legs_where(session, and_(frame.found(Leg, own=own), shared))
    return {ident: leg if ident in reach.legs else of_passengers(leg, reach.people) for ident, leg in found.items()}
