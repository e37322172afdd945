"""A random world of real rows: an event with its people, halls and cars, and another one on the same days that shares some of them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import CarFact, Facts, ItemFact, RideFact, Spot
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.journeys.models import LegPassenger
from app.planning.journeys.rules import Direction
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole
from app.planning.transfers.models import Vehicle
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from app.register.venues.models import TravelTime
from tests.factories.agreements import a_signatory, an_agreement
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.logistics import a_badge, a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment
from tests.factories.programmes import an_item as a_planned_item
from tests.factories.programmes import at
from tests.factories.venues import a_city, a_hall, a_venue

NOW: Final = datetime(2024, 11, 20, 6, tzinfo=UTC)
_KINDS: Final = (ItemKind.SESSION, ItemKind.MEETING, ItemKind.EXHIBITION, ItemKind.MEAL, ItemKind.SIGNING, ItemKind.TRANSFER)


@dataclass(frozen=True)
class World:
    """What of it tests ask for."""

    event: Event
    other: Event


class _Makers:
    """Makes one world, by one row of random numbers."""

    def __init__(self, session: Session, random: Random) -> None:
        self.session, self.random = session, random
        self.city = a_city(session)
        self.venues = [a_venue(session, self.city, latitude=54.72 + place / 50, longitude=55.94) for place in range(3)]
        self.halls = [a_hall(session, venue, layouts=[("theatre", 6), ("banquet", 4)]) for venue in self.venues for _ in range(2)]
        session.add(TravelTime(start=self.venues[0], goal=self.venues[1], minutes=50))
        self.people = [a_person_in_directory(session) for _ in range(20)]
        ranks = [a_rank(session) for _ in range(3)]
        for person in self.people[::2]:
            an_appointment(session, person, rank=random.choice(ranks))

    def event(self, items: int) -> Event:
        """Return an event of two days with everything."""
        event = an_event(self.session, city=self.city)
        parties = [self._delegation(event) for _ in range(3)]
        planned = [self._item(event, parties) for _ in range(items)]
        vehicles = [a_vehicle(self.session, event, self._one(), plate=f"А{place:03}ВС102") for place in range(3)]
        for _ in range(6):
            self._leg(event)
            self._transfer(event, vehicles)
        self._besides(event, planned)
        return event

    def _one(self) -> Person:
        return self.random.choice(self.people)

    def _some(self, most: int) -> list[Person]:
        return self.random.sample(self.people, self.random.randint(0, most))

    def _moment(self) -> datetime:
        day = datetime.combine(FIRST_DAY, datetime.min.time()) + timedelta(days=self.random.randint(0, 1))
        return day + timedelta(minutes=480 + 15 * self.random.randint(0, 30))

    def _delegation(self, event: Event) -> tuple[Delegation, list[DelegationMember]]:
        delegation = a_delegation(self.session, event, side=self.random.choice(list(PartySide)))
        roles = [MemberRole.HEAD, MemberRole.DEPUTY, *[MemberRole.MEMBER] * 8]
        people = self.random.sample(self.people, 6)
        members = [a_member(self.session, delegation, person, role=role) for person, role in zip(people, roles, strict=False)]
        members[2].status = MemberStatus.DECLINED
        members[3].status, members[3].substitute_id = MemberStatus.SUBSTITUTED, members[4].id
        return delegation, members

    def _item(self, event: Event, parties: Collection[tuple[Delegation, list[DelegationMember]]]) -> ProgrammeItem:
        random, start = self.random, self._moment()
        place = random.random()
        hall = random.choice(self.halls) if place < 0.6 else None
        venue = random.choice(self.venues) if 0.6 <= place < 0.8 else None
        end = start + timedelta(minutes=15 * random.randint(2, 8))
        item = a_planned_item(
            self.session,
            event,
            when=at(f"{start:%H:%M}", f"{end:%H:%M}", day=start.date()),
            kind=random.choice(_KINDS),
            hall_id=hall.id if hall else None,
            venue_id=venue.id if venue else None,
            place_note=Texts() if hall or venue else Texts("у входа"),
            buffer_minutes=random.choice((0, 0, 10)),
            cancelled=random.random() < 0.1,
        )
        for delegation, members in parties:
            if random.random() < 0.3:
                self.session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
                self.session.add(ItemMember(item_id=item.id, member_id=random.choice(members).id, attends=False))
            elif random.random() < 0.3:
                self.session.add(ItemMember(item_id=item.id, member_id=random.choice(members).id, attends=True))
        for person in self._some(2):
            self.session.add(ItemPerson(item_id=item.id, person_id=person.id, role=random.choice(list(ItemRole))))
        self.session.flush()
        return item

    def _leg(self, event: Event) -> None:
        direction = self.random.choice(list(Direction))
        passengers = [LegPassenger(person=person, vip=self.random.random() < 0.3) for person in self._some(4)]
        venue = self.random.choice([*self.venues, None])
        over = {"venue": venue, "direction": direction, "passengers": passengers, "border": self.random.random() < 0.5}
        a_leg(self.session, event, self._moment(), cancelled=self.random.random() < 0.1, **over)

    def _transfer(self, event: Event, vehicles: list[Vehicle]) -> None:
        start, goal = self.random.sample(self.venues, 2)
        transfer = a_transfer(self.session, event, self._moment(), from_venue=start, to_venue=goal)
        aboard = self._some(5)
        a_car(self.session, transfer, self.random.choice(vehicles), *aboard[:3])
        a_car(self.session, transfer, self.random.choice([*vehicles, None]), *aboard[3:])

    def _besides(self, event: Event, items: list[ProgrammeItem]) -> None:
        hotel = a_hotel(self.session, event)
        for person in self._some(6):
            a_stay(self.session, hotel, person, FIRST_DAY, FIRST_DAY + timedelta(days=1))
        for person in self._some(6):
            a_badge(self.session, event, person)
        for _ in range(2):
            an_agreement(self.session, event, item=self.random.choice(items), signatories=[a_signatory(0, self._one())])


def a_world(session: Session, seed: int, *, items: int = 30) -> World:
    """Return the world of a number: the same one for the same number."""
    makers = _Makers(session, Random(seed))
    world = World(makers.event(items), makers.event(items // 3))
    session.flush()
    session.expire_all()
    return world


def an_edit(random: Random, facts: Facts) -> Edit:
    """Return some change of one item, ride or leg of the event."""
    own = [item for item in facts.items.values() if item.event == facts.focus]
    rides = [ride for ride in facts.rides.values() if ride.event == facts.focus]
    legs = [leg for leg in facts.legs.values() if leg.event == facts.focus and leg.at is not None]
    what = random.random()
    if what < 0.5:
        item = random.choice(own)
        return Edit(items={item.id: random.choice((_shifted, _rehoused, _with_others, _gone))(random, facts, item)})
    if what < 0.8:
        ride = random.choice(rides)
        return Edit(rides={ride.id: _driven(random, facts, ride)})
    leg = random.choice(legs)
    by = 15 * random.randint(-8, 8)
    return Edit(legs={leg.id: replace(leg, at=(leg.at or 0) + by, local=leg.local and leg.local + timedelta(minutes=by))})


def _shifted(random: Random, _facts: Facts, item: ItemFact) -> ItemFact:
    by = 15 * random.randint(-8, 8)
    when = item.when.moved(timedelta(minutes=by))
    return replace(item, when=when, start=(item.start or 0) + by, end=None if item.end is None else item.end + by)


def _rehoused(random: Random, facts: Facts, item: ItemFact) -> ItemFact:
    hall = random.choice(list(facts.halls.values()))
    return replace(item, spot=Spot(hall.venue, hall.id))


def _with_others(random: Random, facts: Facts, item: ItemFact) -> ItemFact:
    party = random.choice(list(facts.delegations.values()))
    people = item.people.union(member.person for member in party.members if member.comes)
    return replace(item, people=people, delegations=item.delegations | {party.id})


def _gone(_random: Random, _facts: Facts, _item: ItemFact) -> None:
    return None


def _driven(random: Random, facts: Facts, ride: RideFact) -> RideFact | None:
    if random.random() < 0.2:
        return None
    by = 15 * random.randint(-8, 8)
    vehicle = random.choice([one.id for one in facts.vehicles.values() if one.event == facts.focus])
    first, *rest = ride.cars
    return replace(ride, start=ride.start + by, end=ride.end + by, cars=(CarFact(vehicle, first.people), *rest))
