"""Writes of delegations: making them, and who is in them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import find_delegation_by_uid, get_delegation, get_member
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import Category, PartySide


@dataclass(frozen=True, slots=True)
class DelegationDetails:
    """What the form of a delegation asks for."""

    name: Texts
    side: PartySide
    category: Category = Category.GOVERNMENT
    contact_id: int | None = None
    attached_id: int | None = None
    duty_phone: str = ""
    fill_by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddDelegation:
    """Add a delegation to an event. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: DelegationDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeDelegation:
    """Change a delegation that the person saw at revision `seen`."""

    delegation_id: int
    by: Actor
    seen: int | None
    details: DelegationDetails


@dataclass(frozen=True, slots=True)
class OnDelegation:
    """Do something to a delegation that the person saw at revision `seen`."""

    delegation_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What the form of a member asks for."""

    role: MemberRole = MemberRole.MEMBER
    status: MemberStatus = MemberStatus.PROPOSED
    appointment_id: int | None = None
    category: Category | None = None
    order_no: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddMember:
    """Take somebody into a delegation. `uid` is chosen by the page, so that pressing twice takes them in once."""

    delegation_id: int
    by: Actor
    uid: str
    person_id: int
    details: MemberDetails = MemberDetails()


@dataclass(frozen=True, slots=True)
class ChangeMember:
    """Change a member that the person saw at revision `seen`."""

    member_id: int
    by: Actor
    seen: int | None
    details: MemberDetails


@dataclass(frozen=True, slots=True)
class OnMember:
    """Do something to a member that the person saw at revision `seen`."""

    member_id: int
    by: Actor
    seen: int | None


def add_delegation(session: Session, cmd: AddDelegation) -> int:
    """Make the delegation and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    known = find_delegation_by_uid(session, cmd.uid)
    if known is not None:
        return known.id
    last = session.scalar(select(func.max(Delegation.position)).where(Delegation.event_id == event.id)) or 0
    delegation = Delegation(uid=cmd.uid, code=cmd.code, event_id=event.id, position=last + 1, members=[])
    _write(session, delegation, cmd.details)
    return made_once(session, delegation, lambda: find_delegation_by_uid(session, cmd.uid)).id


def change_delegation(session: Session, cmd: ChangeDelegation) -> int:
    """Write the new details and return the event's id."""
    delegation = _delegation_to_change(session, cmd.delegation_id, cmd.by, cmd.seen)
    _write(session, delegation, cmd.details)
    session.flush()
    return delegation.event_id


def remove_delegation(session: Session, cmd: OnDelegation) -> int:
    """Remove the delegation with its members; return the event's id."""
    delegation = _delegation_to_change(session, cmd.delegation_id, cmd.by, cmd.seen)
    session.delete(delegation)
    session.flush()
    return delegation.event_id


def add_member(session: Session, cmd: AddMember) -> int:
    """Take the person in and return the member's id; somebody who is in already is not taken in twice."""
    delegation = _delegation_to_change(session, cmd.delegation_id, cmd.by, None)
    known = _find_member(session, cmd.uid)
    if known is not None:
        return known.id
    person = get_or_refuse(session, Person, cmd.person_id)
    if _is_in(session, delegation.id, person.id):
        raise Refusal(N_("%(name)s is in this delegation already."), "person_id", name=person.name.ru)
    member = DelegationMember(uid=cmd.uid, delegation_id=delegation.id, event_id=delegation.event_id, person=person, person_id=person.id)
    _write_member(session, member, cmd.details)
    return made_once(session, member, lambda: _find_member(session, cmd.uid)).id


def change_member(session: Session, cmd: ChangeMember) -> int:
    """Write the new details and return the delegation's id."""
    member = _member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    _write_member(session, member, cmd.details)
    session.flush()
    return member.delegation_id


def remove_member(session: Session, cmd: OnMember) -> int:
    """Take somebody out of the delegation and return its id."""
    member = _member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    delegation_id = member.delegation_id
    session.delete(member)
    session.flush()
    return delegation_id


def _delegation_to_change(session: Session, delegation_id: int, by: Actor, seen: int | None) -> Delegation:
    delegation = get_delegation(session, delegation_id)
    get_event_to_change(session, delegation.event_id, by)
    refuse_if_stale(delegation, seen)
    return delegation


def _member_to_change(session: Session, member_id: int, by: Actor, seen: int | None) -> DelegationMember:
    member = get_member(session, member_id)
    get_event_to_change(session, member.event_id, by)
    refuse_if_stale(member, seen)
    return member


def _write(session: Session, delegation: Delegation, details: DelegationDetails) -> None:
    delegation.name, delegation.side, delegation.category = details.name, details.side, details.category
    delegation.contact = session.get(Person, details.contact_id) if details.contact_id else None
    delegation.attached = session.get(Person, details.attached_id) if details.attached_id else None
    delegation.duty_phone, delegation.fill_by, delegation.note = details.duty_phone, details.fill_by, details.note


def _write_member(session: Session, member: DelegationMember, details: MemberDetails) -> None:
    if details.role is MemberRole.HEAD:
        _step_down(session, member)
    if details.appointment_id is not None:
        appointment = session.get(Appointment, details.appointment_id)
        if appointment is None or appointment.person_id != member.person_id:
            raise Refusal(N_("Choose one of this person's own appointments."), "appointment_id")
    member.role, member.status, member.category = details.role, details.status, details.category
    member.appointment_id, member.order_no, member.note = details.appointment_id, details.order_no, details.note


def _step_down(session: Session, member: DelegationMember) -> None:
    """Make the present head an ordinary member: a delegation has one head at most."""
    heads = select(DelegationMember).where(DelegationMember.delegation_id == member.delegation_id, DelegationMember.role == MemberRole.HEAD)
    for head in session.scalars(heads.with_for_update()):
        if head is not member:
            session.refresh(head, ["person"])
            head.role = MemberRole.MEMBER
    session.flush()


def _find_member(session: Session, uid: str) -> DelegationMember | None:
    return session.scalars(select(DelegationMember).where(DelegationMember.uid == uid)).one_or_none()


def _is_in(session: Session, delegation_id: int, person_id: int) -> bool:
    query = select(DelegationMember.id).where(DelegationMember.delegation_id == delegation_id, DelegationMember.person_id == person_id)
    return session.scalar(query) is not None
