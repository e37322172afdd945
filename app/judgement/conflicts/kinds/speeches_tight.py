"""The speeches of an item leave hardly any of its time."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Lasts
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity

TIGHT_FROM: Final = 90
"""Per cent of the item."""


def _judge(_situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.start is None or item.end is None:
        return
    lasts = item.end - item.start
    if not lasts * TIGHT_FROM <= item.speech_minutes * 100 <= lasts * 100:
        return
    thing = Thing(Sort.ITEM, item.id)
    yield Clash(
        (thing,),
        N_("The speeches at %(item)s take %(speeches)s of %(lasts)s: nothing is left for questions."),
        {"item": thing, "speeches": Lasts(item.speech_minutes), "lasts": Lasts(lasts)},
        (item.speech_minutes, lasts),
        unsure=item.unsure,
    )


CHECK = Check("speeches_tight", N_("Speeches that fill their item"), Severity.WARNING, ITEMS, _judge)
