"""Somebody has less than a quarter of an hour to get from one item to the next, elsewhere."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import PAIRS, Check
from app.judgement.conflicts.findings import Clash, Lasts, Value
from app.judgement.conflicts.pairs import Haste, Pair
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, pair: Pair) -> Iterator[Clash]:
    if pair.haste is not Haste.SHORT:
        return
    first, second = pair.first, pair.second
    gap = second.start - first.end
    values: dict[str, Value] = {"first": first.thing, "second": second.thing, "gap": Lasts(gap)}
    told = N_("Only %(gap)s between %(first)s and %(second)s: %(people)s.")
    if not gap:
        told = N_("%(second)s begins as soon as %(first)s ends, and elsewhere: %(people)s.")
    if first.open:
        told = N_("%(second)s begins soon after %(first)s, and elsewhere: %(people)s.")
    yield Clash(pair.things, told, values, pair.rests, unsure=pair.unsure)


CHECK = Check("short_gap", N_("Hardly time between two items"), Severity.WARNING, PAIRS, _judge)
