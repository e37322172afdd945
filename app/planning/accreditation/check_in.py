"""Checking people in at the desk: what a badge tells, arriving, undoing it, and how many have come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.planning.accreditation.coming import comes
from app.planning.accreditation.models import Badge
from app.planning.accreditation.rules import stem
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Read:
    """What a code has told: the badge, and whether the code is one that was replaced since."""

    badge: Badge
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Somebody has arrived."""

    badge_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class CheckInDelegation:
    """All of a delegation have arrived."""

    event_id: int
    delegation_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many of a delegation have arrived; without a name, of those in none."""

    delegation_id: int | None
    name: Texts
    arrived: int
    total: int


def find_read(session: Session, code: str) -> Read | None:
    """Return the badge that a code belongs or once belonged to, with event and person."""
    query = select(Badge).options(joinedload(Badge.event), joinedload(Badge.person))
    badge = session.scalars(query.where(Badge.code == code)).one_or_none()
    if badge is not None:
        return Read(badge)
    badge = session.scalars(query.where(Badge.code.startswith(stem(code), autoescape=True)).order_by(Badge.id).limit(1)).one_or_none()
    return Read(badge, is_replaced=True) if badge else None


def check_in(session: Session, cmd: CheckIn, *, now: datetime) -> Badge:
    """Write down that somebody has arrived, and return their badge. Who has arrived already stays with the first time."""
    badge = _badge_at_desk(session, cmd)
    if badge.revoked:
        raise Refusal(N_("This badge has been revoked."))
    if badge.arrived_at is None:
        badge.arrived_at, badge.arrived_by = now, cmd.by.name
        session.flush()
    return badge


def undo_check_in(session: Session, cmd: CheckIn) -> Badge:
    """Take an arrival back that was a slip."""
    badge = _badge_at_desk(session, cmd)
    badge.arrived_at, badge.arrived_by = None, ""
    session.flush()
    return badge


def check_in_delegation(session: Session, cmd: CheckInDelegation, *, now: datetime) -> int:
    """Write down that all of a delegation who come, have a badge that counts and had not arrived are here; return how many these were."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    members = select(DelegationMember.person_id).where(
        DelegationMember.delegation_id == cmd.delegation_id, DelegationMember.event_id == cmd.event_id, comes()
    )
    query = (
        select(Badge)
        .where(Badge.event_id == cmd.event_id, Badge.person_id.in_(members), Badge.arrived_at.is_(None), Badge.revoked.is_(False))
        .options(joinedload(Badge.person))
        .order_by(Badge.id)
        .with_for_update(of=Badge)
    )
    arrived = session.scalars(query).all()
    for badge in arrived:
        badge.arrived_at, badge.arrived_by = now, cmd.by.name
    session.flush()
    return len(arrived)


def arrivals_of(session: Session, event_id: int) -> tuple[tuple[int, int], tuple[Arrivals, ...]]:
    """Return how many have arrived of how many badges that count, and the same by delegation. Two queries.

    Who is in two delegations counts in each of them, and once in the whole.
    """
    valid = (Badge.event_id == event_id, Badge.revoked.is_(False))
    arrived, total = session.execute(select(func.count(Badge.arrived_at), func.count(Badge.id)).where(*valid)).one()
    inside = (
        select(DelegationMember.person_id, DelegationMember.delegation_id).where(DelegationMember.event_id == event_id, comes()).subquery()
    )
    query = (
        select(Delegation.id, Delegation.name, func.count(Badge.arrived_at), func.count(Badge.id))
        .select_from(Badge)
        .outerjoin(inside, inside.c.person_id == Badge.person_id)
        .outerjoin(Delegation, Delegation.id == inside.c.delegation_id)
        .where(*valid)
        .group_by(Delegation.id)
        .order_by(case((Delegation.id.is_(None), 1), else_=0), Delegation.position, Delegation.id)
    )
    rows = tuple(Arrivals(ident, name or Texts(), come, of) for ident, name, come, of in session.execute(query))
    return (arrived, total), rows


def _badge_at_desk(session: Session, cmd: CheckIn) -> Badge:
    """Return a badge with event and person, held until the transaction ends: two desks see one another's arrivals."""
    query = select(Badge).where(Badge.id == cmd.badge_id).options(joinedload(Badge.event), joinedload(Badge.person))
    badge = session.scalars(query.with_for_update(of=Badge).execution_options(populate_existing=True)).one_or_none()
    if badge is None:
        raise NotFound
    get_event_to_change(session, badge.event_id, cmd.by)
    return badge
