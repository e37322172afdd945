"""The time of an item is still open or unknown when it is a week away."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.when import Precision
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity

ASKED_FROM: Final = timedelta(days=7)


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    facts, day = situation.facts, item.when.day
    if not facts.today <= day <= facts.today + ASKED_FROM or not lies_ahead(facts, facts.events[item.event]):
        return
    thing = Thing(Sort.ITEM, item.id)
    if item.when.precision is Precision.UNKNOWN:
        yield Clash((thing,), N_("%(item)s has no time yet."), {"item": thing}, (day, item.when.precision.value))
    elif item.when.precision is Precision.OPEN:
        yield Clash((thing,), N_("%(item)s has no end yet."), {"item": thing}, (day, item.when.precision.value))


CHECK = Check("open_time", N_("A time still to be confirmed"), Severity.WARNING, ITEMS, _judge)
