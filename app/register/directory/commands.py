"""Adding, changing and removing organisations, persons, their appointments and ranks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.register.directory.models import Appointment, Organisation, Person, Rank
from app.register.directory.queries import get_person
from app.register.directory.rules.kinds import Category, Gender, PartySide

IN_USE: Final = N_("“%(name)s” is still in use, so it cannot be removed.")

_Thing = TypeVar("_Thing", Organisation, Person, Appointment, Rank)


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """What a form says of an organisation."""

    name: Texts
    side: PartySide
    category: Category = Category.GOVERNMENT
    short_name: Texts = Texts()
    region: Texts = Texts()
    cases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What a form says of a person; personal data is not among it."""

    surname: Texts
    given: Texts = Texts()
    patronymic: Texts = Texts()
    latin: str = ""
    gender: Gender = Gender.UNKNOWN
    cases: Mapping[str, str] = field(default_factory=dict)
    precedence: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AppointmentDetails:
    """What a form says of an appointment; `position_no` None puts it last."""

    position: Texts
    side: PartySide
    organisation_id: int | None = None
    rank_id: int | None = None
    since: date | None = None
    until: date | None = None
    cases: Mapping[str, str] = field(default_factory=dict)
    position_no: int | None = None


@dataclass(frozen=True, slots=True)
class RankDetails:
    """What a form says of a rank; `position` 1 comes first, None puts it last."""

    name: Texts
    position: int | None = None


def add_organisation(session: Session, uid: str, details: OrganisationDetails, *, code: str | None = None) -> int:
    """Add an organisation and return its id; the same `uid` again adds nothing."""
    known = _find(session, Organisation, uid)
    if known is None:
        known = Organisation(uid=uid, code=code)
        _write_organisation(known, details)
        return made_once(session, known, lambda: _find(session, Organisation, uid)).id
    return known.id


def change_organisation(session: Session, organisation_id: int, seen: int | None, details: OrganisationDetails) -> int:
    """Change an organisation."""
    organisation = get_or_refuse(session, Organisation, organisation_id)
    refuse_if_stale(organisation, seen)
    _write_organisation(organisation, details)
    session.flush()
    return organisation.id


def remove_organisation(session: Session, organisation_id: int, seen: int | None) -> None:
    """Remove an organisation at which nobody holds a position."""
    organisation = get_or_refuse(session, Organisation, organisation_id)
    refuse_if_stale(organisation, seen)
    _remove(session, organisation)


def add_person(session: Session, uid: str, details: PersonDetails, *, code: str | None = None) -> int:
    """Add a person and return their id; the same `uid` again adds nobody."""
    known = _find(session, Person, uid)
    if known is None:
        known = Person(uid=uid, code=code)
        _write_person(known, details)
        return made_once(session, known, lambda: _find(session, Person, uid)).id
    return known.id


def change_person(session: Session, person_id: int, seen: int | None, details: PersonDetails) -> int:
    """Change how a person is called."""
    person = get_person(session, person_id)
    refuse_if_stale(person, seen)
    _write_person(person, details)
    session.flush()
    return person.id


def remove_person(session: Session, person_id: int, seen: int | None) -> None:
    """Remove a person whom nothing points at, with their appointments."""
    person = get_person(session, person_id)
    refuse_if_stale(person, seen)
    _remove(session, person)


def add_appointment(session: Session, uid: str, person_id: int, details: AppointmentDetails) -> int:
    """Add an appointment to a person and return its id; the same `uid` again adds nothing."""
    known = _find(session, Appointment, uid)
    if known is None:
        known = Appointment(uid=uid, person_id=get_or_refuse(session, Person, person_id).id)
        _write_appointment(session, known, details)
        return made_once(session, known, lambda: _find(session, Appointment, uid)).id
    return known.id


def change_appointment(session: Session, appointment_id: int, seen: int | None, details: AppointmentDetails) -> int:
    """Change an appointment."""
    appointment = get_or_refuse(session, Appointment, appointment_id)
    refuse_if_stale(appointment, seen)
    _write_appointment(session, appointment, details)
    session.flush()
    return appointment.id


def remove_appointment(session: Session, appointment_id: int, seen: int | None) -> int:
    """Remove an appointment that was entered by mistake; returns the id of its person. One that ended gets a last day instead."""
    appointment = get_or_refuse(session, Appointment, appointment_id)
    refuse_if_stale(appointment, seen)
    person_id = appointment.person_id
    _remove(session, appointment)
    return person_id


def add_rank(session: Session, uid: str, details: RankDetails, *, code: str | None = None) -> int:
    """Add a rank to the table of precedence and return its id; the same `uid` again adds nothing."""
    known = _find(session, Rank, uid)
    if known is None:
        last = session.scalar(select(func.max(Rank.position))) or 0
        known = Rank(uid=uid, code=code, name=details.name, position=details.position or last + 1)
        return made_once(session, known, lambda: _find(session, Rank, uid)).id
    return known.id


def _write_organisation(organisation: Organisation, details: OrganisationDetails) -> None:
    organisation.name, organisation.short_name, organisation.region = details.name, details.short_name, details.region
    organisation.side, organisation.category = details.side, details.category
    organisation.cases = dict(details.cases)


def _write_person(person: Person, details: PersonDetails) -> None:
    person.surname, person.given, person.patronymic = details.surname, details.given, details.patronymic
    person.latin, person.gender, person.precedence, person.note = details.latin, details.gender, details.precedence, details.note
    person.cases = dict(details.cases)


def _write_appointment(session: Session, appointment: Appointment, details: AppointmentDetails) -> None:
    if details.since and details.until and details.until < details.since:
        raise Refusal(N_("The last day in office is before the first one."), "until")
    if details.organisation_id is not None and session.get(Organisation, details.organisation_id) is None:
        raise Refusal(N_("This organisation has been removed; choose another one."), "organisation_id")
    appointment.organisation_id, appointment.rank_id = details.organisation_id, details.rank_id
    appointment.position, appointment.side, appointment.cases = details.position, details.side, dict(details.cases)
    appointment.since, appointment.until = details.since, details.until
    appointment.position_no = _position(session, appointment, details.position_no)


def _position(session: Session, appointment: Appointment, wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    if appointment.id:  # it stands in the database already
        return appointment.position_no
    last = session.scalar(select(func.max(Appointment.position_no)).where(Appointment.person_id == appointment.person_id))
    return 0 if last is None else last + 1


def _find(session: Session, model: type[_Thing], uid: str) -> _Thing | None:
    return session.scalars(select(model).where(model.uid == uid)).one_or_none()


def _remove(session: Session, thing: Organisation | Person | Appointment) -> None:
    """Delete, and let the database say whether anything on the floors above still points here."""
    name = thing.label()
    try:
        with session.begin_nested():
            session.delete(thing)
    except IntegrityError as error:
        raise Refusal(IN_USE, name=name) from error
