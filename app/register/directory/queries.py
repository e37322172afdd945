"""Reading the directory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.paging import last_page, page_within
from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.register.directory.models import Appointment, Organisation, Person, Rank
from app.register.directory.rules.kinds import Category, PartySide
from app.register.directory.rules.precedence import PrecedenceKey, precedence_key

ROWS: Final = 50
"""Rows on one page of a list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which persons a list shows; None is all. Side, category and organisation are those of what they are today."""

    side: PartySide | None = None
    category: Category | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class PersonsPage:
    """One page of a list of persons, with how many there are on all of them."""

    persons: Sequence[Person]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return last_page(self.total, ROWS)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list, and how many people hold a position there today."""

    organisation: Organisation
    holders: int


def get_person(session: Session, person_id: int) -> Person:
    """Return a person with their appointments, bodies and ranks; raises NotFound."""
    query = select(Person).where(Person.id == person_id).options(*with_appointments())
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def holds_still(session: Session, person_id: int) -> bool:
    """Tell whether a person is there, neither merged nor erased; until the transaction ends nobody does that to them.

    For whoever begins to point at them: what points at a merged or erased entry was gone through before.
    """
    query = select(Person.id).where(Person.id == person_id, Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    return session.scalar(query.with_for_update()) is not None


def with_appointments() -> tuple[ORMOption, ...]:
    """Return the options that load persons' appointments with bodies and ranks."""
    appointments = selectinload(Person.appointments)
    return appointments.joinedload(Appointment.organisation), appointments.joinedload(Appointment.rank)


def find_person_by_uid(session: Session, uid: str) -> Person | None:
    """Return the person with a UID, if there is one."""
    return session.scalars(select(Person).where(Person.uid == uid)).one_or_none()


def persons_of(session: Session, ids: Sequence[int]) -> Sequence[Person]:
    """Return some persons in the order of their ids as given, with appointments, bodies and ranks."""
    place = {ident: at for at, ident in enumerate(ids)}
    found = session.scalars(select(Person).where(Person.id.in_(ids)).options(*with_appointments()))
    return sorted(found, key=lambda person: place[person.id])


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


def persons_page(session: Session, wanted: Wanted, *, today: date, page: int = 1, among: Sequence[int] | None = None) -> PersonsPage:
    """Return a page of persons with appointments, bodies and ranks, in a fixed number of queries.

    They stand by name as a search compares it: in Russian letters, Kazakh and Bashkir ones beside the nearest of those. With `among`
    only those ids are looked at, and their order stays: it is that of how well they were found.
    """
    query = select(Person.id).where(*_listed(wanted, today))
    if among is not None:
        known = set(session.scalars(query.where(Person.id.in_(among))))
        ids = [ident for ident in among if ident in known]
        total, number = len(ids), page_within(page, len(ids), ROWS)
        ids = ids[(number - 1) * ROWS : number * ROWS]
    else:
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        number = page_within(page, total, ROWS)
        ids = list(session.scalars(query.order_by(Person.search_text, Person.id).limit(ROWS).offset((number - 1) * ROWS)))
    return PersonsPage(persons_of(session, ids), total, number)


def _listed(wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    """Return the conditions of a list: nobody who was erased or merged into another entry, and what is wanted."""
    conditions: list[ColumnElement[bool]] = [Person.merged_into_id.is_(None), Person.erased_at.is_(None)]
    about: list[ColumnElement[bool]] = []
    if wanted.side is not None:
        about.append(Appointment.side == wanted.side)
    if wanted.organisation_id is not None:
        about.append(Appointment.organisation_id == wanted.organisation_id)
    if wanted.category is not None:
        about.append(Appointment.organisation.has(Organisation.category == wanted.category))
    if about:
        conditions.append(Person.appointments.any(and_(*about, _holds_on(today))))
    return conditions


def _holds_on(day: date) -> ColumnElement[bool]:
    return and_(
        or_(Appointment.since.is_(None), Appointment.since <= day),
        or_(Appointment.until.is_(None), Appointment.until >= day),
    )


def organisation_rows(session: Session, words: tuple[tuple[str, ...], ...], *, today: date) -> list[OrganisationRow]:
    """Return the organisations whose texts have every word (all where there is none), by name, with today's holders. Two queries."""
    query = select(Organisation).where(*(_has_word(word) for word in words))
    held = select(Appointment.organisation_id, func.count(Appointment.person_id.distinct()))
    held = _of_listed(held.where(_holds_on(today), Appointment.organisation_id.is_not(None))).group_by(Appointment.organisation_id)
    counts: Mapping[int | None, int] = dict(session.execute(held).all())
    language = current()
    found = sorted(session.scalars(query), key=lambda one: order(one.name.told(language)))
    return [OrganisationRow(one, counts.get(one.id, 0)) for one in found]


def _has_word(word: Iterable[str]) -> ColumnElement[bool]:
    return or_(*(Organisation.search_text.contains(spelling, autoescape=True) for spelling in word))


def _of_listed(query: Select[int | None, int]) -> Select[int | None, int]:
    return query.join(Person, Appointment.person_id == Person.id).where(Person.merged_into_id.is_(None), Person.erased_at.is_(None))


def holders_of(session: Session, organisation_id: int) -> Sequence[Appointment]:
    """Return the appointments at an organisation with persons and ranks, by precedence."""
    query = (
        select(Appointment)
        .join(Person, Appointment.person_id == Person.id)
        .where(Appointment.organisation_id == organisation_id, Person.merged_into_id.is_(None), Person.erased_at.is_(None))
        .options(joinedload(Appointment.person), joinedload(Appointment.rank))
    )

    def key(one: Appointment) -> PrecedenceKey:
        return precedence_key(one.person.precedence, one.rank.position if one.rank else None, one.since, one.person.name.ru)

    return sorted(session.scalars(query.order_by(Appointment.id)), key=key)


def rank_uses(session: Session) -> Mapping[int, int]:
    """Return how many appointments have each rank; ranks that nobody has are left out."""
    query = select(Appointment.rank_id, func.count()).where(Appointment.rank_id.is_not(None)).group_by(Appointment.rank_id)
    return {ident: count for ident, count in session.execute(query) if ident is not None}


def organisation_labels(organisations: Iterable[Organisation]) -> dict[int, str]:
    """Return how each organisation is told in a list to choose from: no two alike, with region or number where the name is shared."""
    language = current()
    labels: dict[int, str] = {}
    taken: set[str] = set()
    for one in organisations:
        name = one.name.told(language)
        region = one.region.told(language) if one.region else ""
        spoken = [name, *([f"{name} ({region})"] if region else []), f"{name} [{one.id}]"]
        labels[one.id] = next(label for label in spoken if label not in taken)
        taken.add(labels[one.id])
    return labels
