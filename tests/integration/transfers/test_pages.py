"""Claims about the pages of transfers: the table of a day, one transfer, the vehicles."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation
from app.planning.transfers.models import Transfer, Vehicle
from app.planning.transfers.queries import cars_of, get_transfer, passengers_of, transfers_of, vehicles_of
from app.planning.transfers.rules import PassengerRow
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from app.register.venues.models import TravelTime
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue

DAY = date(2024, 11, 26)
HTMX = {"HX-Request": "true"}


def clock(hours: int, minutes: int = 0) -> datetime:
    return datetime.combine(DAY, datetime.min.time()).replace(hour=hours, minute=minutes)


@dataclass(frozen=True)
class World:
    """A forum to which a delegation of two flies in and goes to the plenary session."""

    event: int
    first: int
    second: int
    delegation: int

    @property
    def day(self) -> str:
        return f"/events/{self.event}/logistics/day/{DAY}"


@pytest.fixture
def world(app: Flask) -> World:
    with opened(app).begin() as session:
        event = an_event(session)
        airport, hotel, hall = (a_venue(session, event.city, name=Texts(name)) for name in ("Аэропорт", "Башкирия", "Торатау"))
        ways = ((airport, hotel, 40), (hotel, hall, 20), (airport, hall, 45))
        session.add_all(TravelTime(start=start, goal=goal, minutes=minutes) for start, goal, minutes in ways)
        delegation = a_delegation(session, event, name=Texts("Делегация Астаны"))
        people = [a_member(session, delegation, a_person_in_directory(session, name)).person for name in ("Гостев", "Другов")]
        inn = a_hotel(session, event, hotel)
        for person in people:
            a_stay(session, inn, person, DAY, DAY + timedelta(days=1))
        a_leg(session, event, clock(9, 5), *people, venue=airport, number="DP-407")
        item = an_item(session, event, "15:00", "17:00", title="Пленарное", venue=hall)
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
        return World(event.id, people[0].id, people[1].id, delegation.id)


def in_english(app: Flask, role: Role = Role.PROTOCOL) -> FlaskClient:
    """Return the client of somebody who reads the language of the source."""
    return signed_in(app, somebody(app, role, language="en"))


def text(answer: TestResponse) -> str:
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def keys_of(answer: TestResponse) -> list[str]:
    """Return the keys of the needs that a day's table offers to make a transfer of."""
    return re.findall(r'name="key" value="([^"]+)"', answer.get_data(as_text=True))


def transfers(app: Flask, world: World) -> list[Transfer]:
    with opened(app)() as session:
        return list(transfers_of(session, world.event))


def test_the_table_of_a_day_fills_itself_and_a_press_makes_the_transfer(app: Flask, world: World) -> None:
    client = in_english(app)
    page = client.get(world.day)
    assert page.status_code == 200
    # from the airport to the hotel, to the plenary session, and back
    assert len(keys_of(page)) == 3
    assert "DP-407" in text(page)
    for key in keys_of(page):
        answer = client.post(f"{world.day}/transfers", data={"key": key, "uid": ""})
        assert answer.status_code == 303
    assert keys_of(client.get(world.day)) == []
    made = transfers(app, world)
    assert [(one.start_local.time().isoformat("minutes"), one.end_local.time().isoformat("minutes")) for one in made] == [
        ("10:05", "10:45"),
        ("14:30", "14:50"),
        ("17:00", "17:20"),
    ]
    assert all(one.end_is_estimate for one in made)
    assert [[row.person_id for row in one.passengers] for one in made] == [[world.first, world.second]] * 3


def test_a_need_that_somebody_else_has_seen_to_is_not_made_twice(app: Flask, world: World) -> None:
    client = in_english(app)
    key = keys_of(client.get(world.day))[0]
    client.post(f"{world.day}/transfers", data={"key": key, "uid": ""})
    answer = client.post(f"{world.day}/transfers", data={"key": key, "uid": ""}, follow_redirects=True)
    assert "in the meantime" in text(answer)
    assert len(transfers(app, world)) == 1


def test_a_late_flight_puts_its_passengers_first_again(app: Flask, world: World) -> None:
    client = in_english(app)
    client.post(f"{world.day}/transfers", data={"key": keys_of(client.get(world.day))[0], "uid": ""})
    with opened(app).begin() as session:
        leg = get_transfer(session, transfers(app, world)[0].id).leg
        assert leg is not None
        leg.estimated = WallTime(clock(10, 30), leg.zone)
    page = client.get(world.day)
    assert "does not fit any more" in text(page)
    assert any(key.startswith("arrival|") for key in keys_of(page))


def test_the_first_tab_without_a_day_shows_one_of_the_event(app: Flask, world: World) -> None:
    assert in_english(app).get(f"/events/{world.event}/logistics/day").status_code == 200
    assert in_english(app).get(f"/events/{world.event}/logistics/day/nonsense").status_code == 200


def test_a_reader_sees_and_presses_nothing(app: Flask, world: World) -> None:
    client = in_english(app, Role.READER)
    page = client.get(world.day)
    assert (page.status_code, keys_of(page)) == (200, [])
    assert client.post(f"{world.day}/transfers", data={"key": "x"}).status_code == 403
    assert client.get(f"/events/{world.event}/logistics/vehicles").status_code == 200
    assert client.get(f"/events/{world.event}/logistics/vehicles/new").status_code == 403


def test_a_vehicle_is_entered_with_a_driver_who_is_new_and_changed_by_two(app: Flask, world: World) -> None:
    client = in_english(app)
    address = f"/events/{world.event}/logistics/vehicles/new"
    sent = form_of(client.get(address))
    assert sent["number"] == "1"
    answer = client.post(address, data={**sent, "number": "12", "plate": "А123ВС102", "seats": "7", "driver": "Петров Иван Иванович"})
    assert answer.status_code == 303
    with opened(app)() as session:
        (vehicle,) = vehicles_of(session, world.event)
        assert vehicle.driver is not None
        assert vehicle.driver.name.ru == "Петров Иван Иванович"
    edit = f"/vehicles/{vehicle.id}/edit"
    mine, theirs = form_of(client.get(edit)), form_of(client.get(edit))
    assert client.post(edit, data={**theirs, "model": "Hyundai H-1"}).status_code == 303
    clash = client.post(edit, data={**mine, "seats": "8"})
    assert clash.status_code == 409
    assert client.post(edit, data={**form_of(clash), "seats": "8"}).status_code == 303
    again = client.post(address, data={**sent, "uid": "", "number": "12"})
    assert (again.status_code, list(errors_of(again))) == (422, ["number"])


LIST = """№; госномер; модель
12; А123ВС102; Hyundai H-1; 7; Петров Иван Иванович; +7 900 000-00-12
13; А124ВС102; Aurus Senat; 3; Гостев Иван Иванович; +7 900 000-00-13
авто № 12; А125ВС102"""


def test_a_pasted_list_is_shown_before_it_is_taken_in(app: Flask, world: World) -> None:
    client = in_english(app)
    address = f"/events/{world.event}/logistics/vehicles/paste"
    page = client.post(address, data={**form_of(client.get(address)), "lines": LIST})
    assert page.status_code == 200
    for told in ("Hyundai H-1", "in the directory: Гостев Иван Иванович", "comes into the directory", "This number is given already."):
        assert told in text(page)
    with opened(app)() as session:
        assert session.scalars(select(Vehicle)).all() == []
    sent = {name: value for name, value in form_of(page).items() if name != "take"}
    assert client.post(address, data={**sent, "take": "1"}).status_code == 303
    assert client.post(address, data={**sent, "take": "1"}).status_code == 200  # pressed twice: by then both numbers are given
    with opened(app)() as session:
        vehicles = vehicles_of(session, world.event)
        assert [(one.number, one.seats, one.driver_id) for one in vehicles][1] == (13, 3, world.first)
        assert [one.number for one in vehicles] == [12, 13]


def a_drive(app: Flask, world: World) -> tuple[int, int]:
    """Return the ids of a transfer without cars and of a vehicle."""
    with opened(app).begin() as session:
        event = session.get_one(Event, world.event)
        return a_transfer(session, event, clock(12)).id, a_vehicle(session, event, seats=1).id


def revision(app: Flask, transfer_id: int) -> int:
    with opened(app)() as session:
        return session.get_one(Transfer, transfer_id).revision


def test_cars_and_passengers_with_and_without_a_script(app: Flask, world: World) -> None:
    client = in_english(app)
    transfer, vehicle = a_drive(app, world)
    cars, seats = f"/transfers/{transfer}/cars", f"/transfers/{transfer}/passengers"
    answer = client.post(cars, data={"deed": "add", "vehicle": vehicle, "seen": revision(app, transfer)})
    assert (answer.status_code, answer.location) == (303, f"/transfers/{transfer}#seating")
    with opened(app)() as session:
        (car,) = cars_of(get_transfer(session, transfer))
    data = {"deed": "add", "delegation": world.delegation, "car": car.uid, "seen": revision(app, transfer)}
    answer = client.post(seats, data=data, headers=HTMX)
    assert answer.status_code == 200
    assert "2 for 1 seats" in text(answer)
    data = {"deed": "seat", "person": [world.second], "car": "", "seen": revision(app, transfer)}
    client.post(seats, data=data, headers=HTMX)
    data = {"deed": "seat", "person": [world.first], "car": car.uid, "seat": "справа сзади", "seen": revision(app, transfer)}
    client.post(seats, data=data, headers=HTMX)
    with opened(app)() as session:
        rows = passengers_of(get_transfer(session, transfer))
    assert rows == (PassengerRow(world.first, car.uid, "справа сзади"), PassengerRow(world.second))
    client.post(seats, data={"deed": "out", "person": [world.second], "seen": revision(app, transfer)})
    with opened(app)() as session:
        assert passengers_of(get_transfer(session, transfer)) == rows[:1]


def test_who_seats_people_at_the_same_time_sees_what_the_other_did_and_may_go_on(app: Flask, world: World) -> None:
    client = in_english(app)
    transfer, vehicle = a_drive(app, world)
    seen = revision(app, transfer)
    client.post(f"/transfers/{transfer}/cars", data={"deed": "add", "vehicle": vehicle, "seen": seen})
    answer = client.post(f"/transfers/{transfer}/passengers", data={"deed": "add", "name": "Гостев", "seen": seen})
    assert answer.status_code == 409
    assert "Write mine as well" in text(answer)
    assert 'name="name" value="Гостев"' in text(answer)
    nobody = client.post(f"/transfers/{transfer}/passengers", data={"deed": "add", "name": "Никто", "seen": seen + 1})
    assert nobody.status_code == 422


def test_somebody_and_a_car_in_two_transfers_at_once_are_told(app: Flask, world: World) -> None:
    client = in_english(app)
    transfer, _ = a_drive(app, world)
    with opened(app).begin() as session:
        first = get_transfer(session, transfer)
        vehicle, guest = a_vehicle(session, first.event), session.get_one(Person, world.first)
        a_car(session, first, vehicle, guest)
        a_car(session, a_transfer(session, first.event, clock(12, 20)), vehicle, guest)
    assert "In two transfers at once" in text(client.get(f"/transfers/{transfer}"))
    assert "also at 12:20" in text(client.get(world.day))


def test_a_transfer_is_entered_moved_copied_cancelled_and_removed(app: Flask, world: World) -> None:
    client = in_english(app)
    address = f"/events/{world.event}/logistics/transfers/new"
    sent = form_of(client.get(f"{address}?day={DAY}"))
    wanted = {**sent, "start": "10.00", "end": "10.40", "from_place-ru": "Аэропорт", "to_place-ru": "Гостиница"}
    assert list(errors_of(client.post(address, data={**wanted, "start": ""}))) == ["start"]
    assert list(errors_of(client.post(address, data={**wanted, "to_place-ru": ""}))) == ["to_venue"]
    assert client.post(address, data=wanted).status_code == 303
    (made,) = transfers(app, world)
    here = f"/transfers/{made.id}"
    answer = client.post(f"{here}/move?back=day", data={"minutes": "15", "seen": made.revision})
    assert answer.location == f"{world.day}#transfer-{made.id}"
    assert client.post(f"{here}/move", data={"minutes": "15", "seen": made.revision}).status_code == 409
    client.post(f"{here}/copy", data={"uid": ""})
    client.post(f"{here}/cancel", data={"seen": revision(app, made.id)})
    assert [(one.start_local, one.cancelled) for one in transfers(app, world)] == [(clock(10, 15), True), (clock(10, 15), False)]
    client.post(f"{here}/remove", data={"seen": revision(app, made.id)})
    assert len(transfers(app, world)) == 1
    assert client.get(f"/transfers/{transfers(app, world)[0].id}/menu").status_code == 200


def test_a_transfer_that_two_change_is_decided_field_by_field(app: Flask, world: World) -> None:
    client = in_english(app)
    transfer, _ = a_drive(app, world)
    edit = f"/transfers/{transfer}/edit"
    mine, theirs = form_of(client.get(edit)), form_of(client.get(edit))
    assert client.post(edit, data={**theirs, "staff_note": "у входа"}).status_code == 303
    assert client.post(edit, data={**mine, "start": "13.00", "end": "13.40"}).status_code == 409


def test_a_day_of_many_people_asks_no_more_of_the_database_than_one_of_few(app: Flask, world: World, app_engine: Engine) -> None:
    client = in_english(app)

    def asked() -> int:
        with statements(app_engine) as found:
            assert client.get(world.day).status_code == 200
        return len(found)

    client.get(world.day)
    transfer, _ = a_drive(app, world)
    before = asked()
    with opened(app).begin() as session:
        _more(session, world, transfer)
    assert asked() == before


def _more(session: Session, world: World, transfer_id: int) -> None:
    event = get_transfer(session, transfer_id).event
    hotel = a_hotel(session, event)
    for number in range(8):
        delegation = a_delegation(session, event)
        members = [a_member(session, delegation).person for _ in range(4)]
        for person in members:
            a_stay(session, hotel, person, DAY - timedelta(days=1), DAY + timedelta(days=1))
        item = an_item(session, event, f"{10 + number}:00", f"{10 + number}:30", venue=a_venue(session, event.city))
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
        a_leg(session, event, clock(8, number), *members[:2])
        a_car(session, a_transfer(session, event, clock(9 + number)), a_vehicle(session, event), *members)
