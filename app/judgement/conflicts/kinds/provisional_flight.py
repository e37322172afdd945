"""A journey of the next two weeks that nobody has confirmed yet."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import LEGS, Check
from app.judgement.conflicts.facts import LegFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity

SOON: Final = 14
"""Days."""


def _judge(situation: Situation, leg: LegFact) -> Iterator[Clash]:
    if leg.provisional and leg.passengers and 0 <= (leg.day - situation.facts.today).days <= SOON:
        thing = Thing(Sort.LEG, leg.id)
        told = N_("%(leg)s is only provisional: %(people)s.")
        yield Clash((thing,), told, {"leg": thing}, (leg.day,), frozenset(leg.passengers))


CHECK = Check("provisional_flight", N_("Journey not confirmed"), Severity.WARNING, LEGS, _judge)
