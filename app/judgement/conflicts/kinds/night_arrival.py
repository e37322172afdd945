"""Guests arrive at night, by the clocks here."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import LEGS, Check
from app.judgement.conflicts.facts import LegFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.journeys.rules import Direction

FROM: Final = time(23)
UNTIL: Final = time(6)


def _judge(_situation: Situation, leg: LegFact) -> Iterator[Clash]:
    if leg.direction is not Direction.ARRIVAL or leg.local is None or leg.at is None or not leg.passengers:
        return
    if leg.local.time() >= FROM or leg.local.time() < UNTIL:
        thing = Thing(Sort.LEG, leg.id)
        told = N_("%(leg)s arrives at night: %(people)s.")
        yield Clash((thing,), told, {"leg": thing}, (leg.local,), frozenset(leg.passengers))


CHECK = Check("night_arrival", N_("Arrival at night"), Severity.WARNING, LEGS, _judge)
