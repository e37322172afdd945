"""An event does not lie as it should to the one that it hangs on."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import EVENTS, Check
from app.judgement.conflicts.facts import EventFact, Sort, Thing, TieFact
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.anchors.rules import OFF
from app.planning.events.kinds import Severity
from app.planning.events.rules import Relation, gap_between, holds

# The sentences are those of `anchors.rules`, but for the title, which comes with its own quotation marks here.
_BEFORE: Final = N_("The event should be over before %(target)s begins, but it is not.")
_FAR_BEFORE: Final = N_("Free days before %(target)s: %(free)s; allowed: %(gap)s.")
_OVERLAP: Final[Mapping[Relation, str]] = {
    Relation.DIRECTLY_BEFORE: _BEFORE,
    Relation.BEFORE: _BEFORE,
    Relation.DURING: N_("The event should take place during %(target)s, but reaches beyond its days."),
    Relation.AFTER: N_("The event should begin after %(target)s is over, but does not."),
}
_FAR: Final[Mapping[Relation, str]] = {
    Relation.DIRECTLY_BEFORE: _FAR_BEFORE,
    Relation.BEFORE: _FAR_BEFORE,
    Relation.AFTER: N_("Free days after %(target)s: %(free)s; allowed: %(gap)s."),
}


def _judge(situation: Situation, event: EventFact) -> Iterator[Clash]:
    if event.status in OFF:
        return
    for tie in event.ties:
        target = situation.facts.events.get(tie.target)
        if (target is None or target.status not in OFF) and not holds(event.days, tie.relation, tie.days, tie.gap):
            yield _clash(event, tie)


def _clash(event: EventFact, tie: TieFact) -> Clash:
    free, thing = gap_between(event.days, tie.relation, tie.days), Thing(Sort.EVENT, tie.target)
    things, rests = (Thing(Sort.EVENT, event.id), thing), (event.days, tie.days, tie.relation.value, tie.gap)
    if free < 0 or tie.relation not in _FAR:
        return Clash(things, _OVERLAP[tie.relation], {"target": thing}, rests)
    return Clash(things, _FAR[tie.relation], {"target": thing, "free": free, "gap": tie.gap}, rests)


CHECK = Check("anchor_broken", N_("A broken anchor"), Severity.ERROR, EVENTS, _judge)
