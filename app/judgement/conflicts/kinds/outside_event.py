"""An item stands on a day beyond its event and the margins around it."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import outside


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    event, day = situation.facts.events[item.event], item.when.day
    if not outside(day, event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin):
        return
    open_ = event.days.widened(event.arrival_margin, event.departure_margin)
    thing = Thing(Sort.ITEM, item.id)
    yield Clash(
        (thing,),
        N_("%(item)s stands outside the days of the event with its margins: %(first)s – %(last)s."),
        {"item": thing, "first": open_.first, "last": open_.last},
        (day, open_.first, open_.last),
    )


CHECK = Check("outside_event", N_("An item outside its event"), Severity.ERROR, ITEMS, _judge)
