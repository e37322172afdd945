"""Claims about writing vehicles, transfers, and who sits where."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.transfers import commands
from app.planning.transfers.commands import (
    AddTransfer,
    AddVehicle,
    AddVehicles,
    CancelTransfer,
    ChangeTransfer,
    ChangeVehicle,
    CopyTransfer,
    MoveTransfer,
    OnVehicle,
    RemoveTransfer,
    SetCars,
    SetPassengers,
    TransferDetails,
    VehicleDetails,
)
from app.planning.transfers.models import Transfer, Vehicle
from app.planning.transfers.queries import cars_of, get_transfer, passengers_of, transfers_of, vehicles_of
from app.planning.transfers.rules import CarRow, PassengerRow
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.venues.models import TravelTime
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle
from tests.factories.people import a_person_in_directory
from tests.factories.venues import a_venue
from tests.integration.planning.people import an_officer

MORNING = datetime.fromisoformat("2024-11-26T10:00")


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def by(session: Session) -> Actor:
    return an_officer(session)


def start(event: Event, local: datetime = MORNING) -> WallTime:
    return WallTime(local, event.zone)


def in_words(event: Event, local: datetime = MORNING) -> TransferDetails:
    return TransferDetails(start(event, local), from_place=Texts("Аэропорт"), to_place=Texts("Гостиница"))


def test_a_vehicle_is_added_once_with_a_driver_who_is_new(session: Session, event: Event, by: Actor) -> None:
    cmd = AddVehicle(event.id, by, new_uid(), VehicleDetails(12, "а123вс102", "Hyundai H-1", seats=7, new_driver="Петров Иван Иванович"))
    assert commands.add_vehicle(session, cmd) == commands.add_vehicle(session, cmd)
    (vehicle,) = vehicles_of(session, event.id)
    assert vehicle.driver is not None
    assert (vehicle.number, vehicle.plate_key, vehicle.driver.name.ru) == (12, "А123ВС102", "Петров Иван Иванович")


def test_a_number_and_a_plate_are_each_given_once(session: Session, event: Event, by: Actor) -> None:
    known = a_vehicle(session, event, number=5, plate="А005ВС102")
    with pytest.raises(Refusal) as refused:
        commands.add_vehicle(session, AddVehicle(event.id, by, new_uid(), VehicleDetails(5)))
    assert refused.value.field == "number"
    with pytest.raises(Refusal) as refused:
        commands.add_vehicle(session, AddVehicle(event.id, by, new_uid(), VehicleDetails(6, "a 005 bc 102")))
    assert refused.value.field == "plate"
    commands.withdraw_vehicle(session, OnVehicle(known.id, by, known.revision))
    other = commands.add_vehicle(session, AddVehicle(event.id, by, new_uid(), VehicleDetails(5)))
    with pytest.raises(Refusal):
        commands.restore_vehicle(session, OnVehicle(known.id, by, known.revision))
    assert session.get_one(Vehicle, other).number == 5


def test_several_vehicles_are_added_at_once_or_none(session: Session, event: Event, by: Actor) -> None:
    uid = new_uid()
    rows = (VehicleDetails(1, new_driver="Петров Иван"), VehicleDetails(2))
    assert commands.add_vehicles(session, AddVehicles(event.id, by, uid, rows)) == commands.add_vehicles(
        session, AddVehicles(event.id, by, uid, rows)
    )
    assert [vehicle.number for vehicle in vehicles_of(session, event.id)] == [1, 2]


def test_changing_a_vehicle_keeps_its_driver_and_tells_the_log(session: Session, event: Event, by: Actor) -> None:
    vehicle = a_vehicle(session, event)
    driver = vehicle.driver
    assert driver is not None
    commands.change_vehicle(session, ChangeVehicle(vehicle.id, by, vehicle.revision, VehicleDetails(77, driver_id=driver.id, seats=4)))
    assert (vehicle.number, vehicle.driver, vehicle.seats) == (77, driver, 4)
    commands.change_vehicle(session, ChangeVehicle(vehicle.id, by, vehicle.revision, VehicleDetails(77, seats=4)))
    assert history_of(session, "vehicle", vehicle.id)[0].fields == {"driver": [driver.name.ru, None]}
    with pytest.raises(Stale):
        commands.change_vehicle(session, ChangeVehicle(vehicle.id, by, 1, VehicleDetails(78)))


def test_a_vehicle_in_a_transfer_is_withdrawn_not_removed(session: Session, event: Event, by: Actor) -> None:
    driving, idle = a_vehicle(session, event), a_vehicle(session, event)
    a_car(session, a_transfer(session, event, MORNING), driving)
    with pytest.raises(Refusal):
        commands.remove_vehicle(session, OnVehicle(driving.id, by, driving.revision))
    commands.remove_vehicle(session, OnVehicle(idle.id, by, idle.revision))
    assert [vehicle.id for vehicle in vehicles_of(session, event.id)] == [driving.id]


def test_nobody_but_the_office_and_its_coordinators_writes(session: Session, event: Event) -> None:
    stranger = an_actor(a_user(session, role=Role.COORDINATOR))
    with pytest.raises(NotAllowed):
        commands.add_vehicle(session, AddVehicle(event.id, stranger, new_uid(), VehicleDetails(1)))
    with pytest.raises(NotAllowed):
        commands.add_transfer(session, AddTransfer(event.id, stranger, new_uid(), in_words(event)))


def test_an_end_that_nobody_entered_is_reckoned_from_the_way(session: Session, event: Event, by: Actor) -> None:
    airport, hotel = a_venue(session, event.city), a_venue(session, event.city)
    session.add(TravelTime(start=airport, goal=hotel, minutes=40))
    session.flush()
    details = TransferDetails(start(event), from_venue_id=hotel.id, to_venue_id=airport.id)
    transfer = get_transfer(session, commands.add_transfer(session, AddTransfer(event.id, by, new_uid(), details)))
    assert (transfer.end_at - transfer.start_at, transfer.end_is_estimate) == (timedelta(minutes=40), True)
    entered = TransferDetails(start(event), start(event, MORNING.replace(hour=11)), from_venue_id=hotel.id, to_venue_id=airport.id)
    commands.change_transfer(session, ChangeTransfer(transfer.id, by, transfer.revision, entered))
    assert (transfer.end_at - transfer.start_at, transfer.end_is_estimate) == (timedelta(minutes=60), False)


def test_a_transfer_says_from_where_and_where_to(session: Session, event: Event, by: Actor) -> None:
    nowhere = TransferDetails(start(event), to_place=Texts("Гостиница"))
    with pytest.raises(Refusal) as refused:
        commands.add_transfer(session, AddTransfer(event.id, by, new_uid(), nowhere))
    assert refused.value.field == "from_venue"
    far = in_words(event, MORNING.replace(year=2025))
    with pytest.raises(Refusal):
        commands.add_transfer(session, AddTransfer(event.id, by, new_uid(), far))


def test_a_moved_transfer_lasts_as_long_as_before(session: Session, event: Event, by: Actor) -> None:
    transfer = a_transfer(session, event, MORNING, 45)
    commands.move_transfer(session, MoveTransfer(transfer.id, by, transfer.revision, start(event, MORNING.replace(hour=23, minute=50))))
    assert transfer.start_local == MORNING.replace(hour=23, minute=50)
    assert transfer.end_local == datetime.fromisoformat("2024-11-27T00:35")
    assert transfer.day == MORNING.date()


def test_what_went_out_is_cancelled_what_did_not_is_removed(session: Session, event: Event, by: Actor) -> None:
    out, draft = a_transfer(session, event, MORNING, was_published=True), a_transfer(session, event, MORNING)
    a_car(session, draft, a_vehicle(session, event), a_person_in_directory(session))
    for transfer in (out, draft):
        commands.remove_transfer(session, RemoveTransfer(transfer.id, by, transfer.revision))
    assert [(one.id, one.cancelled) for one in transfers_of(session, event.id)] == [(out.id, True)]
    commands.restore_transfer(session, CancelTransfer(out.id, by, out.revision))
    assert out.cancelled is False


def test_a_copy_has_cars_and_passengers_of_its_own(session: Session, event: Event, by: Actor) -> None:
    transfer, guest = a_transfer(session, event, MORNING), a_person_in_directory(session)
    a_car(session, transfer, a_vehicle(session, event), guest, note="первым")
    uid = new_uid()
    copy_id = commands.copy_transfer(session, CopyTransfer(transfer.id, by, uid))
    assert commands.copy_transfer(session, CopyTransfer(transfer.id, by, uid)) == copy_id
    copy = get_transfer(session, copy_id)
    (car,), (mine,) = cars_of(copy), cars_of(transfer)
    assert (car.vehicle_id, car.note) == (mine.vehicle_id, mine.note)
    assert passengers_of(copy) == (PassengerRow(guest.id, car.uid),)
    assert car.uid != mine.uid


def test_cars_stand_in_their_order_and_a_car_that_goes_leaves_its_people_without_a_seat(session: Session, event: Event, by: Actor) -> None:
    transfer, guest = a_transfer(session, event, MORNING), a_person_in_directory(session)
    first, second = a_vehicle(session, event), a_vehicle(session, event)
    cars = (CarRow(new_uid(), first.id), CarRow(new_uid(), second.id), CarRow(new_uid()))
    commands.set_cars(session, SetCars(transfer.id, by, transfer.revision, cars))
    seated = (PassengerRow(guest.id, cars[1].uid, "справа сзади"),)
    commands.set_passengers(session, SetPassengers(transfer.id, by, transfer.revision, seated))
    session.expire_all()
    assert passengers_of(get_transfer(session, transfer.id)) == seated
    seen = transfer.revision
    commands.set_cars(session, SetCars(transfer.id, by, seen, (cars[2], cars[0])))
    session.expire_all()
    transfer = get_transfer(session, transfer.id)
    assert cars_of(transfer) == (cars[2], cars[0])
    assert passengers_of(transfer) == (PassengerRow(guest.id),)
    with pytest.raises(Stale):
        commands.set_cars(session, SetCars(transfer.id, by, seen, cars))


def test_the_log_keeps_cars_and_people_by_ids(session: Session, event: Event, by: Actor) -> None:
    transfer, guest, vehicle = a_transfer(session, event, MORNING), a_person_in_directory(session, "Гостев"), a_vehicle(session, event)
    car = CarRow(new_uid(), vehicle.id)
    commands.set_cars(session, SetCars(transfer.id, by, None, (car,)))
    commands.set_passengers(session, SetPassengers(transfer.id, by, None, (PassengerRow(guest.id, car.uid),)))
    newest = history_of(session, "transfer", transfer.id)[0]
    assert newest.fields == {"car_list": [f"car 1 {vehicle.id}", f"car 1 {vehicle.id}\nseat {guest.id} 1"]}


def test_a_vehicle_drives_once_in_a_transfer_and_only_for_its_event(session: Session, event: Event, by: Actor) -> None:
    transfer, vehicle = a_transfer(session, event, MORNING), a_vehicle(session, event)
    foreign = a_vehicle(session, an_event(session))
    twice = (CarRow(new_uid(), vehicle.id), CarRow(new_uid(), vehicle.id))
    for cars in (twice, (CarRow(new_uid(), foreign.id),)):
        with pytest.raises(Refusal):
            commands.set_cars(session, SetCars(transfer.id, by, None, cars))


def test_more_people_than_seats_are_written_all_the_same(session: Session, event: Event, by: Actor) -> None:
    transfer, vehicle = a_transfer(session, event, MORNING), a_vehicle(session, event, seats=1)
    car = CarRow(new_uid(), vehicle.id)
    commands.set_cars(session, SetCars(transfer.id, by, None, (car,)))
    rows = tuple(PassengerRow(a_person_in_directory(session).id, car.uid) for _ in range(3))
    commands.set_passengers(session, SetPassengers(transfer.id, by, None, rows))
    assert passengers_of(get_transfer(session, transfer.id)) == rows


def test_somebody_who_is_erased_is_not_driven(session: Session, event: Event, by: Actor) -> None:
    transfer = a_transfer(session, event, MORNING)
    merged = a_person_in_directory(session, merged_into_id=a_person_in_directory(session).id)
    with pytest.raises(Refusal):
        commands.set_passengers(session, SetPassengers(transfer.id, by, None, (PassengerRow(merged.id),)))


def test_a_transfer_is_added_once_with_its_passengers(session: Session, event: Event, by: Actor) -> None:
    guest = a_person_in_directory(session)
    cmd = AddTransfer(event.id, by, new_uid(), in_words(event), (guest.id, guest.id))
    assert commands.add_transfer(session, cmd) == commands.add_transfer(session, cmd)
    assert passengers_of(get_transfer(session, commands.add_transfer(session, cmd))) == (PassengerRow(guest.id),)
    assert len(session.scalars(select(Transfer)).all()) == 1
    assert session.scalars(select(Person).where(Person.id == guest.id)).one() is guest
