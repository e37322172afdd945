"""Who several persons are, in few words: whole delegations, some of one, single names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole
from app.planning.events.models import Event
from app.planning.programmes.roster_queries import PLACE, Party, Place, Roster, goings_of, instead_of
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

NAMED: Final = 3
"""So many are told by name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those of a delegation, or of none, who are meant; few enough of them by name."""

    name: Texts | None
    count: int
    of: int
    """How many of the delegation come."""
    people: tuple[int, ...]
    """Persons by id, where they are few enough to be told by name."""

    @property
    def whole(self) -> bool:
        """Whether all of the delegation are meant."""
        return self.name is not None and self.count == self.of


class Whom:
    """Tells persons of an event by their delegations."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._home: dict[int, tuple[int, int]] = {}
        for number, party in enumerate(roster.parties):
            for place, member in enumerate(party.coming):
                self._home.setdefault(member.person_id, (number, place))

    def told(self, people: Collection[int]) -> tuple[Group, ...]:
        """Return the persons by delegation, in the order of the event; who comes with none stands last."""
        nowhere = (len(self._roster.parties), 0)
        groups: dict[int, list[int]] = defaultdict(list)
        for person in sorted(people, key=lambda one: (*self._home.get(one, nowhere), one)):
            groups[self._home.get(person, nowhere)[0]].append(person)
        return tuple(self._group(number, some) for number, some in groups.items())

    def _group(self, number: int, people: list[int]) -> Group:
        party = self._roster.parties[number] if number < len(self._roster.parties) else None
        of = len(party.coming) if party else 0
        named = tuple(people) if len(people) <= NAMED and len(people) != of else ()
        return Group(party.name if party else None, len(people), of, named)


def roster_without_names(session: Session, event: Event) -> Roster:
    """Return who comes to an event and who goes where, nobody by name: a day tells few of thousands so. Five queries."""
    query = select(*PLACE).where(DelegationMember.event_id == event.id)
    places: dict[int, list[Place]] = defaultdict(list)
    for row in session.execute(query.order_by(DelegationMember.order_no.is_(None), DelegationMember.order_no, DelegationMember.id)):
        places[row.delegation_id].append(Place(*row))
    for members in places.values():
        members.sort(key=lambda place: place.role is not MemberRole.HEAD)
    delegations = select(Delegation.id, Delegation.uid, Delegation.name, Delegation.side, Delegation.category)
    rows = session.execute(delegations.where(Delegation.event_id == event.id).order_by(Delegation.position, Delegation.id))
    parties = tuple(Party(*row, tuple(places[row.id]), tuple(place for place in places[row.id] if place.comes)) for row in rows)
    instead = instead_of(place for party in parties for place in party.places)
    return Roster(parties, {}, goings_of(session, event.id, instead))


def names_of(session: Session, people: Iterable[int]) -> Mapping[int, Texts]:
    """Return how persons are told where there is little room: «И.И. Участников». One query."""
    query = select(Person.id, Person.surname, Person.given, Person.patronymic).where(Person.id.in_(set(people)))
    return {row.id: _short(row.surname, row.given, row.patronymic) for row in session.execute(query)}


def _short(surname: Texts, given: Texts, patronymic: Texts) -> Texts:
    told = [language for language in LANGUAGES if language == "ru" or getattr(surname, language)]
    return Texts(**{one: initials_before(*(text.told(one) if text else "" for text in (surname, given, patronymic))) for one in told})
