"""Writes of delegations: making them, who is in them, in which role and order, and how far each has come."""

from app.planning.delegations.commands.delegations import (
    AddDelegation,
    ChangeDelegation,
    DelegationDetails,
    OnDelegation,
    ReorderDelegation,
    add_delegation,
    change_delegation,
    remove_delegation,
    reorder_delegation,
)
from app.planning.delegations.commands.marking import Marked, MarkMembers, Step, mark_members, name_head, take_step
from app.planning.delegations.commands.members import (
    AddMember,
    ChangeMember,
    MemberDetails,
    OnMember,
    add_member,
    change_member,
    remove_member,
)
from app.planning.delegations.commands.newcomers import AddNewcomer, Newcomer, add_newcomer
from app.planning.delegations.commands.order import PlaceMember, order_by_precedence, place_member
from app.planning.delegations.commands.substitutes import Substitute, substitute

__all__ = [
    "AddDelegation",
    "AddMember",
    "AddNewcomer",
    "ChangeDelegation",
    "ChangeMember",
    "DelegationDetails",
    "MarkMembers",
    "Marked",
    "MemberDetails",
    "Newcomer",
    "OnDelegation",
    "OnMember",
    "PlaceMember",
    "ReorderDelegation",
    "Step",
    "Substitute",
    "add_delegation",
    "add_member",
    "add_newcomer",
    "change_delegation",
    "change_member",
    "mark_members",
    "name_head",
    "order_by_precedence",
    "place_member",
    "remove_delegation",
    "remove_member",
    "reorder_delegation",
    "substitute",
    "take_step",
]
