"""The rules of a time zone have changed since the time of an item was reckoned, and it would be another instant now."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.moved_by_tzdata and lies_ahead(situation.facts, situation.facts.events[item.event]):
        thing = Thing(Sort.ITEM, item.id)
        yield Clash(
            (thing,),
            N_("%(item)s: the rules of its time zone have changed, the clock time stands for another moment now."),
            {"item": thing},
            (item.zone, item.start, item.end),
        )


CHECK = Check("tzdata_changed", N_("Changed rules of a time zone"), Severity.WARNING, ITEMS, _judge)
