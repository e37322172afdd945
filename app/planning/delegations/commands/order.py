"""The order of a delegation's members by hand, and back to precedence."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.planning.delegations.commands.common import delegation_to_change, member_to_change, one_at_a_time
from app.planning.delegations.commands.delegations import OnDelegation
from app.planning.delegations.composition import in_order
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole, numbers_by_hand, placed
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class PlaceMember:
    """Move a member that the person saw at revision `seen`: `step` places on (negative: back), or to `place` (1: right after the head)."""

    member_id: int
    by: Actor
    seen: int | None
    step: int = 0
    place: int | None = None


def place_member(session: Session, cmd: PlaceMember) -> int:
    """Move the member and return the delegation's id; those behind everybody who was ever moved stay by precedence."""
    found = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    one_at_a_time(session, found.delegation_id)
    delegation = get_delegation(session, found.delegation_id)
    order = [member for member in _in_order(delegation) if member.role is not MemberRole.HEAD]
    member = next((one for one in order if one.id == cmd.member_id), None)
    if member is None:
        raise Refusal(N_("The head always stands first."))
    here = order.index(member)
    there = here + cmd.step if cmd.place is None else cmd.place - 1
    after = placed(order, member, there)
    numbers = numbers_by_hand(order, after, {one: one.order_no for one in order})
    for one, number in numbers.items():
        if one is member:
            one.order_no = number
        elif one.order_no != number:
            # The others only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(DelegationMember).where(DelegationMember.id == one.id).values(order_no=number))
    session.flush()
    return delegation.id


def order_by_precedence(session: Session, cmd: OnDelegation) -> int:
    """Forget every place given by hand; return the delegation's id."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, None)
    query = update(DelegationMember).where(DelegationMember.delegation_id == delegation.id, DelegationMember.order_no.is_not(None))
    session.execute(query.values(order_no=None))
    return delegation.id


def _in_order(delegation: Delegation) -> list[DelegationMember]:
    return in_order(delegation, on=delegation.event.first_day)
