"""Claims about what transfers hold of a person, how they are erased, and about a new release of the time zones."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.web.history import told_rows
from app.ground.words.languages import speaking
from app.planning.events.models import Event
from app.planning.transfers import commands
from app.planning.transfers.commands import SetCars, SetPassengers, VehicleDetails
from app.planning.transfers.erasing import erase_from_transfers
from app.planning.transfers.holdings import rides_held, vehicles_held
from app.planning.transfers.models import Transfer
from app.planning.transfers.naming import names_for
from app.planning.transfers.queries import get_transfer, get_vehicle, passengers_of
from app.planning.transfers.resolving import resolve_transfers
from app.planning.transfers.rules import CarRow, PassengerRow
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle
from tests.factories.people import a_person_in_directory
from tests.integration.planning.people import an_officer

MORNING = datetime.fromisoformat("2024-11-26T10:00")


def test_what_is_held_of_a_passenger_and_of_a_driver(session: Session) -> None:
    event, guest, driver = an_event(session), a_person_in_directory(session), a_person_in_directory(session)
    vehicle = a_vehicle(session, event, driver, number=12, model="Aurus", plate="А012ВС102", phone="+7 900")
    a_car(session, a_transfer(session, event, MORNING), vehicle, guest)
    (ride,) = rides_held(session, guest)
    assert (ride["start"], ride["from"], ride["to"]) == ("2024-11-26T10:00", {"ru": "Аэропорт"}, {"ru": "Гостиница"})
    assert [(one["vehicle"], one["phone"]) for one in vehicles_held(session, driver)] == [("№ 12 Aurus А012ВС102", "+7 900")]
    assert (rides_held(session, driver), vehicles_held(session, guest)) == ([], [])


def test_who_is_erased_drives_nobody_and_is_driven_by_nobody(session: Session) -> None:
    event, by, gone, other = an_event(session), an_officer(session), a_person_in_directory(session), a_person_in_directory(session)
    made = commands.add_vehicle(session, commands.AddVehicle(event.id, by, gone.uid, VehicleDetails(5, driver_id=gone.id, phone="+7 900")))
    transfer = a_transfer(session, event, MORNING)
    a_car(session, transfer, get_vehicle(session, made), gone, other)
    assert erase_from_transfers(session, gone) == 2
    session.expire_all()
    vehicle = get_vehicle(session, made)
    assert (vehicle.driver, vehicle.phone) == (None, "")
    assert [row.person_id for row in passengers_of(get_transfer(session, transfer.id))] == [other.id]
    assert all(gone.name.ru not in str(change.fields) for change in history_of(session, "vehicle", made))
    assert erase_from_transfers(session, gone) == 0


def test_the_log_tells_cars_and_people_in_words(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    transfer, guest = a_transfer(session, event, MORNING), a_person_in_directory(session, "Гостев")
    vehicle = a_vehicle(session, event, number=12, model="Aurus", plate="")
    car = CarRow("11111111-1111-4111-8111-111111111111", vehicle.id)
    commands.set_cars(session, SetCars(transfer.id, by, None, (car,)))
    commands.set_passengers(session, SetPassengers(transfer.id, by, None, (PassengerRow(guest.id, car.uid),)))
    with speaking("en"):
        rows = told_rows(history_of(session, "transfer", transfer.id), names_for(session))
    assert [row.changes for row in rows[:2]] == [
        (("Cars and passengers", "", "И.И. Гостев in car 1"),),
        (("Cars and passengers", "", "car 1: № 12 Aurus"),),
    ]


def _earlier(session: Session, event: Event) -> Transfer:
    """Return a transfer whose instants were resolved by rules under which the clocks were an hour ahead of today's."""
    transfer = a_transfer(session, event, MORNING)
    columns = {"start_at": transfer.start_at - timedelta(hours=1), "end_at": transfer.end_at - timedelta(hours=1)}
    session.execute(update(Transfer).where(Transfer.id == transfer.id).values(**columns))
    session.expire_all()
    return transfer


def test_new_rules_of_a_zone_move_the_instants_and_leave_the_clock(session: Session) -> None:
    event = an_event(session)
    wrong, right = _earlier(session, event), a_transfer(session, event, MORNING)
    (shifted,) = resolve_transfers(session)
    assert shifted.after == right.start_at
    assert (wrong.start_at, wrong.end_at, wrong.start_local) == (right.start_at, right.end_at, MORNING)
    assert resolve_transfers(session) == ()
    assert len(session.scalars(select(Transfer)).all()) == 2
