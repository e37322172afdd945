"""The office that browser tests find: a server with its database, people who are signed in, a forum with a programme."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.commands.sessions import Device, sign_in
from app.register.accounts.models import User
from app.register.directory.rules.kinds import PartySide
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.rules import DataKind, Purpose
from app.register.venues.models import City
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import LAST_DAY, an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment, an_organisation
from tests.factories.programmes import an_item, at
from tests.factories.venues import a_city, a_hall, a_venue


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A Yiyin that answers over HTTP, and the door to its database."""

    url: str
    sessions: sessionmaker[Session]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the staff, and what their browser's cookie holds."""

    id: int
    login: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum in Ufa on 26 and 27 November 2024, not published, with the ids of its items."""

    id: int
    uid: str
    venue_id: int
    plenary: int
    """10.00–11.30 on the first day."""
    left: int
    """12.00–13.00, track «Промышленность»."""
    right: int
    """12.00–13.00, track «Аграрная наука»."""
    reception: int
    """From 19.00, no end."""
    signing: int
    """On the second day, no time yet."""

    @property
    def board(self) -> str:
        return f"/events/{self.id}/programme"


@dataclass(frozen=True, slots=True)
class Delegates:
    """A delegation of three from Kostanay, sent to the plenary session without its second member; everything by ids."""

    id: int
    head: int
    member: int
    """The second; the third is this person once more under another spelling."""
    leader: int
    person: int
    twin: int
    organisation: int
    appointment: int
    rank: int


def a_person(server: LiveServer, **over: Any) -> Person:
    """Return a protocol officer who is signed in; `over` sets any column of the account."""
    with server.sessions() as session:
        user = a_user(session, **over)
        token = sign_in(session, user.id, Device("127.0.0.1", ""), now=clock.now()).token
        session.commit()
        return Person(user.id, user.login, user.name, token)


def ufa(session: Session) -> City:
    """Return the one Ufa of the office."""
    return session.scalar(select(City)) or a_city(session)


def a_forum_of(server: LiveServer, **over: Any) -> Forum:
    """Return a forum with five items over two days; `over` sets any column of the event."""
    with server.sessions() as session:
        city = ufa(session)
        venue = a_venue(session, city)
        hall = a_hall(session, venue)
        event = an_event(session, city=city, **over)
        plenary = an_item(session, event, title="Пленарное заседание", hall_id=hall.id)
        left = an_item(session, event, "12:00", "13:00", title="Промышленная кооперация", track=Texts("Промышленность"))
        right = an_item(session, event, "12:00", "13:00", title="Круглый стол", track=Texts("Аграрная наука"), venue_id=venue.id)
        reception = an_item(session, event, title="Приём", when=at("19:00", precision=Precision.OPEN))
        signing = an_item(session, event, title="Церемония подписания", when=at(day=LAST_DAY))
        session.commit()
        return Forum(event.id, event.uid, venue.id, plenary.id, left.id, right.id, reception.id, signing.id)


def a_delegation_to(server: LiveServer, event_id: int, item_id: int, officer: Person) -> Delegates:
    """Return a delegation to an event: a head who presides at the item and whose phone is kept, and one person entered twice."""
    with server.sessions() as session:
        event = session.get_one(Event, event_id)
        organisation, rank = (
            an_organisation(session, name=Texts("Акимат Костанайской области", kk="Қостанай облысының әкімдігі")),
            a_rank(session),
        )
        kazakh = {"organisation": organisation, "side": PartySide.KAZAKHSTAN}
        leader = a_person_in_directory(session, "Құрманғалиұлы", given=Texts("Нұрлан"), patronymic=Texts(), latin="KURMANGALIULY NURLAN")
        appointment = an_appointment(session, leader, "заместитель акима области", rank=rank, **kazakh)
        person, twin = a_person_in_directory(session, "Күсәев"), a_person_in_directory(session, "Кусаев")
        for one in (person, twin):
            an_appointment(session, one, "начальник управления", **kazakh)
        delegation = a_delegation(session, event, name=Texts("Делегация Костанайской области", en="Delegation of Kostanay Region"))
        head = a_member(session, delegation, leader, role=MemberRole.HEAD, status=MemberStatus.ACCEPTED)
        member = a_member(session, delegation, person, status=MemberStatus.INVITED, order_no=2)
        a_member(session, delegation, twin, note="просит место у прохода")
        session.add_all(
            [
                ItemDelegation(item_id=item_id, delegation_id=delegation.id),
                ItemMember(item_id=item_id, member_id=member.id, attends=False),
                ItemPerson(item_id=item_id, person_id=leader.id, role=ItemRole.CHAIR),
            ]
        )
        by, until = an_actor(session.get_one(User, officer.id)), clock.office_day() + timedelta(days=90)
        keep_record(
            session, KeepRecord(by, new_uid(), leader.id, DataKind.PHONE, "+7 714 000 00 01", Purpose.EVENT, until), now=clock.now()
        )
        session.commit()
        return Delegates(delegation.id, head.id, member.id, leader.id, person.id, twin.id, organisation.id, appointment.id, rank.id)


def titles_of(server: LiveServer, event_id: int) -> list[str]:
    """Return the Russian titles of an event's items in alphabetical order."""
    with server.sessions() as session:
        found = session.scalars(select(ProgrammeItem).where(ProgrammeItem.event_id == event_id))
        return sorted(item.title.ru for item in found)


def item_of(server: LiveServer, item_id: int) -> ProgrammeItem:
    """Return an item as it stands now; only its columns may be read."""
    with server.sessions() as session:
        return session.get_one(ProgrammeItem, item_id)
