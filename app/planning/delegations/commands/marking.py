"""How far members have come: one step of one of them, the same step of several, and who is the head."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.planning.delegations.commands.common import delegation_to_change, member_to_change, step_down
from app.planning.delegations.commands.members import OnMember
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import FOLLOWS, MemberRole, MemberStatus, refuse_step, refuse_substitute
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Step:
    """Give a member that the person saw at revision `seen` another status; who is substituted needs `Substitute`."""

    member_id: int
    by: Actor
    seen: int | None
    status: MemberStatus


@dataclass(frozen=True, slots=True)
class MarkMembers:
    """Give several members of a delegation the same status; `members` are their ids and the revisions seen."""

    delegation_id: int
    by: Actor
    members: Sequence[tuple[int, int]]
    status: MemberStatus


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of it: how many have the status now, and the names of those who were left as they are."""

    done: int
    changed_meanwhile: tuple[str, ...] = ()
    """Somebody else has changed them since the page was drawn, or taken them out (these have no name any more)."""
    out_of_step: tuple[str, ...] = ()
    """It would be no step forward for them."""


def take_step(session: Session, cmd: Step) -> int:
    """Give the member the status and return the delegation's id; where they have it already, both people wanted the same."""
    member = member_to_change(session, cmd.member_id, cmd.by, None)
    if member.status is not cmd.status:
        member = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
        _step(member, cmd.status)
        session.flush()
    return member.delegation_id


def mark_members(session: Session, cmd: MarkMembers) -> Marked:
    """Mark those for whom it is a step forward and who are as the person saw them; the others are told by name.

    Back goes one at a time: whoever marks a whole delegation as accepted does not mean those who have declined.
    """
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, None)
    known = {member.id: member for member in get_delegation(session, delegation.id).members}
    done, changed, refused = 0, [], []
    for ident, seen in dict(cmd.members).items():
        member = known.get(ident)
        if member is None:
            continue
        name = member.label()
        if member.status is cmd.status:
            done += 1
        elif member.revision != seen:
            changed.append(name)
        elif cmd.status not in FOLLOWS[member.status]:
            refused.append(name)
        else:
            _step(member, cmd.status)
            done += 1
    session.flush()
    return Marked(done, tuple(changed), tuple(refused))


def name_head(session: Session, cmd: OnMember) -> int:
    """Make a member the head, the present one steps down; return the delegation's id."""
    member = member_to_change(session, cmd.member_id, cmd.by, None)
    if member.role is not MemberRole.HEAD:
        member = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
        step_down(session, member)
        member.role = MemberRole.HEAD
        session.flush()
    return member.delegation_id


def _step(member: DelegationMember, status: MemberStatus) -> None:
    refuse_step(member.status, status, member.label())
    refuse_substitute(member.id, None, status, {})
    member.status, member.substitute_id = status, None
