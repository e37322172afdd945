"""What is known already of those whom a list may mean, all of it asked at once, however many rows there are."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, load_only
from sqlalchemy.orm.attributes import set_committed_value

from app.ground.kernel.refusals import Refusal
from app.planning.delegations.lists.rows import PersonRow
from app.planning.delegations.lists.travelling import Telling, telling_of, unread
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.register.directory.finding import persons_like
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.rules.names import same_person_key
from app.register.personal.models import PersonalRecord
from app.register.personal.reading import holders_of
from app.register.personal.rules import DataKind, normalised
from app.register.personal.sealed import opened

TELLING: Final = (DataKind.DOCUMENT, DataKind.PHONE, DataKind.EMAIL)
"""Kinds by which somebody is known again, the surest first."""


@dataclass(frozen=True, slots=True)
class Known:
    """Members, persons of the directory, and what is kept of them: opened to be compared, never to be shown."""

    day: date
    """The event's first day: appointments count that hold on it."""
    members: Mapping[int, DelegationMember]
    """By the ids of their persons."""
    persons: Mapping[int, Person]
    keys: Mapping[int, str]
    """What is the same for two spellings of a person's name."""
    named: Mapping[str, Sequence[int]]
    """The same, the other way round."""
    alike: Mapping[int, Sequence[int]]
    """Number of a row → whom its name may mean."""
    holders: Mapping[DataKind, Mapping[str, Sequence[int]]]
    kept: Mapping[int, Mapping[DataKind, str]]
    blocked: frozenset[int]
    """Persons of whom nothing personal may be kept now."""
    travel: Telling = unread
    """What would become of an arrival as a row tells it."""

    def holding(self, kind: DataKind, row: MemberRow) -> Sequence[int]:
        """Return the persons of whom the same value is kept as the row says."""
        value = said(row, kind)
        return self.holders[kind].get(value, ()) if value else ()

    def agrees(self, person_id: int, row: MemberRow, kind: DataKind) -> bool | None:
        """Tell whether what is kept is what the row says; None where one of them says nothing."""
        value, kept = said(row, kind), self.kept.get(person_id, {}).get(kind, "")
        return normalised(kind, value) == normalised(kind, kept) if value and kept else None


def said(row: MemberRow, kind: DataKind) -> str:
    """Return what a row says of a kind, as it is kept; empty where it says nothing."""
    match kind:
        case DataKind.PHONE:
            return row.phone
        case DataKind.EMAIL:
            return row.email
        case DataKind.DOCUMENT:
            return row.document
        case DataKind.NEEDS:
            return row.needs
        case DataKind.BIRTH_DATE:
            return row.birth_date.isoformat() if row.birth_date else ""


def known_of(session: Session, delegation: Delegation, rows: Sequence[PersonRow]) -> Known:
    """Return what is known of all whom the rows may mean. The delegation is loaded with its members; six queries, eight with arrivals."""
    members = {member.person_id: member for member in delegation.members}
    alike = dict(zip((row.number for row in rows), persons_like(session, [row.name for row in rows]), strict=True))
    holders = {kind: holders_of(session, kind, {value for row in rows if (value := said(row.row, kind))}) for kind in TELLING}
    held = {ident for found in holders.values() for those in found.values() for ident in those}
    ids = held.union(*alike.values())
    persons = {person.id: person for person in _persons(session, ids - set(members))}
    persons |= {ident: member.person for ident, member in members.items()}
    keys = {ident: same_person_key(one.surname.ru, one.given.ru, one.patronymic.ru) for ident, one in persons.items()}
    told = {row.key for row in rows}
    # Whoever only sounds alike is offered to choose from: nothing else of them is looked at.
    near = {ident for ident, key in keys.items() if key in told or ident in held or ident in members}
    _add_appointments(session, [persons[ident] for ident in near if ident not in members])
    named: dict[str, list[int]] = {}
    for ident, key in keys.items():
        named.setdefault(key, []).append(ident)
    blocked = frozenset(one.id for one in persons.values() if one.blocked_at is not None or one.erased_at is not None)
    kept = _kept(session, near - blocked)
    travel = telling_of(session, delegation.event, ids | set(members)) if any(row.row.arrival for row in rows) else unread
    return Known(delegation.event.first_day, members, persons, keys, named, alike, holders, kept, blocked, travel)


def known_of_members(session: Session, delegation: Delegation, rows: Sequence[PersonRow]) -> Known:
    """Return what is known of the delegation's own members and of nobody else: what its contact sends in is compared with that alone."""
    members = {member.person_id: member for member in delegation.members}
    persons = {ident: member.person for ident, member in members.items()}
    keys = {ident: same_person_key(one.surname.ru, one.given.ru, one.patronymic.ru) for ident, one in persons.items()}
    named: dict[str, list[int]] = {}
    for ident, key in keys.items():
        named.setdefault(key, []).append(ident)
    blocked = frozenset(one.id for one in persons.values() if one.blocked_at is not None or one.erased_at is not None)
    nobody: Mapping[int, Sequence[int]] = {row.number: () for row in rows}
    kept = _kept(session, set(persons) - blocked)
    return Known(delegation.event.first_day, members, persons, keys, named, nobody, {kind: {} for kind in TELLING}, kept, blocked)


def _persons(session: Session, ids: Collection[int]) -> Iterator[Person]:
    columns = load_only(Person.surname, Person.given, Person.patronymic, Person.latin, Person.blocked_at, Person.erased_at)
    if ids:
        yield from session.scalars(select(Person).where(Person.id.in_(sorted(ids))).options(columns))


def _add_appointments(session: Session, persons: Sequence[Person]) -> None:
    """Load the appointments of persons with their bodies, as far as rows are compared with them."""
    query = select(Appointment).where(Appointment.person_id.in_(sorted(person.id for person in persons)))
    columns = load_only(Appointment.person_id, Appointment.position, Appointment.since, Appointment.until)
    body = joinedload(Appointment.organisation).load_only(Organisation.name, Organisation.short_name)
    found: dict[int, list[Appointment]] = {person.id: [] for person in persons}
    for one in session.scalars(query.options(columns, body).order_by(Appointment.position_no, Appointment.id)) if persons else ():
        found[one.person_id].append(one)
    for person in persons:
        set_committed_value(person, "appointments", found[person.id])


def _kept(session: Session, ids: Collection[int]) -> Mapping[int, Mapping[DataKind, str]]:
    found: dict[int, dict[DataKind, str]] = {}
    query = select(PersonalRecord).where(PersonalRecord.person_id.in_(sorted(ids))).order_by(PersonalRecord.changed_at, PersonalRecord.id)
    for record in session.scalars(query) if ids else ():
        try:
            found.setdefault(record.person_id, {})[record.kind] = opened(session, record)
        except Refusal:  # its key is lost: it says nothing any more
            continue
    return found
