"""Loading the people of the demonstration set: ranks, bodies, persons, the delegations of an event and what they attend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.data import DemoItem
from app.demo.naming import uid_of
from app.demo.people_data import DemoDelegation, DemoPeople, DemoPerson
from app.ground.kernel.texts import Texts
from app.planning.attendance.commands import SetDelegations, SetMember, SetRoles, set_delegations, set_member, set_roles
from app.planning.delegations.commands import AddDelegation, AddMember, DelegationDetails, MemberDetails, add_delegation, add_member
from app.planning.delegations.models import Delegation
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemRole
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import (
    AppointmentDetails,
    OrganisationDetails,
    PersonDetails,
    RankDetails,
    add_appointment,
    add_organisation,
    add_person,
    add_rank,
)
from app.register.directory.models import Organisation, Person, Rank
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.rules import DataKind, Purpose

INTERPRETERS = frozenset({"D1-09"})
"""Whoever of these is named at an item interprets there."""
HALVES: Mapping[str, tuple[str, range]] = {
    "D4a": ("D4", range(1, 5)),
    "D4b": ("D4", range(5, 9)),
    "D5a": ("D5", range(1, 5)),
    "D5b": ("D5", range(5, 9)),
}
"""Words that stand for some members of a delegation, by their numbers."""


@dataclass(slots=True)
class Present:
    """The delegations of one event by their codes, and their members by person: delegation and member."""

    delegations: dict[str, int] = field(default_factory=dict)
    members: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def load_directory(session: Session, people: DemoPeople) -> dict[str, Person]:
    """Add the ranks, bodies and persons that are missing; return the persons by their codes, held so that each is read once."""
    ranks = {code: add_rank(session, uid_of(code), RankDetails(name), code=code) for code, name in _missing(session, Rank, people.ranks)}
    ranks |= _known(session, Rank, people.ranks)
    for organisation in people.organisations:
        details = OrganisationDetails(organisation.name, organisation.side, organisation.category)
        add_organisation(session, uid_of(organisation.code), details, code=organisation.code)
    bodies = _known(session, Organisation, [one.code for one in people.organisations])
    codes = [one.code for one in people.persons]
    persons = {person.code: person for person in session.scalars(select(Person).where(Person.code.in_(codes))) if person.code}
    sides = {one.code: one.side for one in people.organisations}
    for person in people.persons:
        if person.code not in persons:
            persons[person.code] = _add(session, person)
            appointment = AppointmentDetails(
                person.position, sides[person.organisation], bodies[person.organisation], ranks[person.rank], until=person.until
            )
            add_appointment(session, uid_of(f"{person.code}-appointment"), persons[person.code].id, appointment)
    return persons


def load_delegations(
    session: Session, event: Event, code: str, people: DemoPeople, persons: Mapping[str, Person], by: Actor, *, loaded_on: date
) -> Present:
    """Give an event its delegations, if it has none of them yet."""
    present = Present()
    if session.scalar(select(Delegation.id).where(Delegation.code.startswith(f"{code}-", autoescape=True)).limit(1)) is not None:
        return present
    for delegation in people.delegations.get(code, ()):
        details = DelegationDetails(
            name=delegation.name,
            side=delegation.side,
            category=delegation.category,
            contact_id=persons[delegation.contact].id if delegation.contact else None,
            attached_id=persons[delegation.attached].id if delegation.attached else None,
            duty_phone=delegation.duty_phone,
            fill_by=loaded_on + timedelta(days=delegation.fill_by) if delegation.fill_by else None,
        )
        own = f"{code}-{delegation.code}"
        made = session.get_one(Delegation, add_delegation(session, AddDelegation(event.id, by, uid_of(own), details, own)))
        present.delegations[delegation.code] = made.id
        for place, person in enumerate(delegation.members):
            cmd = AddMember(made.id, by, uid_of(f"{own}-{person}"), persons[person].id, _membership(delegation, person, place))
            present.members.setdefault(person, []).append((delegation.code, add_member(session, cmd)))
    return present


def keep_records(
    session: Session, event: Event, code: str, people: DemoPeople, persons: Mapping[str, Person], by: Actor, *, now: datetime
) -> None:
    """Keep the invented phones and needs of some who come to an event, sealed like everybody's."""
    for person, values in people.records.get(code, {}).items():
        for kind, value in values.items():
            keep_until = event.last_day + timedelta(days=365)
            uid = uid_of(f"{person}-{kind}")
            keep_record(session, KeepRecord(by, uid, persons[person].id, DataKind(kind), value, Purpose.EVENT, keep_until), now=now)


def attend(session: Session, item_id: int, item: DemoItem, present: Present, persons: Mapping[str, Person], by: Actor) -> None:
    """Say who attends an item: the delegations named whole, minus those who are away, the persons named beside them, the interpreters."""
    named = item.named
    whole = [key for key in named if key in present.delegations]
    if whole:
        set_delegations(session, SetDelegations(item_id, by, None, tuple(present.delegations[key] for key in whole)))
    for person in _persons_in(named, present):
        of = present.members.get(person, ())
        if of and not any(delegation in whole for delegation, _ in of):
            set_member(session, SetMember(item_id, by, None, of[0][1], attends=True))
    for person in item.away:
        for delegation, member in present.members[person]:
            if delegation in whole:
                set_member(session, SetMember(item_id, by, None, member, attends=False))
    roles = tuple((persons[person].id, ItemRole.INTERPRETER) for person in named if person in INTERPRETERS)
    if roles:
        set_roles(session, SetRoles(item_id, by, None, roles))


def _persons_in(named: Sequence[str], present: Present) -> list[str]:
    found: list[str] = []
    for key in named:
        if key in HALVES:
            delegation, numbers = HALVES[key]
            found += [f"{delegation}-{number:02d}" for number in numbers]
        elif key.startswith("D6-"):  # the words say only «Д6»: the troupe that is there
            found += [f"{troupe}-{key[3:]}" for troupe in ("D6b", "D6k") if troupe in present.delegations]
        else:
            found.append(key)
    return found


def _membership(delegation: DemoDelegation, person: str, place: int) -> MemberDetails:
    role = MemberRole.HEAD if place == 0 else MemberRole.DEPUTY if person == "nazarov" else MemberRole.MEMBER
    role = MemberRole.INTERPRETER if person in INTERPRETERS else role
    return MemberDetails(role=role, status=MemberStatus(delegation.others.get(person, delegation.status)))


def _add(session: Session, person: DemoPerson) -> Person:
    details = PersonDetails(person.surname, person.given, person.patronymic, gender=person.gender, latin=person.latin)
    return session.get_one(Person, add_person(session, uid_of(person.code), details, code=person.code))


def _known(session: Session, model: type[Rank | Organisation], codes: Mapping[str, Texts] | Sequence[str]) -> dict[str, int]:
    return {code: ident for code, ident in session.execute(select(model.code, model.id).where(model.code.in_(list(codes)))) if code}


def _missing(session: Session, model: type[Rank], rows: Mapping[str, Texts]) -> list[tuple[str, Texts]]:
    known = _known(session, model, rows)
    return [(code, name) for code, name in rows.items() if code not in known]
