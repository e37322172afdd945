"""An event that is published with a guest who arrives, is driven, stays at a hotel and attends; and private links to what is theirs."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.judgement.private_links.links import MakeLink, make_link
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.itineraries.rules import Subject, Whose
from app.planning.journeys.models import Arrangements
from app.planning.programmes.attending import ItemDelegation, ItemPerson, ItemRole
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

BY = Actor(1, "Г. Р. Валиева", Role.PROTOCOL, "ru", 1)
DRIVER_PHONE, OFFICER_PHONE, DESK_PHONE, RECEPTION = "+7 900 000-00-12", "+7 917 000-00-01", "+7 347 000-00-00", "+7 347 111-11-11"
OTHER_DRIVER, INTERPRETER_PHONE, HALL_PHONE = "+7 900 999-99-99", "+7 901 000-00-02", "+7 347 222-22-22"


@dataclass
class Stage:
    """What there is."""

    event_id: int
    event_uid: str
    member_id: int
    foreign_member_id: int
    delegation_id: int
    uids: dict[Subject, str]
    tokens: dict[Subject, str] = field(default_factory=dict)

    def home(self, subject: Subject = Subject.PERSON) -> str:
        """The page of a subject."""
        return f"/p/{self.tokens[subject]}"


def staged(app: Flask, *, published: bool = True, days_ahead: int = 10) -> Stage:
    """Return the event, published unless said otherwise, with a link for each kind of subject."""
    with opened(app).begin() as session:
        stage = _planned(session, days_ahead)
        if published:
            publish(session, Publish(stage.event_id, BY, None), now=clock.now(), judge=lambda _: ())
        for subject, uid in stage.uids.items():
            stage.tokens[subject] = a_link(session, Whose(subject, uid), stage.event_id)
        return stage


def a_link(session: Session, whose: Whose, event_id: int | None, language: str = "ru") -> str:
    """Return the token of a link to a page."""
    last = clock.office_day() + timedelta(days=40)
    cmd = MakeLink("Валиева", new_uid(), Opens.PAGE, whose, event_id, "Помощник министра", language, last)
    return make_link(session, cmd, now=clock.now()).token


def _planned(session: Session, days_ahead: int) -> Stage:
    first = clock.now().astimezone(zone("Asia/Yekaterinburg")).date() + timedelta(days=days_ahead)
    event = an_event(session, first_day=first, last_day=first + timedelta(days=1))
    officer = a_person_in_directory(session, "Сопровождаев")
    delegation = a_delegation(session, event, name=Texts(ru="Делегация акимата"), attached=officer, duty_phone=OFFICER_PHONE)
    guest = a_person_in_directory(session, "Аманов")
    an_appointment(session, guest, "министр промышленности")
    member = a_member(session, delegation, guest, status=MemberStatus.INVITED)
    foreign = a_member(session, a_delegation(session, event), a_person_in_directory(session, "Тайнов"))
    hall = a_hall(session, a_venue(session, address=Texts(ru="ул. Заки Валиди, 2"), latitude=54.72, longitude=55.94), manager="В.В. Залов")
    hall.manager_phone = HALL_PHONE
    session.add(Arrangements(event_id=event.id, duty_phone=DESK_PHONE))
    item = an_item(session, event, "12:00", "13:30", title="Пленарное заседание", hall=hall)
    interpreter = an_interpreter(session, a_person_in_directory(session, "Переводчикова"), phone=INTERPRETER_PHONE)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.add(ItemPerson(item_id=item.id, person_id=interpreter.person_id, role=ItemRole.INTERPRETER))
    booking = InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=interpreter.person, delegation=delegation)
    booking.source, booking.target = "kk", "ru"
    session.add(booking)
    vehicle = _driven(session, event, guest, foreign)
    session.flush()
    uids = {
        Subject.PERSON: guest.uid,
        Subject.DELEGATION: delegation.uid,
        Subject.VEHICLE: vehicle,
        Subject.INTERPRETER: interpreter.person.uid,
        Subject.HALL: hall.uid,
        Subject.RESPONSIBLE: officer.uid,
    }
    return Stage(event.id, event.uid, member.id, foreign.id, delegation.id, uids)


def _driven(session: Session, event: Event, guest: Person, foreign: DelegationMember) -> str:
    morning = datetime.combine(event.first_day, time(9, 5))
    leg = a_leg(session, event, morning, guest, number="DP-407")
    vehicle = a_vehicle(session, event, a_person_in_directory(session, "Водителев"), number=12, phone=DRIVER_PHONE)
    other = a_vehicle(session, event, a_person_in_directory(session, "Чужов"), number=13, phone=OTHER_DRIVER)
    transfer = a_transfer(session, event, morning + timedelta(minutes=40), leg=leg)
    a_car(session, transfer, vehicle, guest)
    a_car(session, transfer, other, foreign.person)
    hotel = a_hotel(session, event, a_venue(session, name=Texts(ru="Гостиница «Астория»")), phone=RECEPTION)
    a_stay(session, hotel, guest, event.first_day, event.last_day)
    return vehicle.uid
