"""Who of which side attends an item, by the delegations that they are in; pure."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from app.judgement.conflicts.facts import DelegationFact, ItemFact, MemberFact
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemRole
from app.register.directory.rules.kinds import PartySide

AT_TABLE: Final = frozenset({MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.MEMBER})
"""Who speaks for a side; companions, interpreters and security are there for them."""


def delegations_at(situation: Situation, item: ItemFact) -> tuple[DelegationFact, ...]:
    """Return the delegations of the item's event of which somebody attends it."""
    member_of = situation.member_of
    ids = {ident for person in item.people for ident in member_of.get(person, ())} | item.delegations
    delegations = situation.facts.delegations
    there = (delegations[ident] for ident in sorted(ids) if ident in delegations)
    return tuple(one for one in there if one.event == item.event)


def at_table(situation: Situation, item: ItemFact) -> Mapping[PartySide, list[MemberFact]]:
    """Return those of each side who speak for it at an item; whoever interprets there does not."""
    silent = {person for person, role in item.roles if role is ItemRole.INTERPRETER}
    found: dict[PartySide, list[MemberFact]] = defaultdict(list)
    for delegation in delegations_at(situation, item):
        for member in delegation.members:
            if member.person in item.people and member.person not in silent and member.role in AT_TABLE:
                found[delegation.side].append(member)
    return found
