"""The passports of guests who cross a border expire soon after the event, or before.

Whose they are is told to nobody here: until when a document is valid is for those alone who may open it.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import DELEGATIONS, Check
from app.judgement.conflicts.facts import DelegationFact, EventFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.guests import coming
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.events.rules import Side
from app.register.directory.rules.kinds import PartySide

VALID_AFTER: Final = timedelta(days=30)
"""How long after the last day a passport should still hold."""
_RUSSIA: Final = frozenset({PartySide.BASHKORTOSTAN, PartySide.RUSSIA})


def _judge(situation: Situation, delegation: DelegationFact) -> Iterator[Clash]:
    facts = situation.facts
    event = facts.events[delegation.event]
    if not _crosses_border(delegation, event) or not lies_ahead(facts, event):
        return
    needed = event.days.last + VALID_AFTER
    ending = {
        member.person: facts.documents[member.person]
        for member in coming(delegation)
        if member.person in facts.documents and facts.documents[member.person] < needed
    }
    if ending:
        thing = Thing(Sort.DELEGATION, delegation.id)
        yield Clash(
            (thing,),
            N_("%(delegation)s, people whose passports expire before %(day)s: %(count)s."),
            {"delegation": thing, "day": needed, "count": len(ending)},
            tuple(sorted(ending.items())),
        )


def _crosses_border(delegation: DelegationFact, event: EventFact) -> bool:
    """Tell whether a delegation comes from abroad: other regions of Russia do not, where Bashkortostan is the host."""
    if event.host is Side.BASHKORTOSTAN:
        return delegation.side not in _RUSSIA
    return delegation.side is not PartySide.KAZAKHSTAN


CHECK = Check("passport", N_("A passport about to expire"), Severity.WARNING, DELEGATIONS, _judge)
