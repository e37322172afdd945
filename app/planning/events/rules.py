"""Which days, steps of status, editions and anchors an event may have; the kinds stand in `kinds.py`."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days

LONGEST_DAYS: Final = 60
"""More days than this are a slip of the pen, not an event."""
LONGEST_MARGIN: Final = 7
"""Days before and after an event on which people may arrive and leave."""


class Status(StrEnum):
    """How far an event has come."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    PREPARING = "preparing"
    RUNNING = "running"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STEPS: Final[Mapping[Status, frozenset[Status]]] = {
    Status.PROPOSED: frozenset({Status.ANNOUNCED, Status.PREPARING, Status.POSTPONED, Status.CANCELLED}),
    Status.ANNOUNCED: frozenset({Status.PROPOSED, Status.PREPARING, Status.RUNNING, Status.POSTPONED, Status.CANCELLED}),
    Status.PREPARING: frozenset({Status.ANNOUNCED, Status.RUNNING, Status.HELD, Status.POSTPONED, Status.CANCELLED}),
    Status.RUNNING: frozenset({Status.PREPARING, Status.HELD, Status.CANCELLED}),
    Status.HELD: frozenset({Status.RUNNING}),
    Status.POSTPONED: frozenset({Status.PROPOSED, Status.ANNOUNCED, Status.PREPARING, Status.CANCELLED}),
    Status.CANCELLED: frozenset({Status.PROPOSED, Status.ANNOUNCED, Status.PREPARING}),
}
"""From each status the ones that may follow; going back one step mends a slip of the finger."""

NEEDS_REASON: Final = frozenset({Status.POSTPONED, Status.CANCELLED})


class Side(StrEnum):
    """Who hosts."""

    BASHKORTOSTAN = "bashkortostan"
    KAZAKHSTAN = "kazakhstan"


def event_days(first: date, last: date) -> Days:
    """Return the days of an event, or refuse them."""
    if last < first:
        raise Refusal(N_("The last day %(last)s is before the first day %(first)s."), "last_day", first=first, last=last)
    if not date(1990, 1, 1) <= first <= date(2100, 12, 31):
        raise Refusal(N_("The year must lie between 1990 and 2100."), "first_day")
    if (last - first).days >= LONGEST_DAYS:
        raise Refusal(N_("An event lasts %(days)s days at most."), "last_day", days=LONGEST_DAYS)
    return Days(first, last)


def stepped(before: Status, after: Status, reason: str) -> Status:
    """Return the status after a step, or refuse one that cannot follow, or one that needs a reason and has none."""
    if after != before and after not in STEPS[before]:
        raise Refusal(N_("This status cannot follow the present one. Choose one from the list."), "status")
    if after in NEEDS_REASON and not reason:
        raise Refusal(N_("Give the reason: it is told with the status."), "status_reason")
    return after


ROMAN: Final = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_EDITIONS: Final = 89
"""Beyond this the roman numerals would need letters that nobody has used yet."""


def roman(number: int) -> str:
    """Return an edition's number as it is printed: 20 → XX."""
    if not 1 <= number <= MOST_EDITIONS:
        raise Refusal(N_("The number of an edition is 1 to %(most)s."), "edition", most=MOST_EDITIONS)
    told = ""
    for value, letters in ROMAN:
        told += letters * (number // value)
        number %= value
    return told


class Relation(StrEnum):
    """How an event stands to the one it is anchored to."""

    DIRECTLY_BEFORE = "directly_before"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def gap_between(days: Days, relation: Relation, target: Days) -> int:
    """Return the free days between an event and its target in the direction of the relation; negative where they overlap."""
    if relation is Relation.AFTER:
        return (days.first - target.last).days - 1
    return (target.first - days.last).days - 1


def holds(days: Days, relation: Relation, target: Days, gap: int) -> bool:
    """Tell whether an anchor holds: `gap` free days at most; directly before allows none unless `gap` says so."""
    if relation is Relation.DURING:
        return target.first <= days.first and days.last <= target.last
    return 0 <= gap_between(days, relation, target) <= gap


def anchored(days: Days, relation: Relation, before: Days, after: Days) -> Days:
    """Return where an event would go when its target moves from `before` to `after`: as far from it as it was."""
    end = relation in (Relation.BEFORE, Relation.DIRECTLY_BEFORE, Relation.DURING)
    by = (after.first - before.first) if end else (after.last - before.last)
    return Days(days.first + by, days.last + by)


def refuse_cycle(event_id: int, target_id: int, anchors: Iterable[tuple[int, int]]) -> None:
    """Refuse an anchor of `event_id` to `target_id` that would close a circle; `anchors` are (event, target) pairs."""
    targets: dict[int, list[int]] = {}
    for event, target in anchors:
        targets.setdefault(event, []).append(target)
    open_ones, seen = [target_id], set[int]()
    while open_ones:
        here = open_ones.pop()
        if here == event_id:
            raise Refusal(N_("These events would hang on each other in a circle. Choose another event."), "target_id")
        if here not in seen:
            seen.add(here)
            open_ones += targets.get(here, [])
