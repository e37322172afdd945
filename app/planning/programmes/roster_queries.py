"""Reads of who comes to an event and who of them goes to which item: as many queries for three persons as for three thousand."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Select, or_, select, union
from sqlalchemy.orm import Session

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE, MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.participants import stood_in, who_attends
from app.planning.programmes.roster import NOBODY, DelegationPicture, MemberPicture, PersonPicture, Presence
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import Category, PartySide
from app.register.directory.rules.names import initials_before


@dataclass(frozen=True, slots=True)
class Place:
    """A member of a delegation, by ids."""

    id: int
    delegation_id: int
    person_id: int
    role: MemberRole
    status: MemberStatus
    substitute_id: int | None

    @property
    def comes(self) -> bool:
        """Whether they are still expected, or there."""
        return self.status not in GONE


PLACE: Final = (
    DelegationMember.id,
    DelegationMember.delegation_id,
    DelegationMember.person_id,
    DelegationMember.role,
    DelegationMember.status,
    DelegationMember.substitute_id,
)
"""The columns of a `Place`, in its order."""


@dataclass(frozen=True, slots=True)
class Party:
    """A delegation with its members, the head first."""

    id: int
    uid: str
    name: Texts
    side: PartySide
    category: Category
    places: tuple[Place, ...]
    coming: tuple[Place, ...]
    """Those of them who come."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom a delegation or an item names."""

    id: int
    uid: str
    picture: PersonPicture


@dataclass(frozen=True, slots=True)
class Going:
    """Who goes to an item, by ids of delegations, members and persons; `plus` has substitutes for whom they replace."""

    delegations: frozenset[int] = frozenset()
    minus: frozenset[int] = frozenset()
    plus: tuple[int, ...] = ()
    roles: tuple[tuple[int, ItemRole], ...] = ()


_NOBODY: Final = Going()


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who comes to an event, and who of them goes where."""

    parties: tuple[Party, ...]
    people: Mapping[int, Known]
    goings: Mapping[int, Going]
    """By the id of the item; items that nobody was sent to are left out."""

    def going(self, item_id: int) -> Going:
        """Return who was sent to an item."""
        return self.goings.get(item_id, _NOBODY)

    def attending(self, item_id: int) -> frozenset[int]:
        """Return the ids of the persons who attend an item."""
        going = self.going(item_id)
        places = ((place.id, place.delegation_id, place.person_id, place.comes) for place in self._places(going))
        return who_attends(places, going.delegations, going.minus, going.plus, (person for person, _ in going.roles))

    def _places(self, going: Going) -> Iterator[Place]:
        """Yield the places that matter for an item: nobody looks through thousands for a meeting of two."""
        for party in self.parties:
            if party.id in going.delegations or going.plus:
                yield from party.places

    def presence(self, item_id: int) -> Presence:
        """Return who goes to an item as a picture keeps it."""
        going = self.goings.get(item_id)
        if going is None:
            return NOBODY
        apart = going.minus.union(going.plus)
        pairs = {
            place.id: (party.uid, self.people[place.person_id].uid)
            for party in (self.parties if apart else ())
            for place in party.places
            if place.id in apart
        }
        return Presence(
            delegations=tuple(party.uid for party in self.parties if party.id in going.delegations),
            minus=tuple(pair for ident, pair in pairs.items() if ident in going.minus),
            plus=tuple(pair for ident, pair in pairs.items() if ident in going.plus),
            roles=tuple((self.people[person].uid, role) for person, role in going.roles),
        )

    def delegations(self) -> tuple[DelegationPicture, ...]:
        """Return the delegations as a picture keeps them."""
        return tuple(
            DelegationPicture(
                party.uid,
                party.name,
                party.side,
                party.category,
                tuple(MemberPicture(self.people[place.person_id].uid, place.role, place.comes) for place in party.places),
            )
            for party in self.parties
        )

    def pictures(self) -> dict[str, PersonPicture]:
        """Return the persons as a picture keeps them, by UID."""
        return {known.uid: known.picture for known in self.people.values()}


NOBODY_COMES: Final = Roster((), {}, {})
"""Stands in where nobody is asked for."""


def roster_of(session: Session, event: Event) -> Roster:
    """Return everybody who comes to an event and who goes to which of its items. Seven queries."""
    rows = _member_rows(session, event.id)
    places: dict[int, list[Place]] = defaultdict(list)
    for row in rows:
        places[row.delegation_id].append(Place(row.id, row.delegation_id, row.person_id, row.role, row.status, row.substitute_id))
    delegations = session.execute(
        select(Delegation.id, Delegation.uid, Delegation.name, Delegation.side, Delegation.category)
        .where(Delegation.event_id == event.id)
        .order_by(Delegation.position, Delegation.id)
    )
    parties = tuple(Party(*row, tuple(places[row.id]), tuple(place for place in places[row.id] if place.comes)) for row in delegations)
    ids = _named(event.id)
    chosen = {row.person_id: row.position for row in reversed(rows) if row.position}
    people = people_among(session, ids, event.first_day, chosen)
    return Roster(parties, people, goings_of(session, event.id, instead_of(place for party in parties for place in party.places)))


def instead_of(places: Iterable[Place]) -> dict[int, int]:
    """Return who comes instead of each member who has been substituted."""
    return {
        place.id: place.substitute_id for place in places if place.status is MemberStatus.SUBSTITUTED and place.substitute_id is not None
    }


def goings_of(session: Session, event_id: int, instead: Mapping[int, int]) -> dict[int, Going]:
    """Return who was sent to each item of an event, items that nobody was sent to left out. Three queries."""
    return goings_where(session, ProgrammeItem.event_id == event_id, instead)


def goings_where(session: Session, which: ColumnElement[bool], instead: Mapping[int, int]) -> dict[int, Going]:
    """Return who was sent to each of some items; `instead` names the substitutes of their events."""
    whole = select(ItemDelegation.item_id, ItemDelegation.delegation_id).join(ProgrammeItem).where(which)
    single = select(ItemMember.item_id, ItemMember.member_id, ItemMember.attends).join(ProgrammeItem).where(which)
    roles = select(ItemPerson.item_id, ItemPerson.person_id, ItemPerson.role).join(ProgrammeItem).where(which)
    return _goings(
        session.execute(whole),
        session.execute(single.order_by(ItemMember.member_id)),
        session.execute(roles.order_by(ItemPerson.position, ItemPerson.id)),
        instead,
    )


def _goings(
    whole: Iterable[tuple[int, int]],
    single: Iterable[tuple[int, int, bool]],
    roles: Iterable[tuple[int, int, ItemRole]],
    instead: Mapping[int, int],
) -> dict[int, Going]:
    delegations, minus, plus, people = (defaultdict[int, list[Any]](list) for _ in range(4))
    for item, delegation in whole:
        delegations[item].append(delegation)
    for item, member, attends in single:
        (plus if attends else minus)[item].append(member)
    for item, person, role in roles:
        people[item].append((person, role))
    return {
        item: going_with(delegations[item], minus[item], plus[item], people[item], instead)
        for item in {*delegations, *minus, *plus, *people}
    }


def going_with(
    delegations: Iterable[int], minus: Iterable[int], plus: Iterable[int], roles: Iterable[tuple[int, ItemRole]], instead: Mapping[int, int]
) -> Going:
    """Return who is sent to an item, with who comes instead of members that were sent by name."""
    out = frozenset(minus)
    return Going(frozenset(delegations), out, tuple(member for member in stood_in(plus, instead) if member not in out), tuple(roles))


def people_among(
    session: Session, ids: Select[tuple[int]] | CompoundSelect[tuple[int]], on: date, chosen: Mapping[int, Texts]
) -> dict[int, Known]:
    """Return the persons whose ids a query finds, each with the position they are told with on a day, or the `chosen` one."""
    held: dict[int, Texts] = {}
    appointments = (
        select(Appointment.person_id, Appointment.position)
        .where(Appointment.person_id.in_(ids))
        .where(or_(Appointment.since.is_(None), Appointment.since <= on), or_(Appointment.until.is_(None), on <= Appointment.until))
        .order_by(Appointment.position_no, Appointment.id)
    )
    for person_id, position in session.execute(appointments):
        held.setdefault(person_id, position)
    people = session.execute(select(Person.id, Person.uid, Person.surname, Person.given, Person.patronymic).where(Person.id.in_(ids)))
    return {
        row.id: Known(row.id, row.uid, _picture(row.surname, row.given, row.patronymic, chosen.get(row.id) or held.get(row.id, Texts())))
        for row in people
    }


def _picture(surname: Texts, given: Texts, patronymic: Texts, position: Texts) -> PersonPicture:
    name, short = {}, {}
    for language in LANGUAGES:
        if language == "ru" or getattr(surname, language):
            parts = [text.told(language) if text else "" for text in (surname, given, patronymic)]
            name[language] = " ".join(filter(None, parts))
            short[language] = initials_before(*parts)
    return PersonPicture(Texts.of(name), Texts.of(short), position)


def _member_rows(session: Session, event_id: int) -> Sequence[Any]:
    """Return the members of an event, the head first, then by the order given by hand."""
    query = (
        select(
            *PLACE,
            DelegationMember.order_no,
            Appointment.position,
        )
        .outerjoin(Appointment, Appointment.id == DelegationMember.appointment_id)
        .where(DelegationMember.event_id == event_id)
    )
    return sorted(session.execute(query), key=lambda row: (row.role is not MemberRole.HEAD, row.order_no or sys.maxsize, row.id))


def _named(event_id: int) -> CompoundSelect[tuple[int]]:
    """Return a query of the ids of everybody whom the delegations or the items of an event name."""
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id)
    with_role = select(ItemPerson.person_id).join(ProgrammeItem).where(ProgrammeItem.event_id == event_id)
    return union(members, with_role)
