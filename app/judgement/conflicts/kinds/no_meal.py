"""Somebody is busy for six hours on end without a meal or a reception; breaks of less than an hour are none."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import Booking
from app.judgement.conflicts.checks import TIMELINES, Check
from app.judgement.conflicts.facts import Sort
from app.judgement.conflicts.findings import Clash, Value
from app.judgement.conflicts.situation import Situation, Timeline
from app.planning.events.kinds import Severity

LONGEST: Final = 6 * 60
"""Minutes that people can be asked to go without a meal."""
BREAK: Final = 60
"""Minutes in which one finds something to eat by oneself."""


def hungry(bookings: tuple[Booking, ...]) -> Iterator[tuple[Booking, ...]]:
    """Yield what somebody does in each long time without a meal or a break; a meal cuts in two whatever goes on around it."""
    items: list[Booking] = []
    since = until = fed = 0  # of the time without a meal, and until when the last meal lasts
    for one in bookings:
        if not one.binds or one.thing.sort is not Sort.ITEM:
            continue
        if one.feeds:
            if min(until, one.start) - since >= LONGEST:
                yield tuple(item for item in items if item.start < one.start)
            items = [item for item in items if item.end > one.end]
            since = fed = max(fed, one.end)
            continue
        start, end = one.start, one.end
        if start < fed:
            if end <= fed:
                continue  # while they eat
            start = fed
        if items and start - until >= BREAK:
            if until - since >= LONGEST:
                yield tuple(items)
            items = []
        if not items:
            since, until = start, end
        elif end > until:
            until = end
        items.append(one)
    if items and until - since >= LONGEST:
        yield tuple(items)


def _judge(situation: Situation, timeline: Timeline) -> Iterator[Clash]:
    focus = situation.facts.focus
    for items in hungry(timeline.bookings):
        if all(item.event != focus for item in items):
            continue
        first = min(items, key=lambda one: (one.start, one.thing))
        last = min(items, key=lambda one: (-one.end, one.thing))
        values: dict[str, Value] = {"first": first.thing, "last": last.thing}
        told = N_("No meal from %(first)s to %(last)s: %(people)s.")
        if first is last:
            told = N_("No meal all through %(first)s: %(people)s.")
        yield Clash((first.thing, last.thing), told, values, (first.start, last.end), unsure=first.unsure or last.unsure)


CHECK = Check("no_meal", N_("No meal for six hours"), Severity.WARNING, TIMELINES, _judge)
