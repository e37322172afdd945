"""Fewer people of a side attend a point of a working group than its quorum asks for."""

from collections.abc import Iterator
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message
from app.judgement.conflicts.parties import at_table
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Kind, Severity
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_MEETS: Final = frozenset({ItemKind.AGENDA, ItemKind.MEETING})
_SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    event = situation.facts.events[item.event]
    quorum = event.particulars.get("quorum")
    # Nobody sent yet is a programme still to be filled, not a meeting without a quorum.
    if event.kind is not Kind.WORKING_GROUP_MEETING or item.kind not in _MEETS or not isinstance(quorum, int) or not item.people:
        return
    there = at_table(situation, item)
    for side in _SIDES:
        count = len({member.person for member in there.get(side, ())})
        if count < quorum:
            yield _clash(item, side, count, quorum)


def _clash(item: ItemFact, side: PartySide, count: int, quorum: int) -> Clash:
    thing = Thing(Sort.ITEM, item.id)
    return Clash(
        (thing, Thing(Sort.SIDE, tuple(PartySide).index(side))),
        N_("%(item)s has no quorum: %(side)s – %(count)s of %(quorum)s."),
        {"item": thing, "side": Message(PARTY_SIDE_NAMES[side]), "count": count, "quorum": quorum},
        (count, quorum),
    )


CHECK = Check("quorum", N_("No quorum of a side"), Severity.ERROR, ITEMS, _judge)
