"""Claims about two requests that meet at the logistics of an event: on either database nobody's write is lost, nothing is made twice."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.jobs.asking import take_up
from app.ground.jobs.models import LongJob
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.planning.accreditation import check_in
from app.planning.interpreting.commands import BookInterpreter, book_interpreter
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.commands import AddDelegationToLeg, add_delegation_to_leg
from app.planning.journeys.models import LegPassenger
from app.planning.stays.commands import AddHotel, GiveBeds, Wanted, add_hotel, give_beds
from app.planning.stays.models import Hotel, Stay
from app.planning.transfers.commands import AddVehicle, MakeTransfer, VehicleDetails, add_vehicle, make_transfer
from app.planning.transfers.day_queries import needs_on
from app.planning.transfers.models import Transfer, Vehicle
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_hotel, a_leg
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

DAY = date(2024, 11, 26)
MORNING = datetime.combine(DAY, time(9, 5))


@pytest.fixture
def officer(sessions: sessionmaker[Session]) -> Actor:
    with sessions.begin() as session:
        return an_officer(session)


def an_event_id(sessions: sessionmaker[Session]) -> int:
    with sessions.begin() as session:
        return an_event(session).id


def count(sessions: sessionmaker[Session], table: type) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_of_two_vehicles_with_one_number_the_second_is_refused(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    event_id = an_event_id(sessions)

    def adding(session: Session) -> int:
        return add_vehicle(session, AddVehicle(event_id, officer, new_uid(), VehicleDetails(7)))

    assert isinstance(meeting(engine, sessions, adding, adding).exception(), Refusal)
    assert count(sessions, Vehicle) == 1


def test_two_who_let_the_same_people_be_driven_make_one_transfer(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        guest = a_person_in_directory(session)
        a_member(session, a_delegation(session, event), guest)
        a_leg(session, event, MORNING, guest, venue=a_venue(session))
        event_id = event.id
    with sessions() as session:
        need = next(one for one in needs_on(session, event_id, DAY) if one.leg)

    def making(session: Session) -> int:
        return make_transfer(session, MakeTransfer(event_id, officer, new_uid(), DAY, need.key))

    assert isinstance(meeting(engine, sessions, making, making).exception(), Refusal)
    assert count(sessions, Transfer) == 1


def test_a_delegation_that_two_put_on_a_leg_is_on_it_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        delegation = a_delegation(session, event)
        for name in "АБВ":
            a_member(session, delegation, a_person_in_directory(session, name))
        leg_id, delegation_id = a_leg(session, event, MORNING).id, delegation.id

    def putting(session: Session) -> int:
        return add_delegation_to_leg(session, AddDelegationToLeg(leg_id, officer, delegation_id))

    meeting(engine, sessions, putting, putting)
    assert count(sessions, LegPassenger) == 3


def test_beds_that_are_given_by_one_press_sent_twice_are_given_once(
    engine: Engine, sessions: sessionmaker[Session], officer: Actor
) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        persons = [a_person_in_directory(session, name).id for name in "АБ"]
        event_id, hotel_id = event.id, a_hotel(session, event).id
    uid = new_uid()

    def giving(session: Session) -> tuple[int, ...]:
        return give_beds(session, GiveBeds(event_id, officer, uid, persons, Wanted(hotel_id)))

    assert len(meeting(engine, sessions, giving, giving).result()) == 2
    assert count(sessions, Stay) == 2


def test_a_venue_that_two_make_a_hotel_is_one_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    with sessions.begin() as session:
        event_id, venue_id = an_event(session).id, a_venue(session).id

    def adding(session: Session) -> int:
        return add_hotel(session, AddHotel(event_id, officer, new_uid(), venue_id))

    assert isinstance(meeting(engine, sessions, adding, adding).exception(), Refusal)
    assert count(sessions, Hotel) == 1


def test_somebody_whom_two_book_at_an_item_is_booked_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    with sessions.begin() as session:
        item = an_item(session, an_event(session))
        item_id, person_id, seen = item.id, a_person_in_directory(session).id, item.revision

    def booking(source: str) -> Callable[[Session], int]:
        return lambda session: book_interpreter(session, BookInterpreter(item_id, officer, seen, person_id, source, "ru"))

    assert meeting(engine, sessions, booking("kk"), booking("en")).exception() is not None
    with sessions() as session:
        assert session.scalars(select(InterpreterBooking.source)).all() == ["kk"]


def test_somebody_whom_two_desks_check_in_has_arrived_when_the_first_said_so(
    engine: Engine, sessions: sessionmaker[Session], officer: Actor
) -> None:
    with sessions.begin() as session:
        badge_id = a_badge(session, an_event(session)).id

    def arriving(hour: int) -> Callable[[Session], object]:
        at = datetime(2024, 11, 26, hour, tzinfo=clock.now().tzinfo)
        return lambda session: check_in.check_in(session, check_in.CheckIn(badge_id, officer), now=at).arrived_at

    assert meeting(engine, sessions, arriving(9), arriving(10)).result() == datetime(2024, 11, 26, 9, tzinfo=clock.now().tzinfo)


def test_long_work_that_two_take_up_is_taken_up_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    now = clock.now()
    with sessions.begin() as session:
        job = LongJob(uid=new_uid(), kind="badges", event_id=an_event(session).id, asked_by_id=officer.id, asked_by="", wishes={})
        job.asked_at = job.beat_at = now.replace(year=2020)
        session.add(job)
        session.flush()
        job_id = job.id

    def taking(session: Session) -> bool:
        return take_up(session, session.get_one(LongJob, job_id), now=now)

    assert meeting(engine, sessions, taking, taking).result() is False
