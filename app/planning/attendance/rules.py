"""Who is sent to an item, and what is left of it when that changes; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.ground.kernel.refusals import N_, Refusal
from app.planning.programmes.rules import ItemRole

MOST_ROLES = 200
"""Roles at one item; a session with more speakers than this is several."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Who is sent to an item: delegations, members who are exceptions, persons with a role; all by id."""

    delegations: frozenset[int] = frozenset()
    members: Mapping[int, bool] = field(default_factory=dict)
    """Only those for whom it differs from where their delegation goes."""
    roles: tuple[tuple[int, ItemRole], ...] = ()


def with_delegations(sent: Sent, delegations: frozenset[int], home: Mapping[int, int]) -> Sent:
    """Return who is sent when whole delegations go; `home` is the delegation of each member who is an exception.

    Who is no exception any more, because their delegation now goes where they went or stays where they stayed, is none from then on.
    """
    return _settled(replace(sent, delegations=delegations), home)


def with_member(sent: Sent, member: int, attends: bool | None, home: Mapping[int, int]) -> Sent:
    """Return who is sent when one member goes or does not; None: wherever the delegation goes."""
    members = {ident: goes for ident, goes in sent.members.items() if ident != member}
    if attends is not None:
        members[member] = attends
    return _settled(replace(sent, members=members), home)


def with_roles(sent: Sent, roles: tuple[tuple[int, ItemRole], ...]) -> Sent:
    """Return who is sent when these persons have these roles, each told once, in this order."""
    once = tuple(dict.fromkeys(roles))
    if len(once) > MOST_ROLES:
        raise Refusal(N_("An item has %(most)s roles at most."), most=MOST_ROLES)
    return replace(sent, roles=once)


def _settled(sent: Sent, home: Mapping[int, int]) -> Sent:
    return replace(sent, members={ident: goes for ident, goes in sent.members.items() if goes is not (home[ident] in sent.delegations)})
