"""Claims about the picture of an event's logistics: what stands in it, and how often the database is asked."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.models import LegPassenger
from app.planning.logistics.picture import BookingPicture, CarPicture, HallPicture, StayPicture
from app.planning.logistics.picture_json import as_json
from app.planning.logistics.queries import logistics_of, without_phones
from app.planning.transfers.models import TransferPassenger
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_room, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

MORNING = datetime.combine(date(2024, 11, 26), time(9, 5))


def everything(session: Session, event: Event, guests: int) -> None:
    """Plan as much of everything as there are guests."""
    delegation = a_delegation(session, event, attached=a_person_in_directory(session))
    hotel = a_hotel(session, event, a_venue(session))
    for number in range(guests):
        person = a_person_in_directory(session)
        a_member(session, delegation, person)
        leg = a_leg(session, event, MORNING, person, venue=a_venue(session), met_by=a_person_in_directory(session))
        transfer = a_transfer(session, event, MORNING, leg=leg, from_venue=leg.venue, to_venue=hotel.venue)
        a_car(session, transfer, a_vehicle(session, event), person)
        a_stay(session, hotel, person, date(2024, 11, 26), date(2024, 11, 28), room=a_room(session, hotel))
        surname = "Ответ" + "".join(chr(ord("а") + int(digit)) for digit in f"{guests:02}{number:02}")
        item = an_item(session, event, hall=a_hall(session), responsible=f"{surname} И.И.")
        a_person_in_directory(session, surname)
        session.add(InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=person, delegation=delegation))
    session.flush()


def test_the_picture_of_one_guest_and_of_fifty_take_the_same_number_of_queries(session: Session, shared_engine: Engine) -> None:
    small, big = an_event(session), an_event(session)
    everything(session, small, 1)
    everything(session, big, 50)
    counts = []
    for event in (small, big):
        session.expire_all()
        session.refresh(event)
        with statements(shared_engine) as asked:
            logistics_of(session, event)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    picture = logistics_of(session, big)
    assert [len(rows) for rows in (picture.legs, picture.vehicles, picture.transfers, picture.stays, picture.bookings, picture.halls)] == [
        50
    ] * 6
    assert len(picture.people) == 151  # who meets, drives and is responsible, and the officer; the guests stand in the programme


def test_a_leg_says_where_it_gets_to_who_is_on_it_and_who_meets_it(session: Session) -> None:
    event = an_event(session)
    guest, vip, officer = (a_person_in_directory(session) for _ in range(3))
    an_appointment(session, officer, "консультант")
    leg = a_leg(
        session, event, MORNING, guest, venue=a_venue(session, name=Texts(ru="Аэропорт", en="Airport")), place=Texts(), met_by=officer
    )
    leg.passengers.append(LegPassenger(person=vip, vip=True))
    leg.terminal, leg.met_by_note = "2", "дежурный, +7 (900) 123-45-67"
    session.flush()
    (picture,) = logistics_of(session, event).legs
    assert picture.place is not None
    assert (picture.place.name.ru, picture.place.name.en) == ("Аэропорт, терминал 2", "Airport, terminal 2")
    assert (picture.passengers, picture.vip_passengers) == ((guest.uid, vip.uid), (vip.uid,))
    assert (picture.met_by, picture.met_by_note) == (officer.uid, "дежурный")
    assert picture.expected == leg.planned
    assert logistics_of(session, event).people[officer.uid].position.ru == "консультант"


def test_a_transfer_has_its_cars_in_order_and_those_without_a_seat_wait(session: Session) -> None:
    event = an_event(session)
    first, second, waiting = (a_person_in_directory(session) for _ in range(3))
    vehicle = a_vehicle(session, event)
    transfer = a_transfer(session, event, MORNING)
    behind = a_car(session, transfer, None, second, order_no=2, note="флажок")
    ahead = a_car(session, transfer, vehicle, first, order_no=1)
    transfer.passengers[1].seat = "справа сзади"
    transfer.passengers.append(TransferPassenger(person=waiting, position=9))
    session.flush()
    (picture,) = logistics_of(session, event).transfers
    assert picture.cars == (
        CarPicture(ahead.uid, vehicle.uid, 1, "", ((first.uid, "справа сзади"),)),
        CarPicture(behind.uid, "", 2, "флажок", ((second.uid, ""),)),
    )
    assert picture.waiting == (waiting.uid,)
    assert (picture.start_place.name.ru, picture.goal.name.ru) == ("Аэропорт", "Гостиница")


def test_what_was_cancelled_before_anybody_was_told_is_left_out(session: Session) -> None:
    event = an_event(session)
    hotel = a_hotel(session, event)
    for told in (False, True):
        a_leg(session, event, cancelled=True, was_published=told)
        a_transfer(session, event, MORNING, cancelled=True, was_published=told)
        a_stay(session, hotel, a_person_in_directory(session), MORNING.date(), MORNING.date(), cancelled=True, was_published=told)
    picture = logistics_of(session, event)
    assert [len(rows) for rows in (picture.legs, picture.transfers, picture.stays)] == [1, 1, 1]


def test_stays_bookings_halls_and_officers_point_at_what_they_mean(session: Session) -> None:
    event = an_event(session)
    guest, officer = a_person_in_directory(session), a_person_in_directory(session)
    delegation = a_delegation(session, event, attached=officer)
    hotel = a_hotel(session, event)
    stay = a_stay(session, hotel, guest, date(2024, 11, 25), date(2024, 11, 28), room=a_room(session, hotel, "305"))
    venue = a_venue(session)
    hall = a_hall(session, venue)
    item = an_item(session, event, hall=hall)
    booking = InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=guest, source="kk", target="ru", delegation=delegation)
    session.add(booking)
    session.flush()
    picture = logistics_of(session, event)
    assert picture.stays == (StayPicture(stay.uid, guest.uid, hotel.uid, date(2024, 11, 25), date(2024, 11, 28), "305"),)
    assert picture.bookings == (BookingPicture(item.uid, guest.uid, "kk", "ru", delegation.uid),)
    assert picture.halls == (HallPicture(hall.uid, Texts(ru=f"{venue.name.ru}, {hall.name.ru}"), (item.uid,)),)
    assert picture.officers == {delegation.uid: officer.uid}
    assert set(picture.people) == {guest.uid, officer.uid}


def test_a_vehicle_that_was_withdrawn_stays_only_where_it_drives(session: Session) -> None:
    event = an_event(session)
    gone, driving = (a_vehicle(session, event, withdrawn=True) for _ in range(2))
    a_car(session, a_transfer(session, event, MORNING), driving)
    assert [vehicle.uid for vehicle in logistics_of(session, event).vehicles] == [driving.uid]
    assert gone.withdrawn


def test_who_is_responsible_by_a_name_that_two_bear_is_not_guessed(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, responsible="Валиева Г.Р., Тёзкин И.И.")
    known = a_person_in_directory(session, "Валиева", given=Texts(ru="Гульнара"), patronymic=Texts(ru="Рашитовна"))
    a_person_in_directory(session, "Валиева", given=Texts(ru="Алия"), patronymic=Texts())
    for given in ("Иван", "Илья"):
        a_person_in_directory(session, "Тёзкин", given=Texts(ru=given))
    assert set(logistics_of(session, event).people) == {known.uid}


def test_what_was_typed_into_notes_keeps_no_phones_and_addresses_in_a_picture(session: Session) -> None:
    event, typed = an_event(session), "звонить 8–917–000‑11‑22, post@example.org"
    a_leg(session, event, luggage=typed, met_by_note=typed)
    transfer = a_transfer(session, event, MORNING, note=Texts(ru=typed, kk=typed))
    a_car(session, transfer, a_vehicle(session, event, note=typed, phone="+7 900 000-00-12"), note=typed)
    session.flush()
    told = str(as_json(logistics_of(session, event)))
    assert "звонить" in told
    assert not [part for part in ("917", "11‑22", "example.org", "000-00-12") if part in told]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ахметов, 8 900 123 45 67", "Ахметов"),
        ("+7 (347) 250-10-20, дежурный", "дежурный"),
        ("стойка 12, терминал 2", "стойка 12, терминал 2"),
        ("выход 3-5", "выход 3-5"),
        ("", ""),
    ],
)
def test_no_phone_gets_into_a_picture(words: str, left: str) -> None:
    assert without_phones(words) == left
