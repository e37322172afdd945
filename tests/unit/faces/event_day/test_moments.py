"""Claims about where somebody is at a moment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.faces.event_day.moments import FREE, Doing
from app.planning.journeys.rules import Direction
from tests.unit.faces.event_day.pictures import NOON, item, leg, moment, transfer, vehicle, wall

SESSION = item("session", -30, 30)


def doing(minutes: int = 0, person: str = "head", **over: object) -> tuple[Doing, str]:
    return moment(minutes, **over).spot(person).key  # type: ignore[arg-type]


def test_who_attends_what_goes_on_is_there_and_at_its_end_is_free() -> None:
    assert doing(29, items=(SESSION,)) == (Doing.ATTENDING, "session")
    assert doing(30, items=(SESSION,)) == FREE.key


def test_a_cancelled_item_and_one_without_a_time_keep_nobody() -> None:
    items = (item("off", -30, 30, cancelled=True), item("some time", None))
    assert doing(items=items) == FREE.key


def test_an_item_without_an_end_lasts_an_hour_and_yields_to_the_next() -> None:
    items = (item("reception", -30), item("talk", 10, 20))
    assert doing(0, items=items) == (Doing.ATTENDING, "reception")
    assert doing(15, items=items) == (Doing.ATTENDING, "talk")
    assert doing(30, items=items) == FREE.key


def test_who_is_driven_is_on_the_way_though_the_item_has_begun() -> None:
    ride = transfer("ride", -20, 5, "head")
    assert doing(0, items=(SESSION,), transfers=(ride,), vehicles=(vehicle(),)) == (Doing.RIDING, "ride")
    assert doing(0, "second", items=(SESSION,), transfers=(ride,)) == (Doing.ATTENDING, "session")
    assert doing(0, "driver", transfers=(ride,), vehicles=(vehicle(),)) == (Doing.RIDING, "ride")


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(-200, Doing.AWAITED), (-120, Doing.TRAVELLING), (-61, Doing.TRAVELLING), (-60, Doing.ARRIVED), (-1, Doing.ARRIVED), (0, Doing.FREE)],
)
def test_an_arrival_is_awaited_then_in_the_air_then_at_the_airport(minutes: int, expected: Doing) -> None:
    flight = leg("flight", -60, "head", far=wall(-150))
    assert doing(minutes, legs=(flight,))[0] is expected


def test_who_sits_in_a_late_flight_sits_in_no_hall_and_in_no_car() -> None:
    late = leg("flight", -60, "head", far=wall(-150), estimated=wall(40))
    ride = transfer("ride", -10, 20, "head")
    assert doing(0, items=(SESSION,), legs=(late,), transfers=(ride,)) == (Doing.TRAVELLING, "flight")
    unknown = leg("flight", -60, "head", estimated=wall(40))
    assert doing(0, items=(SESSION,), legs=(unknown,)) == (Doing.AWAITED, "flight")


def test_a_car_that_has_set_off_says_that_they_are_out_of_the_airport() -> None:
    assert doing(0, legs=(leg("flight", -30, "head"),), transfers=(transfer("ride", -5, 20, "head"),)) == (Doing.RIDING, "ride")


def test_the_vip_hall_is_quicker() -> None:
    flight = leg("flight", -40, "head", "second", vip_passengers=("head",))
    assert doing(0, "head", legs=(flight,)) == FREE.key
    assert doing(0, "second", legs=(flight,)) == (Doing.ARRIVED, "flight")


def test_who_flies_off_is_in_the_air_then_away() -> None:
    flight = leg("flight", -10, "head", direction=Direction.DEPARTURE, far=wall(60))
    assert doing(-11, items=(SESSION,), legs=(flight,)) == (Doing.ATTENDING, "session")
    assert doing(0, items=(SESSION,), legs=(flight,)) == (Doing.TRAVELLING, "flight")
    assert doing(60, legs=(flight,)) == (Doing.LEFT, "")


def test_a_cancelled_leg_and_one_without_a_time_keep_nobody_away() -> None:
    legs = (leg("off", 60, "head", cancelled=True), replace(leg("some time", 60, "head"), planned=None))
    assert doing(legs=legs, items=(SESSION,)) == (Doing.ATTENDING, "session")


def test_who_has_come_and_gone_and_comes_again_is_awaited() -> None:
    away = leg("away", -300, "head", direction=Direction.DEPARTURE)
    again = leg("again", 60, "head")
    assert doing(legs=(leg("first", -600, "head"), away, again)) == (Doing.AWAITED, "again")


@given(st.lists(st.tuples(st.booleans(), st.integers(-300, 300), st.none() | st.integers(1, 200)), max_size=4), st.integers(-400, 400))
def test_everybody_is_somewhere_whatever_the_legs_say(legs: list[tuple[bool, int, int | None]], minutes: int) -> None:
    pictures = tuple(
        leg(
            f"leg {number}",
            planned,
            "head",
            direction=Direction.ARRIVAL if comes else Direction.DEPARTURE,
            far=None if length is None else wall(planned - length if comes else planned + length),
        )
        for number, (comes, planned, length) in enumerate(legs)
    )
    there = moment(minutes, (SESSION,), legs=pictures)
    spot = there.spot("head")
    assert there.at == NOON + timedelta(minutes=minutes)
    assert (spot.leg is not None) == (spot.doing in (Doing.TRAVELLING, Doing.AWAITED, Doing.ARRIVED, Doing.LEFT))
    assert (spot.item is not None) == (spot.doing is Doing.ATTENDING)
