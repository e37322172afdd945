"""A field that an event of its kind needs is missing or does not fit: a vacant co-chair, a stand that is not named."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import EVENTS, Check
from app.judgement.conflicts.facts import EventFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import POLICY, Severity, findings


def _judge(situation: Situation, event: EventFact) -> Iterator[Clash]:
    fields = [one.name for one in POLICY[event.kind].particulars]
    for found in findings(event.kind, event.particulars, event.host.value):
        if found.severity is Severity.WARNING and not lies_ahead(situation.facts, event):
            continue
        yield Clash(
            (Thing(Sort.EVENT, event.id), Thing(Sort.FIELD, fields.index(found.field))),
            found.message,
            found.values,
            tuple(sorted(found.values.items())),
            severity=found.severity,
        )


CHECK = Check("particulars", N_("A field of the event"), Severity.ERROR, EVENTS, _judge)
