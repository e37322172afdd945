"""Somebody is wanted in two places at once."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import Doing
from app.judgement.conflicts.checks import PAIRS, Check
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.pairs import Haste, Pair
from app.judgement.conflicts.pairs_mended import mend
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(_situation: Situation, pair: Pair) -> Iterator[Clash]:
    first, second = pair.first, pair.second
    if pair.haste is not Haste.AT_ONCE or pair.one_vehicle or first.doing is second.doing is Doing.INTERPRETS:
        return
    yield Clash(
        pair.things,
        N_("%(first)s and %(second)s at the same time: %(people)s."),
        {"first": first.thing, "second": second.thing},
        pair.rests,
        unsure=pair.unsure,
    )


CHECK = Check("person_twice", N_("A person in two places"), Severity.BLOCKER, PAIRS, _judge, mend)
