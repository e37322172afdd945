"""Reading delegations; each query loads what its page shows, however many members there are."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.kernel.refusals import NotFound
from app.planning.delegations.models import Delegation, DelegationMember
from app.register.directory.models import Appointment, Person


def with_people() -> tuple[ORMOption, ...]:
    """Return the options that load members with persons, their appointments, bodies and ranks."""
    members = selectinload(Delegation.members)
    appointments = members.joinedload(DelegationMember.person).selectinload(Person.appointments)
    chosen = members.joinedload(DelegationMember.appointment)
    return (
        appointments.joinedload(Appointment.organisation),
        appointments.joinedload(Appointment.rank),
        chosen.joinedload(Appointment.organisation),
        chosen.joinedload(Appointment.rank),
    )


def get_delegation(session: Session, delegation_id: int) -> Delegation:
    """Return a delegation with its event, members, their persons and appointments; raises NotFound."""
    query = select(Delegation).where(Delegation.id == delegation_id).options(joinedload(Delegation.event), *with_people())
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_delegation_by_uid(session: Session, uid: str) -> Delegation | None:
    """Return the delegation with a UID, if there is one."""
    return session.scalars(select(Delegation).where(Delegation.uid == uid)).one_or_none()


def delegations_of(session: Session, event_id: int) -> Sequence[Delegation]:
    """Return the delegations of an event in their order, with members, persons and appointments. A fixed number of queries."""
    query = select(Delegation).where(Delegation.event_id == event_id).order_by(Delegation.position, Delegation.id)
    return session.scalars(query.options(*with_people())).unique().all()


def get_member(session: Session, member_id: int) -> DelegationMember:
    """Return a member with delegation, event and person; raises NotFound."""
    query = select(DelegationMember).where(DelegationMember.id == member_id)
    query = query.options(joinedload(DelegationMember.delegation).joinedload(Delegation.event), joinedload(DelegationMember.person))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found
