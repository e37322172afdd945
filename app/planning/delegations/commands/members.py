"""Taking somebody into a delegation, changing how they are in it, and taking them out."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.delegations.commands.common import delegation_to_change, find_member_by_uid, member_to_change, standings_of, step_down
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MOST_MEMBERS, MemberRole, MemberStatus, refuse_step, refuse_substitute
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import Category

IS_IN: Final = N_("%(name)s is in this delegation already.")


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What the form of a member asks for."""

    role: MemberRole = MemberRole.MEMBER
    status: MemberStatus = MemberStatus.PROPOSED
    appointment_id: int | None = None
    category: Category | None = None
    order_no: int | None = None
    """A place by hand; None leaves the member where they are (`order.py` moves them)."""
    note: str = ""
    substitute_id: int | None = None
    """Who comes instead; only for those who are substituted, and None leaves whoever does."""


AS_USUAL: Final = MemberDetails()
"""An ordinary member who has been proposed."""


@dataclass(frozen=True, slots=True)
class AddMember:
    """Take somebody into a delegation. `uid` is chosen by the page, so that pressing twice takes them in once."""

    delegation_id: int
    by: Actor
    uid: str
    person_id: int
    details: MemberDetails = AS_USUAL


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


def add_member(session: Session, cmd: AddMember) -> int:
    """Take the person in and return the member's id; somebody who is in already is not taken in twice."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, None)
    known = _find_made(session, delegation.id, cmd)
    if known is not None:
        return known.id
    person = get_or_refuse(session, Person, cmd.person_id)
    _refuse_to_take_in(session, delegation.id, person)
    member = DelegationMember(uid=cmd.uid, delegation_id=delegation.id, event_id=delegation.event_id, person=person, person_id=person.id)
    _write(session, member, cmd.details)
    try:
        made = made_once(session, member, lambda: _find_made(session, delegation.id, cmd))
    except IntegrityError as error:  # somebody else has just taken the same person in
        raise Refusal(IS_IN, "person_id", name=person.name.ru) from error
    session.expire(delegation, ["members"])
    return made.id


def change_member(session: Session, cmd: ChangeMember) -> int:
    """Write the new details and return the delegation's id."""
    member = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    details = cmd.details
    refuse_step(member.status, details.status, member.label())
    if details.substitute_id is None and member.status is details.status is MemberStatus.SUBSTITUTED:
        write_details(session, member, replace(details, substitute_id=member.substitute_id))  # as they were: nothing new to refuse
    else:
        _write(session, member, details)
    session.flush()
    return member.delegation_id


def remove_member(session: Session, cmd: OnMember) -> int:
    """Take somebody out of the delegation and return its id. Published versions keep what they have."""
    member = member_to_change(session, cmd.member_id, cmd.by, cmd.seen)
    delegation = member.delegation
    session.delete(member)
    session.flush()
    session.expire(delegation, ["members"])
    return delegation.id


def write_details(session: Session, member: DelegationMember, details: MemberDetails) -> None:
    """Write what has been checked; a new head lets the present one step down."""
    if details.role is MemberRole.HEAD and member.role is not MemberRole.HEAD:
        step_down(session, member)
    if details.appointment_id is not None and details.appointment_id != member.appointment_id:
        appointment = session.get(Appointment, details.appointment_id)
        if appointment is None or appointment.person_id != member.person_id:
            raise Refusal(N_("Choose one of this person's own appointments."), "appointment_id")
    member.role, member.status, member.category = details.role, details.status, details.category
    member.appointment_id, member.note = details.appointment_id, details.note
    member.substitute_id = details.substitute_id if details.status is MemberStatus.SUBSTITUTED else None
    if details.order_no is not None:
        member.order_no = details.order_no


def _write(session: Session, member: DelegationMember, details: MemberDetails) -> None:
    if details.status is MemberStatus.SUBSTITUTED:
        refuse_substitute(member.id, details.substitute_id, details.status, standings_of(session, member.delegation_id))
    write_details(session, member, details)


def _find_made(session: Session, delegation_id: int, cmd: AddMember) -> DelegationMember | None:
    """Return what an earlier press of the same button made; a name that is taken elsewhere is no such thing."""
    made = find_member_by_uid(session, cmd.uid)
    if made is not None and (made.delegation_id, made.person_id) != (delegation_id, cmd.person_id):
        raise NotAllowed
    return made


def _refuse_to_take_in(session: Session, delegation_id: int, person: Person) -> None:
    if not holds_still(session, person.id):
        raise Refusal(N_("%(name)s is no longer in the directory."), "person_id", name=person.name.ru)
    counts = select(func.count(), func.count().filter(DelegationMember.person_id == person.id))
    members, of_them = session.execute(counts.where(DelegationMember.delegation_id == delegation_id)).one()
    if of_them:
        raise Refusal(IS_IN, "person_id", name=person.name.ru)
    if members >= MOST_MEMBERS:
        raise Refusal(N_("A delegation has %(most)s members at most."), most=MOST_MEMBERS)
