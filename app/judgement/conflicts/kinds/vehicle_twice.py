"""A vehicle is given to two transfers at once."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import VEHICLES, Check
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation, Stint
from app.judgement.conflicts.vehicles_thought import is_told, mends, things_of
from app.planning.events.kinds import Severity


def _judge(situation: Situation, stints: tuple[Stint, ...]) -> Iterator[Clash]:
    for place, first in enumerate(stints):
        for second in stints[place + 1 :]:
            if second.ride.start >= first.ride.end:
                break
            if is_told(situation, first, second):
                yield _clash(things_of(situation, first, second), first, second)


def _clash(things: tuple[Thing, ...], first: Stint, second: Stint) -> Clash:
    one, other = sorted((first.ride, second.ride), key=lambda ride: ride.id)
    return Clash(
        things,
        N_("Vehicle %(vehicle)s is given to %(first)s and %(second)s at the same time."),
        {
            "vehicle": things[2],
            "first": Thing(Sort.RIDE, first.ride.id),
            "second": Thing(Sort.RIDE, second.ride.id),
        },
        (one.start, one.end, other.start, other.end),
        first.people | second.people,
        unsure=first.ride.end_is_estimate,
    )


CHECK = Check("vehicle_twice", N_("A vehicle given twice"), Severity.BLOCKER, VEHICLES, _judge, mends)
