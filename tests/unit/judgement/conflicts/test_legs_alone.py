"""What a journey shows by itself: an arrival at night, and that nobody has confirmed it yet."""

from datetime import date, timedelta

import pytest

from tests.factories.facts import a_leg, found

TODAY = date(2024, 11, 12)


@pytest.mark.parametrize(("at", "findings"), [("22:59", 0), ("23:00", 1), ("0:00", 1), ("5:59", 1), ("6:00", 0)])
def test_night_lasts_from_eleven_until_six_by_the_clocks_here(at: str, findings: int) -> None:
    assert len(found("night_arrival", a_leg(1, at, people={1}))) == findings


def test_a_departure_at_night_an_unknown_time_and_an_empty_leg_are_none() -> None:
    legs = a_leg(1, "2:00", people={1}, departs=True), a_leg(2, people={1}), a_leg(3, "2:00")
    assert found("night_arrival", *legs) == ()


def test_a_night_arrival_names_its_passengers() -> None:
    assert [set(one.people) for one in found("night_arrival", a_leg(1, "2:00", people={1}, vip={2}))] == [{1, 2}]


@pytest.mark.parametrize(("days", "findings"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_a_provisional_journey_is_told_in_its_last_two_weeks(days: int, findings: int) -> None:
    leg = a_leg(1, "9:05", people={1}, day=TODAY + timedelta(days=days), provisional=True)
    assert len(found("provisional_flight", leg, today=TODAY)) == findings


def test_a_confirmed_journey_and_one_of_nobody_are_left_alone() -> None:
    legs = a_leg(1, "9:05", people={1}, day=TODAY), a_leg(2, "9:05", day=TODAY, provisional=True)
    assert found("provisional_flight", *legs, today=TODAY) == ()
