"""The speeches of an item take longer than the item lasts."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Lasts
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.start is None or item.end is None or item.speech_minutes <= item.end - item.start:
        return
    lasts, thing = item.end - item.start, Thing(Sort.ITEM, item.id)
    yield Clash(
        (thing,),
        N_("The speeches at %(item)s take %(speeches)s, it lasts %(lasts)s."),
        {"item": thing, "speeches": Lasts(item.speech_minutes), "lasts": Lasts(lasts)},
        (item.speech_minutes, lasts),
        unsure=item.unsure,
    )


CHECK = Check("speeches_too_long", N_("Speeches longer than their item"), Severity.ERROR, ITEMS, _judge)
