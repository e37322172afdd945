"""More people sit in a car of a transfer than it has seats."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import RIDES, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.facts import RideFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Finding, Value
from app.judgement.conflicts.situation import Situation
from app.judgement.conflicts.vehicles_thought import other_vehicles
from app.planning.events.kinds import Severity


def _judge(situation: Situation, ride: RideFact) -> Iterator[Clash]:
    for car in ride.cars:
        vehicle = situation.facts.vehicles.get(car.vehicle) if car.vehicle is not None else None
        if vehicle is None or len(car.people) <= vehicle.seats:
            continue
        things = (Thing(Sort.RIDE, ride.id), Thing(Sort.VEHICLE, vehicle.id))
        values: dict[str, Value] = {"ride": things[0], "vehicle": things[1], "count": len(car.people), "seats": vehicle.seats}
        yield Clash(
            things,
            N_("%(ride)s: more passengers (%(count)s) in vehicle %(vehicle)s than seats (%(seats)s)."),
            values,
            (len(car.people), vehicle.seats),
            car.people,
        )


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    ride = situation.facts.rides.get(finding.clash.things[0].id)
    for car in ride.cars if ride is not None else ():
        if ride is not None and car.vehicle == finding.clash.things[1].id:
            yield from other_vehicles(situation, ride, car)


CHECK = Check("vehicle_full", N_("More passengers than seats"), Severity.ERROR, RIDES, _judge, _mend)
