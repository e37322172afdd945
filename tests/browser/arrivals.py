"""What browser tests of logistics find: guests who fly in, a car that fetches them, a bed, badges, links to what is theirs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.judgement.private_links.links import MakeLink, make_link
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, publish
from app.planning.accreditation.rules import new_code
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.itineraries.rules import Subject, Whose
from app.planning.programmes.attending import ItemDelegation, ItemPerson, ItemRole
from app.register.accounts.models import User
from app.register.venues.models import TravelTime
from tests.browser.office import LiveServer, Person, ufa
from tests.factories.accounts import an_actor
from tests.factories.agreements import an_agreement
from tests.factories.events import an_event
from tests.factories.logistics import (
    a_badge,
    a_badge_zone,
    a_car,
    a_hotel,
    a_leg,
    a_room,
    a_stay,
    a_transfer,
    a_vehicle,
    an_interpreter,
)
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

DELEGATION, FLIGHT = "Делегация Костанайской области", "KC-852"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Two guests land at 14.20 across a border, are fetched at 15.55 and go to a session at 17.00; published once. Everything by ids."""

    id: int
    day: date
    delegation: int
    delegation_uid: str
    item: int
    leg: int
    transfer: int
    vehicle: int
    vehicle_uid: str
    hotel: int
    room: int
    stay: int
    interpreter: int
    badge: int
    code: str
    zone: int
    travel: int
    member: int
    guest_uid: str
    token: str
    """Of the page of the head of the delegation."""
    link: int
    agreement: int


def arrivals_at(server: LiveServer, officer: Person, *, status: MemberStatus = MemberStatus.ACCEPTED) -> Arrivals:
    """Return an event in ten days with all of it; `status` is that of the head's invitation."""
    with server.sessions() as session:
        city = ufa(session)
        day = clock.now().astimezone(zone(city.zone)).date() + timedelta(days=10)
        event = an_event(session, city=city, first_day=day, last_day=day + timedelta(days=1))
        made = _planned(session, event, status)
        session.expire_all()
        publish(session, Publish(event.id, an_actor(session.get_one(User, officer.id)), None), now=clock.now())
        session.commit()
        return made


def _planned(session: Session, event: Event, status: MemberStatus) -> Arrivals:
    day = event.first_day
    airport, venue = (a_venue(session, event.city, name=Texts(name)) for name in ("Аэропорт Уфа", "Торатау"))
    officer = a_person_in_directory(session, "Сопровождаев")
    delegation = a_delegation(session, event, name=Texts(DELEGATION), attached=officer, duty_phone="+7 917 000-00-01")
    head = a_member(session, delegation, a_person_in_directory(session, "Аманов"), role=MemberRole.HEAD, status=status)
    second = a_member(session, delegation, a_person_in_directory(session, "Бектасов"), status=MemberStatus.ACCEPTED)
    people = (head.person, second.person)
    leg = a_leg(session, event, datetime.combine(day, time(14, 20)), *people, venue=airport, number=FLIGHT, border=True)
    transfer = a_transfer(session, event, datetime.combine(day, time(15, 55)), 30, from_venue=airport, to_venue=venue, leg=leg)
    vehicle = a_vehicle(session, event, a_person_in_directory(session, "Водителев"), number=12)
    a_car(session, transfer, vehicle, *people)
    item = an_item(session, event, "17:00", "17:30", title="Сессия", day=day, hall=a_hall(session, venue), venue=venue)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    hotel = a_hotel(session, event, a_venue(session, event.city, name=Texts("Гостиница «Астория»")))
    room = a_room(session, hotel, "305")
    interpreter = an_interpreter(session, a_person_in_directory(session, "Переводчикова"))
    session.add(ItemPerson(item_id=item.id, person_id=interpreter.person_id, role=ItemRole.INTERPRETER))
    session.add(InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=interpreter.person, delegation=delegation))
    badge, letter = a_badge(session, event, head.person, code=new_code()), a_badge_zone(session, event, "A")
    travel = TravelTime(start=airport, goal=venue, minutes=30)
    session.add(travel)
    stay = a_stay(session, hotel, head.person, day, day + timedelta(days=1), room=room)
    page = MakeLink("", new_uid(), Opens.PAGE, Whose(Subject.PERSON, head.person.uid), event.id, "Помощник", "ru", day + timedelta(days=9))
    link = make_link(session, page, now=clock.now())
    session.flush()
    return Arrivals(
        id=event.id,
        day=day,
        delegation=delegation.id,
        delegation_uid=delegation.uid,
        item=item.id,
        leg=leg.id,
        transfer=transfer.id,
        vehicle=vehicle.id,
        vehicle_uid=vehicle.uid,
        hotel=hotel.id,
        room=room.id,
        stay=stay.id,
        interpreter=interpreter.id,
        badge=badge.id,
        code=badge.code,
        zone=letter.id,
        travel=travel.id,
        member=head.id,
        guest_uid=head.person.uid,
        token=link.token,
        link=link.link_id,
        agreement=an_agreement(session, event, signs=(None, head.person)).id,
    )
