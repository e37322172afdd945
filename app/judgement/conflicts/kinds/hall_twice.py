"""A hall is given to two items at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import HALLS, Check
from app.judgement.conflicts.deeds import Deed, Shift
from app.judgement.conflicts.facts import ItemFact, Minute, Sort, Thing
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.halls_thought import collide, exchanges, is_free, keeps, rehousings, wanted
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity

FURTHEST: Final = 180
"""Minutes; what would have to move further is planned anew rather than shifted."""


def _judge(situation: Situation, items: tuple[ItemFact, ...]) -> Iterator[Clash]:
    for place, first in enumerate(items):
        kept = keeps(first)
        for second in items[place + 1 :]:
            if kept is None or second.start is None or second.start >= kept[1]:
                break
            if situation.facts.focus in (first.event, second.event) and collide(first, second):
                yield _clash(first, second, second.start)


def _clash(first: ItemFact, second: ItemFact, since: Minute) -> Clash:
    one, other = sorted((first, second), key=lambda item: item.id)
    # What has no end is only taken to last an hour: that the two meet is a guess where they begin apart.
    guessed = first.end is None and first.start != since
    return Clash(
        (Thing(Sort.ITEM, one.id), Thing(Sort.ITEM, other.id)),
        N_("%(hall)s is given to %(first)s and %(second)s at the same time."),
        {
            "hall": Thing(Sort.HALL, first.spot.hall or 0),
            "first": Thing(Sort.ITEM, first.id),
            "second": Thing(Sort.ITEM, second.id),
        },
        (first.spot.hall, one.start, one.end, other.start, other.end),
        first.people & second.people,
        Severity.WARNING if guessed else None,
        unsure=first.unsure or second.unsure,
    )


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    both = [situation.facts.items[thing.id] for thing in finding.clash.things if thing.id in situation.facts.items]
    own = sorted((item for item in both if item.event == situation.facts.focus), key=lambda item: (wanted(item), item.id))
    for item in own:  # the smaller one is moved more easily
        yield from rehousings(situation, item)
    for item in own:
        yield from exchanges(situation, item)
    if len(both) == 2:
        shifts = [shift for item in own for shift in _shifts(situation, item, both[0] if both[1] is item else both[1])]
        yield from sorted(shifts, key=lambda shift: (abs(shift.minutes), shift.minutes < 0, shift.item))


def _shifts(situation: Situation, item: ItemFact, other: ItemFact) -> Iterator[Shift]:
    """Let an item wait until the hall is free, or be over when the other one begins, where it is free then."""
    if item.start is None or item.end is None or other.start is None or other.end is None or item.spot.hall is None:
        return
    for by in (other.end - item.start, other.start - item.end):
        moved = replace(item, start=item.start + by, end=item.end + by)
        if abs(by) <= FURTHEST and is_free(situation, item.spot.hall, moved):
            yield Shift(item.id, by)


CHECK = Check("hall_twice", N_("A hall given twice"), Severity.BLOCKER, HALLS, _judge, _mend)
