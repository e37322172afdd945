"""What two rides of a vehicle are told by, and how they could both be driven; pure."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.judgement.conflicts.deeds import Deed, Reassign, ShiftRide
from app.judgement.conflicts.facts import CarFact, RideFact, Sort, Thing, VehicleFact
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.situation import Situation, Stint

_OFFERED: Final = 3
"""More proposals than this help nobody to choose."""


def things_of(situation: Situation, first: Stint, second: Stint) -> tuple[Thing, ...]:
    """Return what tells two rides of one vehicle: the rides, and the vehicle as it serves the event in question."""
    focus = situation.facts.focus
    rides = sorted((first.ride.id, second.ride.id))
    vehicle = first.vehicle if first.ride.event == focus else second.vehicle
    return Thing(Sort.RIDE, rides[0]), Thing(Sort.RIDE, rides[1]), Thing(Sort.VEHICLE, vehicle)


def is_told(situation: Situation, first: Stint, second: Stint) -> bool:
    """Tell whether two rides of a vehicle are two, and not both of other events."""
    return first.ride.id != second.ride.id and situation.facts.focus in (first.ride.event, second.ride.event)


def mends(situation: Situation, finding: Finding) -> Iterator[Deed]:
    """Yield what could be done about two rides that one vehicle cannot both drive: another one, or a later start."""
    facts, (one, other, with_) = situation.facts, finding.clash.things
    vehicle = facts.vehicles.get(with_.id)
    rides = sorted((facts.rides[thing.id] for thing in (one, other) if thing.id in facts.rides), key=lambda ride: (ride.start, ride.id))
    if vehicle is None or len(rides) != 2:
        return
    for ride in reversed(rides):
        for car in _cars(situation, ride, vehicle):
            yield from other_vehicles(situation, ride, car)
    first, second = rides
    by = first.end + (situation.way(first.goal, second.origin) or 0) - second.start
    if second.event == facts.focus and by > 0:
        yield ShiftRide(second.id, by)


def _cars(situation: Situation, ride: RideFact, vehicle: VehicleFact) -> Iterator[CarFact]:
    for car in ride.cars:
        driven = situation.facts.vehicles.get(car.vehicle) if car.vehicle is not None else None
        if driven is not None and driven.key == vehicle.key:
            yield car


def other_vehicles(situation: Situation, ride: RideFact, car: CarFact) -> Iterator[Reassign]:
    """Yield the vehicles of the event that are free for a car's people and have seats enough, the smallest first."""
    if car.vehicle is None or ride.event != situation.facts.focus:
        return
    rivals = (one for one in situation.facts.vehicles.values() if one.event == ride.event and one.seats >= len(car.people))
    free = sorted((one for one in rivals if _is_free(situation, one, ride)), key=lambda one: (one.seats, one.id))
    yield from (Reassign(ride.id, car.vehicle, one.id) for one in islice(free, _OFFERED))


def _is_free(situation: Situation, vehicle: VehicleFact, ride: RideFact) -> bool:
    """Tell whether a vehicle drives nowhere else then, with time enough for the ways between."""
    return all(
        _can_follow(situation, one.ride, ride) or _can_follow(situation, ride, one.ride)
        for one in situation.of_vehicle.get(vehicle.key, ())
    )


def _can_follow(situation: Situation, first: RideFact, second: RideFact) -> bool:
    return second.start - first.end >= (situation.way(first.goal, second.origin) or 0)
