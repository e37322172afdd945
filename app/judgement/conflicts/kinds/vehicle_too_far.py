"""A vehicle cannot get from the end of one transfer to the start of its next in time."""

from collections.abc import Iterator, Sequence

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import VEHICLES, Check
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash, Lasts
from app.judgement.conflicts.situation import Situation, Stint
from app.judgement.conflicts.vehicles_thought import is_told, mends, things_of
from app.planning.events.kinds import Severity


def _judge(situation: Situation, stints: tuple[Stint, ...]) -> Iterator[Clash]:
    for place, second in enumerate(stints):
        first = _before(stints[:place], second)
        if first is None or not is_told(situation, first, second):
            continue
        way, gap = situation.way(first.ride.goal, second.ride.origin), second.ride.start - first.ride.end
        if way is not None and gap < way:
            yield _clash(things_of(situation, first, second), first, second, gap, way)


def _before(earlier: Sequence[Stint], stint: Stint) -> Stint | None:
    """Return the ride that is over last when another one begins; those that are not over are told as a vehicle given twice."""
    over = (one for one in earlier if one.ride.end <= stint.ride.start)
    return max(over, key=lambda one: (one.ride.end, one.ride.id), default=None)


def _clash(things: tuple[Thing, ...], first: Stint, second: Stint, gap: int, way: int) -> Clash:
    return Clash(
        things,
        N_("Vehicle %(vehicle)s comes too late from %(first)s to %(second)s: %(gap)s are left, the way takes %(way)s."),
        {
            "vehicle": things[2],
            "first": Thing(Sort.RIDE, first.ride.id),
            "second": Thing(Sort.RIDE, second.ride.id),
            "gap": Lasts(gap),
            "way": Lasts(way),
        },
        (first.ride.end, first.ride.goal, second.ride.start, second.ride.origin, way),
        first.people | second.people,
        unsure=first.ride.end_is_estimate,
    )


CHECK = Check("vehicle_too_far", N_("A vehicle that comes too late"), Severity.BLOCKER, VEHICLES, _judge, mends)
