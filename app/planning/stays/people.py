"""Who comes to an event and may need a bed: everybody once, in the order of precedence."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.words.sorting import order
from app.planning.delegations.composition import Composition, compositions_of
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import people_among
from app.planning.stays.travel import NOWHERE, TravelDays, travel_days_of


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes to an event."""

    person_id: int
    person_uid: str
    name: Texts
    position: Texts
    place: int
    """In the order of precedence over the whole event, 0 first."""
    delegation_id: int | None = None
    """The first delegation that they come with; None for those who only have a role at an item."""
    delegation: Texts = Texts()
    is_guest: bool = True
    """Whether they need a bed until somebody says otherwise: their delegation is not the host side's."""
    travels: TravelDays = NOWHERE


@dataclass(frozen=True, slots=True)
class Party:
    """A delegation as the pages of stays list it; None in `id` for those who come with none."""

    id: int | None
    name: Texts
    is_guest: bool
    comers: tuple[Comer, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """Everybody who comes to an event."""

    parties: tuple[Party, ...]

    @property
    def by_person(self) -> Mapping[int, Comer]:
        """Everybody once: by the delegation that stands first."""
        found: dict[int, Comer] = {}
        for party in self.parties:
            for comer in party.comers:
                found.setdefault(comer.person_id, comer)
        return found

    def party(self, delegation_id: int | None) -> Party | None:
        """Return a delegation; with None those who come with none."""
        return next((party for party in self.parties if party.id == delegation_id), None)


def company_of(session: Session, event: Event) -> Company:
    """Return everybody who comes to an event, delegation by delegation. A fixed number of queries."""
    travels, places = travel_days_of(session, event.id), count()
    members = [_party(composition, event, travels, places) for composition in compositions_of(session, event.id)]
    known = {comer.person_id for party in members for comer in party.comers}
    alone = _alone(session, event, known, travels, places)
    return Company((*members, *([Party(None, Texts(), False, alone)] if alone else [])))


def _party(composition: Composition, event: Event, travels: Mapping[int, TravelDays], places: Iterator[int]) -> Party:
    is_guest = composition.side.value != event.host.value
    comers = tuple(
        Comer(
            person_id=one.person_id,
            person_uid=one.person_uid,
            name=one.name,
            position=one.position,
            place=next(places),
            delegation_id=composition.id,
            delegation=composition.name,
            is_guest=is_guest,
            travels=travels.get(one.person_id, NOWHERE),
        )
        for one in composition.coming
    )
    return Party(composition.id, composition.name, is_guest, comers)


def _alone(
    session: Session, event: Event, known: Collection[int], travels: Mapping[int, TravelDays], places: Iterator[int]
) -> tuple[Comer, ...]:
    """Return those who have a role at an item and come with no delegation, by the Russian alphabet: mostly the host side's own."""
    with_role = select(ItemPerson.person_id).join(ProgrammeItem, ProgrammeItem.id == ItemPerson.item_id)
    people = people_among(session, union(with_role.where(ProgrammeItem.event_id == event.id)), event.first_day, {})
    others = sorted((one for one in people.values() if one.id not in known), key=lambda one: order(one.picture.name.ru, "ru"))
    return tuple(
        Comer(
            person_id=one.id,
            person_uid=one.uid,
            name=one.picture.name,
            position=one.picture.position,
            place=next(places),
            is_guest=False,
            travels=travels.get(one.id, NOWHERE),
        )
        for one in others
    )
