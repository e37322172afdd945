"""Rows of logistics keep what they are given, instants included, on both databases."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from app.ground.kernel.walltime import WallTime
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_room, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_person_in_directory


def clock(hours: int, minutes: int = 0) -> datetime:
    return datetime.combine(date(2024, 11, 26), time(hours, minutes))


def test_a_leg_keeps_its_clock_its_instant_and_how_late_it_is(session: Session) -> None:
    guest = a_person_in_directory(session)
    leg = a_leg(session, an_event(session), clock(9, 5), guest)
    leg.estimated = WallTime(clock(10, 45), leg.zone)
    session.flush()
    session.expire(leg)
    assert (leg.planned_at, leg.late_minutes) == (datetime(2024, 11, 26, 4, 5, tzinfo=UTC), 100)
    assert leg.expected == leg.estimated
    leg.estimated = None
    assert (leg.estimated_at, leg.late_minutes) == (None, 0)


def test_a_transfer_has_its_cars_in_their_order_and_its_passengers_in_cars(session: Session) -> None:
    event = an_event(session)
    guest = a_person_in_directory(session)
    transfer = a_transfer(session, event, clock(10))
    last = a_car(session, transfer, a_vehicle(session, event), order_no=2)
    first = a_car(session, transfer, None, guest, order_no=1)
    assert {car.id: car.order_no for car in transfer.cars} == {last.id: 2, first.id: 1}
    assert [(one.person_id, one.car_id) for one in transfer.passengers] == [(guest.id, first.id)]


def test_a_stay_knows_its_room(session: Session) -> None:
    hotel = a_hotel(session, an_event(session))
    room = a_room(session, hotel, "305")
    stay = a_stay(session, hotel, a_person_in_directory(session), date(2024, 11, 25), date(2024, 11, 28), room=room)
    session.expire(stay)
    assert (stay.hotel_id, stay.room_id) == (hotel.id, room.id)
