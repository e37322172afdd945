"""Somebody is wanted in two places at once."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import TIMELINES, Check
from app.judgement.conflicts.deeds import Deed, Shift
from app.judgement.conflicts.facts import Sort
from app.judgement.conflicts.findings import At, Clash, Finding
from app.judgement.conflicts.situation import Doing, Pair, Situation, Timeline, same_place
from app.planning.events.kinds import Severity


def overlap(pair: Pair) -> bool:
    """Tell whether nobody can be at both: what has no end is left when the next thing begins, but not before it has begun itself."""
    first, second = pair.first, pair.second
    if first.loose or second.loose or same_place(first.goal, second.origin):
        return False
    return second.start < first.end or (second.start == first.start)


def _judge(situation: Situation, timeline: Timeline) -> Iterator[Clash]:
    for pair in timeline.pairs:
        first, second = pair.first, pair.second
        if not overlap(pair) or first.doing is second.doing is Doing.INTERPRETS or first.doing is second.doing is Doing.DRIVES:
            continue
        if situation.facts.focus not in (first.event, second.event):
            continue
        yield Clash(
            (first.thing, second.thing),
            N_("%(first)s and %(second)s at the same time, from %(since)s: %(people)s."),
            {"first": first.thing, "second": second.thing, "since": At(second.start, second.zone)},
            (first.start, first.end, first.goal, second.start, second.end, second.origin),
            unsure=first.unsure or second.unsure,
        )


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    first, second = (situation.facts.items.get(thing.id) if thing.sort is Sort.ITEM else None for thing in finding.clash.things)
    if first is not None and second is not None and first.end is not None and second.start is not None:
        yield Shift(second.id, first.end - second.start)


CHECK = Check("person_twice", N_("A person in two places"), Severity.BLOCKER, TIMELINES, _judge, _mend)
