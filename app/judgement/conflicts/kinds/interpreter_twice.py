"""Somebody is to interpret in two places at once."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import Doing
from app.judgement.conflicts.checks import PAIRS, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.pairs import Haste, Pair
from app.judgement.conflicts.pairs_mended import mend, stand_ins
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, pair: Pair) -> Iterator[Clash]:
    first, second = pair.first, pair.second
    if pair.haste is not Haste.AT_ONCE or not first.doing is second.doing is Doing.INTERPRETS:
        return
    yield Clash(
        pair.things,
        N_("To interpret at %(first)s and at %(second)s at the same time: %(people)s."),
        {"first": first.thing, "second": second.thing},
        pair.rests,
        unsure=pair.unsure,
    )


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    yield from stand_ins(situation, finding)
    yield from mend(situation, finding)


CHECK = Check("interpreter_twice", N_("An interpreter in two places"), Severity.BLOCKER, PAIRS, _judge, _mend)
