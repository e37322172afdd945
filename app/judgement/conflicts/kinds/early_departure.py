"""Somebody leaves too early for an item: they have to set off before it is over."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import bookings_of_leg
from app.judgement.conflicts.checks import MISSED, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.pairs_mended import ending_at, item_of, stay_away
from app.judgement.conflicts.presence import Missed
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, one: Missed) -> Iterator[Clash]:
    leg, item = one.leg, one.item
    if leg.arrives:
        return
    told = N_("%(leg)s leaves too early for %(item)s: %(people)s.")
    yield Clash(one.things, told, {"leg": leg.thing, "item": item.thing}, one.rests, unsure=one.unsure)


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    leg, item = situation.facts.legs[finding.clash.things[0].id], item_of(situation, finding.clash.things[1])
    if item is None:
        return
    yield from stay_away(situation, item, finding.people)
    if leg.at is not None:
        leaves = min(booking.start for booking, people in bookings_of_leg(situation.facts, leg) if not finding.people.isdisjoint(people))
        yield from ending_at(item, leaves - (situation.way(item.spot, leg.spot) or 0))


CHECK = Check("early_departure", N_("Leaves too early"), Severity.BLOCKER, MISSED, _judge, _mend)
