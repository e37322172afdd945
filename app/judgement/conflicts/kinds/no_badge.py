"""Guests of a delegation have no badge."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import DELEGATIONS, Check
from app.judgement.conflicts.facts import DelegationFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.guests import coming
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(situation: Situation, delegation: DelegationFact) -> Iterator[Clash]:
    facts = situation.facts
    if not facts.badges or not delegation.is_guest or not lies_ahead(facts, facts.events[delegation.event]):
        return
    thing = Thing(Sort.DELEGATION, delegation.id)
    if bare := frozenset(member.person for member in coming(delegation)) - facts.badges:
        yield Clash((thing,), N_("%(delegation)s, without a badge: %(people)s."), {"delegation": thing}, people=bare)


CHECK = Check("no_badge", N_("A guest without a badge"), Severity.ERROR, DELEGATIONS, _judge)
