"""An event does not lie as it should to the one that it hangs on."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import EVENTS, Check
from app.judgement.conflicts.facts import EventFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.anchors.rules import OFF, broken
from app.planning.events.kinds import Severity


def _judge(situation: Situation, event: EventFact) -> Iterator[Clash]:
    if event.status in OFF:
        return
    for tie in event.ties:
        target = situation.facts.events.get(tie.target)
        found = broken(event.days, tie.relation, tie.days, tie.gap, "")
        if found is None or (target is not None and target.status in OFF):
            continue
        thing = Thing(Sort.EVENT, tie.target)
        yield Clash(
            (Thing(Sort.EVENT, event.id), thing),
            found.message,
            {**found.values, "target": thing},
            (event.days, tie.days, tie.relation.value, tie.gap),
            severity=found.severity,
        )


CHECK = Check("anchor_broken", N_("A broken anchor"), Severity.ERROR, EVENTS, _judge)
