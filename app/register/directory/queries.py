"""Reading the directory."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.register.directory.models import Appointment, Organisation, Person, Rank


def get_person(session: Session, person_id: int) -> Person:
    """Return a person with their appointments, bodies and ranks; raises NotFound."""
    query = select(Person).where(Person.id == person_id).options(*with_appointments())
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def with_appointments() -> tuple[ORMOption, ...]:
    """Return the options that load persons' appointments with bodies and ranks."""
    appointments = selectinload(Person.appointments)
    return appointments.joinedload(Appointment.organisation), appointments.joinedload(Appointment.rank)


def find_person_by_uid(session: Session, uid: str) -> Person | None:
    """Return the person with a UID, if there is one."""
    return session.scalars(select(Person).where(Person.uid == uid)).one_or_none()


def get_organisation(session: Session, organisation_id: int) -> Organisation:
    """Return an organisation; raises NotFound."""
    return get_or_refuse(session, Organisation, organisation_id)


def get_appointment(session: Session, appointment_id: int) -> Appointment:
    """Return an appointment with its person, body and rank; raises NotFound."""
    query = select(Appointment).where(Appointment.id == appointment_id)
    query = query.options(joinedload(Appointment.person), joinedload(Appointment.organisation), joinedload(Appointment.rank))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def ranks_of(session: Session) -> Sequence[Rank]:
    """Return the table of precedence, the first rank first."""
    return session.scalars(select(Rank).order_by(Rank.position, Rank.id)).all()


def organisations_of(session: Session) -> Sequence[Organisation]:
    """Return all organisations in the order of the spoken language's alphabet."""
    return sorted(session.scalars(select(Organisation)), key=lambda one: order(one.name.told(current())))


def appointment_on(person: Person, day: date) -> Appointment | None:
    """Return what a person is told with on a day: the first of their appointments that holds then; they are loaded."""
    return next((one for one in person.appointments if one.holds_on(day)), None)
