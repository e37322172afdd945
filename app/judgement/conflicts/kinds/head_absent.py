"""A delegation attends as a whole, and neither its head nor a deputy does."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.bookings import DROP_IN, ON_THE_WAY
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Severity


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    if item.kind in ON_THE_WAY or item.kind in DROP_IN:
        return  # where nobody represents anybody
    for ident in sorted(item.delegations):
        delegation = situation.facts.delegations.get(ident)
        if delegation is None:
            continue
        heads = frozenset(member.person for member in delegation.members if member.role is MemberRole.HEAD)
        deputies = {member.person for member in delegation.members if member.role is MemberRole.DEPUTY}
        if not heads or heads & item.people or deputies & item.people:
            continue
        things = Thing(Sort.ITEM, item.id), Thing(Sort.DELEGATION, ident)
        told = N_("%(delegation)s at %(item)s without its head and without a deputy: %(people)s.")
        yield Clash(things, told, {"item": things[0], "delegation": things[1]}, (item.start,), heads)


CHECK = Check("head_absent", N_("No head of the delegation"), Severity.BLOCKER, ITEMS, _judge)
