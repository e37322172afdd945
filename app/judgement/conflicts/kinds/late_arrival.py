"""Somebody arrives too late for an item: by when they can be there after their flight or train it has begun."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import bookings_of_leg
from app.judgement.conflicts.checks import MISSED, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.pairs_mended import item_of, starting_at, stay_away
from app.judgement.conflicts.presence import Missed
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, one: Missed) -> Iterator[Clash]:
    leg, item = one.leg, one.item
    if not leg.arrives:
        return
    told = N_("%(leg)s comes too late for %(item)s: %(people)s.")
    yield Clash(one.things, told, {"leg": leg.thing, "item": item.thing}, one.rests, unsure=one.unsure)


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    leg, item = situation.facts.legs[finding.clash.things[0].id], item_of(situation, finding.clash.things[1])
    if item is None:
        return
    yield from stay_away(situation, item, finding.people)
    if leg.at is not None:
        ready = max(booking.end for booking, people in bookings_of_leg(situation.facts, leg) if not finding.people.isdisjoint(people))
        yield from starting_at(item, ready + (situation.way(leg.spot, item.spot) or 0))


CHECK = Check("late_arrival", N_("Arrives too late"), Severity.BLOCKER, MISSED, _judge, _mend)
