"""Nobody gets from one place to the next in time: the way, and being there before it begins, takes longer than there is.

Between two halls of one venue there is no way, only being there before; where they may be in the right hall already, neither counts.
"""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import PAIRS, Check
from app.judgement.conflicts.findings import Clash, Lasts, Value
from app.judgement.conflicts.pairs import Haste, Pair
from app.judgement.conflicts.pairs_mended import mend
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(situation: Situation, pair: Pair) -> Iterator[Clash]:
    first, second = pair.first, pair.second
    if pair.haste is not Haste.TOO_FAR or pair.one_vehicle:
        return
    way = situation.way(first.goal, second.origin)
    assert way is not None  # or it would not be known to be too far
    values: dict[str, Value] = {
        "first": first.thing,
        "second": second.thing,
        "gap": Lasts(max(second.start - first.end, 0)),
        "way": Lasts(way),
        "buffer": Lasts(second.buffer),
    }
    yield Clash(pair.things, _told(first.open, way, second.buffer), values, (*pair.rests, way, second.buffer), unsure=pair.unsure)


def _told(is_open: bool, way: int, buffer: int) -> str:
    if is_open:
        if not way:
            return N_("%(second)s begins %(gap)s after the beginning of %(first)s; one has to be there %(buffer)s before: %(people)s.")
        return N_("%(second)s begins %(gap)s after the beginning of %(first)s, the way takes %(way)s: %(people)s.")
    if not way:
        return N_("%(gap)s between %(first)s and %(second)s; one has to be there %(buffer)s before: %(people)s.")
    if buffer:
        return N_("%(gap)s between %(first)s and %(second)s; the way takes %(way)s, and one has to be there %(buffer)s before: %(people)s.")
    return N_("%(gap)s between %(first)s and %(second)s, the way takes %(way)s: %(people)s.")


CHECK = Check("too_far", N_("Too far to be there in time"), Severity.BLOCKER, PAIRS, _judge, mend)
