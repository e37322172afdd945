"""The highest ranks of the sides at a meeting are more than a step apart."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, MemberFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.parties import at_table
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PartySide

MOST_APART: Final = 1
"""Steps of the table of precedence."""
_OURS: Final = frozenset({PartySide.BASHKORTOSTAN, PartySide.RUSSIA})


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.kind is not ItemKind.MEETING:
        return
    there = at_table(situation, item)
    ours = _highest(there, (side for side in there if side in _OURS))
    theirs = _highest(there, (side for side in there if side not in _OURS))
    if ours is None or theirs is None or ours.rank is None or theirs.rank is None or abs(ours.rank - theirs.rank) <= MOST_APART:
        return
    high, low = sorted((ours, theirs), key=lambda member: member.rank or 0)
    yield Clash(
        (Thing(Sort.ITEM, item.id),),
        N_("%(item)s: %(high)s meets %(low)s, their ranks are %(steps)s steps apart."),
        {
            "item": Thing(Sort.ITEM, item.id),
            "high": Thing(Sort.PERSON, high.person),
            "low": Thing(Sort.PERSON, low.person),
            "steps": abs(ours.rank - theirs.rank),
        },
        (high.person, high.rank, low.person, low.rank),
        frozenset({high.person, low.person}),
    )


def _highest(there: Mapping[PartySide, list[MemberFact]], sides: Iterable[PartySide]) -> MemberFact | None:
    """Return the first of some sides; None where nobody is of a known rank, or the head is not: who is first nobody knows then."""
    members = [member for side in sides for member in there[side]]
    known = [member for member in members if member.rank is not None]
    if not known or any(member.rank is None and member.role is MemberRole.HEAD for member in members):
        return None
    return min(known, key=lambda member: (member.rank or 0, member.role is not MemberRole.HEAD, member.person))


CHECK = Check("parity", N_("Ranks too far apart"), Severity.WARNING, ITEMS, _judge)
