"""Fewer people of a side attend a meeting of a working group than its quorum asks for."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import EVENTS, Check
from app.judgement.conflicts.facts import EventFact, ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message
from app.judgement.conflicts.parties import at_table
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import POLICY, Severity
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_FIELD: Final = "quorum"
_MEETS: Final = frozenset({ItemKind.AGENDA, ItemKind.MEETING})
_SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)


def _quorum(event: EventFact) -> int | None:
    """Return how many of each side make a quorum, where the event is of a kind that has one and somebody has said it."""
    said = event.particulars.get(_FIELD) if any(one.name == _FIELD for one in POLICY[event.kind].particulars) else None
    return said if isinstance(said, int) else None


def _meets(event: EventFact) -> frozenset[ItemKind]:
    return _MEETS if _quorum(event) is not None else frozenset()


def _judge(situation: Situation, event: EventFact) -> Iterator[Clash]:
    quorum = _quorum(event)
    if quorum is None:
        return
    # Nobody sent yet is a programme still to be filled, not a meeting without a quorum.
    items = [one for one in situation.facts.items.values() if one.event == event.id and one.kind in _MEETS and one.people]
    there = [(item, at_table(situation, item)) for item in sorted(items, key=_order)]
    for side in _SIDES:
        # One finding for the whole meeting: that of the point with the fewest of a side, the first of such.
        fewest = min(((len({one.person for one in sides.get(side, ())}), item) for item, sides in there), key=_count, default=None)
        if fewest is not None and fewest[0] < quorum:
            yield _clash(event, fewest[1], side, fewest[0], quorum)


def _order(item: ItemFact) -> tuple[bool, int, int]:
    return item.start is None, item.start or 0, item.id


def _count(of_side: tuple[int, ItemFact]) -> int:
    return of_side[0]


def _clash(event: EventFact, item: ItemFact, side: PartySide, count: int, quorum: int) -> Clash:
    return Clash(
        (Thing(Sort.EVENT, event.id), Thing(Sort.SIDE, tuple(PartySide).index(side))),
        N_("%(item)s has no quorum: %(side)s – %(count)s of %(quorum)s."),
        {"item": Thing(Sort.ITEM, item.id), "side": Message(PARTY_SIDE_NAMES[side]), "count": count, "quorum": quorum},
        (count, quorum),
    )


CHECK = Check("quorum", N_("No quorum of a side"), Severity.ERROR, EVENTS, _judge, together=_meets)
