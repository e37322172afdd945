"""The stops of a walk, with the ways between them, take longer than the item lasts."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Lasts
from app.judgement.conflicts.situation import Situation
from app.matters.fairs.walk_rules import Fit
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.start is None or item.end is None:
        return
    fit, thing = Fit(item.walk_minutes, item.end - item.start), Thing(Sort.ITEM, item.id)
    if fit.fits:
        return
    yield Clash(
        (thing,),
        N_("The stops of %(item)s take %(stops)s with the ways between them, it lasts %(lasts)s."),
        {"item": thing, "stops": Lasts(fit.taken), "lasts": Lasts(item.end - item.start)},
        (fit.taken, item.end - item.start),
        unsure=item.unsure,
    )


CHECK = Check("walk_too_long", N_("Stops that take longer than their walk"), Severity.ERROR, ITEMS, _judge)
