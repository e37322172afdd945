"""Somebody comes instead of a member: another member, or somebody who is taken in by the same step."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.planning.delegations.commands.common import find_member_of, member_to_change, standings_of, step_down
from app.planning.delegations.commands.members import AddMember, MemberDetails, add_member
from app.planning.delegations.commands.newcomers import AddNewcomer, Newcomer, add_newcomer
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.queries import get_member
from app.planning.delegations.rules import MemberRole, MemberStatus, refuse_step, refuse_substitute
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Substitute:
    """Say who comes instead: a member, else a person of the directory, else somebody new.

    `uid` is that of the member to be made; with `takes_role` they have the role of the one who does not come.
    """

    member_id: int
    by: Actor
    seen: int | None
    uid: str
    substitute_id: int | None = None
    person_id: int | None = None
    newcomer: Newcomer | None = None
    takes_role: bool = False


def substitute(session: Session, cmd: Substitute) -> int:
    """Mark the member as substituted and return the delegation's id."""
    member = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    refuse_step(member.status, MemberStatus.SUBSTITUTED, member.label())
    instead = _who(session, cmd, member)
    refuse_substitute(member.id, instead, MemberStatus.SUBSTITUTED, standings_of(session, member.delegation_id))
    member.status, member.substitute_id = MemberStatus.SUBSTITUTED, instead
    if cmd.takes_role and instead is not None and member.role is not MemberRole.MEMBER:
        _hand_over(session, member, get_member(session, instead))
    session.flush()
    return member.delegation_id


def _who(session: Session, cmd: Substitute, member: DelegationMember) -> int | None:
    if cmd.substitute_id is not None:
        return cmd.substitute_id
    details = MemberDetails(category=member.category)
    if cmd.person_id is not None:
        known = find_member_of(session, member.delegation_id, cmd.person_id)
        return known.id if known else add_member(session, AddMember(member.delegation_id, cmd.by, cmd.uid, cmd.person_id, details))
    if cmd.newcomer is not None:
        return add_newcomer(session, AddNewcomer(member.delegation_id, cmd.by, cmd.uid, cmd.newcomer, details))
    return None


def _hand_over(session: Session, member: DelegationMember, instead: DelegationMember) -> None:
    role = member.role
    if role is MemberRole.HEAD:
        step_down(session, instead)
    instead.role = role
