"""A meeting of two heads is moved two hours before: whom the call sheet holds, in which words, and by which number each is reached."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from app.judgement.call_sheets.phones import ways_of
from app.judgement.call_sheets.queries import untold_counts
from app.judgement.call_sheets.rules import RecipientKind
from app.planning.itineraries.naming import vehicle_name
from app.planning.logistics.picture import VehiclePicture
from app.planning.transfers.models import Vehicle
from app.planning.transfers.rules import VehicleClass
from tests.integration.call_sheets.world import NOW, World, a_world

MEETING = "Двусторонняя встреча глав делегаций"
MOVED = f"27 ноября, {MEETING}: перенесено с 10.00 на 10.20"


def car(vehicle: Vehicle) -> str:
    """Return how a vehicle is called."""
    return vehicle_name(VehiclePicture(vehicle.uid, vehicle.number, "", "", VehicleClass.CAR, 3)).ru


@pytest.fixture
def world(session: Session) -> World:
    return a_world(session)


def moved(world: World) -> World:
    """Publish, move the meeting from 10.00 to 10.20 with the cars that go there, and publish again at 8.00."""
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    for transfer in world.transfers:
        world.move_transfer(transfer, "09:50")
    world.publish(now=NOW)
    return world


def test_a_meeting_moved_two_hours_before_calls_each_once(world: World) -> None:
    first, second = world.vehicles
    assert moved(world).called() == sorted(
        [
            ("delegation", "Делегация Республики Башкортостан"),
            ("delegation", "Делегация Республики Казахстан"),
            ("hall", "Конгресс-холл «Торатау», зал переговоров"),
            ("interpreter", "Переводчикова Иван Иванович"),
            ("press", world.calls_by_kind(RecipientKind.PRESS)[0].name),
            ("vehicle", f"Водителев Иван Иванович, {car(first)}"),
            ("vehicle", f"Рулёв Иван Иванович, {car(second)}"),
        ]
    )


def test_a_meeting_that_moves_without_its_cars_calls_the_drivers_all_the_same(world: World) -> None:
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(now=NOW)
    assert [call.lines[0]["ru"].replace("\u00a0", " ") for call in world.calls_by_kind(RecipientKind.VEHICLE)] == [MOVED, MOVED]


def test_each_is_told_in_words_what_concerns_them(world: World) -> None:
    moved(world)
    assert world.told("Конгресс-холл «Торатау», зал переговоров") == [MOVED]
    assert [line for line in world.told("Делегация Республики Казахстан") if MEETING in line] == [MOVED]
    assert len(world.told(f"Водителев Иван Иванович, {car(world.vehicles[0])}")) == 2  # the drive, and what it goes to
    [call] = world.calls_by_kind(RecipientKind.PRESS)
    assert call.lines[0]["en"] == "27\u00a0November, Двусторонняя встреча глав делегаций: moved from 10:00 to 10:20"
    assert (call.version_from, call.version_to, call.first_at) == (1, 2, datetime(2024, 11, 27, 5, 0, tzinfo=UTC))


def test_a_delegation_hears_once_of_the_car_that_all_of_it_is_driven_in(world: World) -> None:
    moved(world)
    assert [len(world.told(f"Делегация Республики {name}")) for name in ("Башкортостан", "Казахстан")] == [2, 2]


def test_each_is_reached_by_the_phone_on_duty(world: World) -> None:
    calls = moved(world).calls()
    ways = ways_of(world.session, world.event.id, calls)
    first = {call.recipient_kind: ways[call.id][0].phone for call in reversed(calls)}
    assert first[RecipientKind.HALL] == "+7 347 200-00-01"
    assert first[RecipientKind.PRESS] == "+7 347 200-00-02"
    assert first[RecipientKind.INTERPRETER] == "+7 901 000-00-01"
    assert sorted(ways[call.id][0].phone for call in calls if call.recipient_kind is RecipientKind.DELEGATION) == [
        "+7 900 100-00-01",
        "+7 900 100-00-02",
    ]
    assert sorted(ways[call.id][0].phone for call in calls if call.recipient_kind is RecipientKind.VEHICLE) == [
        "+7 902 000-00-01",
        "+7 902 000-00-02",
    ]


def test_the_first_version_calls_nobody(world: World) -> None:
    world.publish()
    assert (list(world.calls()), untold_counts(world.session)) == ([], [])


def test_the_first_screen_counts_those_who_have_not_been_told(world: World) -> None:
    moved(world)
    assert [(one.event.id, one.count) for one in untold_counts(world.session)] == [(world.event.id, 7)]


def test_what_is_long_past_is_told_to_nobody(world: World) -> None:
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(now=datetime(2024, 11, 27, 12, 0, tzinfo=UTC))
    assert world.called() == []


def test_a_note_and_a_translation_call_nobody(world: World) -> None:
    world.publish()
    world.meeting.plan_b = "В малом зале"
    world.meeting.title = replace(world.meeting.title, en="Bilateral meeting")
    world.publish(now=NOW)
    assert world.called() == []


def test_a_meeting_that_is_cancelled_calls_the_same(world: World) -> None:
    world.publish()
    world.meeting.cancelled = True
    world.publish(now=NOW)
    assert len(world.called()) == 7
    assert world.told("Конгресс-холл «Торатау», зал переговоров")[0].startswith(f"27 ноября, {MEETING}: ")
