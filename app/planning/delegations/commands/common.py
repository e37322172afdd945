"""What all writes of delegations begin with: may this person, and is it still what they saw."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, refuse_if_stale
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import get_member
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor


def delegation_to_change(session: Session, delegation_id: int, by: Actor, seen: int | None) -> Delegation:
    """Return a delegation that this person may change, without its members."""
    delegation = get_or_refuse(session, Delegation, delegation_id)
    get_event_to_change(session, delegation.event_id, by)
    refuse_if_stale(delegation, seen)
    return delegation


def member_to_change(session: Session, member_id: int, by: Actor, seen: int | None) -> DelegationMember:
    """Return a member with the delegation, that this person may change."""
    member = get_member(session, member_id)
    get_event_to_change(session, member.event_id, by)
    refuse_if_stale(member, seen)
    return member


def find_member_by_uid(session: Session, uid: str) -> DelegationMember | None:
    """Return the member with a UID, if there is one."""
    return session.scalars(select(DelegationMember).where(DelegationMember.uid == uid)).one_or_none()


def find_member_of(session: Session, delegation_id: int, person_id: int) -> DelegationMember | None:
    """Return the member of a delegation that a person is, if they are in it."""
    query = select(DelegationMember).where(DelegationMember.delegation_id == delegation_id, DelegationMember.person_id == person_id)
    return session.scalars(query).one_or_none()


def one_at_a_time(session: Session, delegation_id: int) -> None:
    """Let those who write about several members of one delegation at once (its head, its order) wait for one another."""
    session.scalar(select(Delegation.id).where(Delegation.id == delegation_id).with_for_update())


def step_down(session: Session, member: DelegationMember) -> None:
    """Make the present head an ordinary member, before this one becomes it: a delegation has one head at most."""
    one_at_a_time(session, member.delegation_id)
    heads = select(DelegationMember).where(DelegationMember.delegation_id == member.delegation_id, DelegationMember.role == MemberRole.HEAD)
    for head in session.scalars(heads.execution_options(populate_existing=True)):
        if head is not member:
            session.refresh(head, ["person"])
            head.role = MemberRole.MEMBER
    session.flush()


def standings_of(session: Session, delegation_id: int) -> dict[int, tuple[MemberStatus, int | None]]:
    """Return how far the members of a delegation have come and who comes instead of them."""
    query = select(DelegationMember.id, DelegationMember.status, DelegationMember.substitute_id)
    rows = session.execute(query.where(DelegationMember.delegation_id == delegation_id))
    return {ident: (status, instead) for ident, status, instead in rows}
