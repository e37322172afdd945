"""When an anchor may be tied, and what is told where one does not hold."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.planning.events.kinds import Finding, Severity
from app.planning.events.rules import Relation, Status, gap_between, holds

LONGEST_GAP: Final = 366
"""Free days that an anchor may allow."""

OFF: Final = frozenset({Status.CANCELLED})
"""An event that is called off breaks no anchor."""


def allowed_gap(relation: Relation, gap: int) -> int:
    """Return the free days that an anchor allows, or refuse them; during an event there are none."""
    if relation is Relation.DURING:
        return 0
    if not 0 <= gap <= LONGEST_GAP:
        raise Refusal(N_("The gap is 0 to %(most)s days."), "gap", most=LONGEST_GAP)
    return gap


def refuse_itself(event_id: int, target_id: int) -> None:
    """Refuse to tie an event to itself."""
    if event_id == target_id:
        raise Refusal(N_("An event cannot hang on itself. Choose another one."), "target_id")


_OVERLAP: Final[Mapping[Relation, str]] = {
    Relation.DIRECTLY_BEFORE: N_("It should be over before “%(target)s” begins, but it is not."),
    Relation.BEFORE: N_("It should be over before “%(target)s” begins, but it is not."),
    Relation.DURING: N_("It should take place during “%(target)s”, but reaches beyond its days."),
    Relation.AFTER: N_("It should begin after “%(target)s” is over, but does not."),
}
_FAR: Final[Mapping[Relation, str]] = {
    Relation.DIRECTLY_BEFORE: N_("Free days before “%(target)s”: %(free)s; allowed: %(gap)s."),
    Relation.BEFORE: N_("Free days before “%(target)s”: %(free)s; allowed: %(gap)s."),
    Relation.AFTER: N_("Free days after “%(target)s”: %(free)s; allowed: %(gap)s."),
}


def broken(days: Days, relation: Relation, target: Days, gap: int, title: str) -> Finding | None:
    """Return what is told where an anchor to the event called `title` does not hold."""
    if holds(days, relation, target, gap):
        return None
    free = gap_between(days, relation, target)
    if relation is Relation.DURING or free < 0:
        return Finding(Severity.ERROR, _OVERLAP[relation], {"target": title}, "first_day")
    return Finding(Severity.ERROR, _FAR[relation], {"target": title, "free": free, "gap": gap}, "first_day")


def targets_first(events: Iterable[int], anchors: Iterable[tuple[int, int]]) -> list[int]:
    """Return events in an order in which each comes after all that it hangs on; `anchors` are (event, target) pairs."""
    chosen = set(events)
    order = TopologicalSorter[int]({event: set() for event in sorted(chosen)})
    for event, target in anchors:
        order.add(event, target)
    return [event for event in order.static_order() if event in chosen]
