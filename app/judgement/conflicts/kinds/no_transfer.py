"""A guest lands or leaves and nothing drives them."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import Check
from app.judgement.conflicts.facts import LegFact, RideFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.guests import GUESTS, Guest
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.journeys.rules import Direction, Mode

WITHIN: Final = 6 * 60
"""Minutes between a leg and the ride that serves it."""
_BY_THEMSELVES: Final = frozenset({Mode.CAR, Mode.BUS})
"""Who comes by road is driven to the door."""


def _judge(situation: Situation, guest: Guest) -> Iterator[Clash]:
    facts = situation.facts
    # Vehicles are what is arranged first; before there are any, nobody is late with the transfers.
    begun = any(vehicle.event == facts.focus for vehicle in facts.vehicles.values())
    if not begun or not lies_ahead(facts, facts.events[facts.focus]):
        return
    for leg in guest.legs:
        if leg.day < facts.today or leg.mode in _BY_THEMSELVES or any(_serves(ride, leg) for ride in guest.rides):
            continue
        thing = Thing(Sort.LEG, leg.id)
        yield Clash(
            (thing,),
            N_("%(leg)s, without a transfer: %(people)s."),
            {"leg": thing},
            (leg.day, leg.at, leg.spot),
        )


def _serves(ride: RideFact, leg: LegFact) -> bool:
    """Tell whether a ride is made for a leg, or takes its passengers from there, or there, in time."""
    if ride.leg == leg.id:
        return True
    arrives = leg.direction is Direction.ARRIVAL
    venue = (ride.origin if arrives else ride.goal).venue
    if venue is None or venue != leg.spot.venue:
        return False
    if leg.at is None:
        return ride.day == leg.day
    return 0 <= (ride.start - leg.at if arrives else leg.at - ride.end) <= WITHIN


CHECK = Check("no_transfer", N_("A guest without a transfer"), Severity.ERROR, GUESTS, _judge)
