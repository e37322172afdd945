"""Claims about times of items that go along when their event moves."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.programmes.shifting import carried
from tests.factories.programmes import ASTANA, UFA, at
from tests.strategies.programmes import ZONES, whens

BACK = date(2024, 2, 29)
"""The evening on which Almaty's clocks showed 23.00 to 24.00 twice."""


@given(st.data(), st.sampled_from(ZONES), st.integers(-800, 800))
def test_clock_times_stay_and_days_move_alike(data: st.DataObject, zone: str, days: int) -> None:
    when = data.draw(whens(zone))
    moved, _ = carried(when, days, zone)
    by = timedelta(days=days)
    assert (moved.day, moved.precision) == (when.day + by, when.precision)
    assert moved.start == (WallTime(when.start.local + by, zone, moved.start.fold) if when.start and moved.start else None)
    if when.start and when.end and moved.end and when.end.local > when.start.local:
        assert moved.end.local == when.end.local + by


@given(whens("Europe/Moscow"), st.integers(-800, 800))
def test_whoever_goes_there_and_back_is_where_they_were(when: When, days: int) -> None:
    there, doubtful = carried(when, days, "Europe/Moscow")
    assert (carried(there, -days, "Europe/Moscow"), doubtful) == ((when, False), False)


def test_an_evening_that_comes_twice_keeps_the_length() -> None:
    when = at("22:30", "23:30", day=BACK - timedelta(days=7), zone=ASTANA)
    moved, doubtful = carried(when, 7, ASTANA)
    assert (moved.minutes, moved.end, doubtful) == (60, WallTime(datetime.combine(BACK, time(23, 30)), ASTANA, 0), True)


def test_an_item_into_midnight_after_the_hour_that_comes_twice_keeps_the_length() -> None:
    when = at("23:30", "00:30", day=date(2024, 2, 22), zone=ASTANA)
    moved, doubtful = carried(when, 7, ASTANA)
    assert (moved.minutes, moved.start, doubtful) == (60, WallTime(datetime.combine(BACK, time(23, 30)), ASTANA, 1), True)


def test_an_hour_that_is_skipped_gives_way_to_what_the_clocks_show() -> None:
    zone = "Europe/Berlin"
    moved, doubtful = carried(at("02:10", "02:50", day=date(2024, 3, 30), zone=zone), 1, zone)
    assert (moved, doubtful) == (at("03:10", "03:50", day=date(2024, 3, 31), zone=zone), True)
    moved, doubtful = carried(at("02:30", "03:10", day=date(2024, 3, 30), zone=zone), 1, zone)
    assert (moved, doubtful) == (at("03:30", "04:10", day=date(2024, 3, 31), zone=zone), True)


def test_the_instant_is_that_of_the_rules_of_the_new_day() -> None:
    when = at("10:00", day=date(2023, 9, 25), zone=ASTANA)
    moved, doubtful = carried(when, 364, ASTANA)
    assert when.start is not None
    assert moved.start is not None
    assert (when.start.instant.hour, moved.start.instant.hour, doubtful) == (4, 5, False)


def test_the_clock_of_another_city_may_be_meant() -> None:
    assert carried(at("10:00", day=date(2023, 9, 25), zone=ASTANA), 1, UFA) == (at("10:00", day=date(2023, 9, 26), zone=UFA), False)


def test_an_unknown_time_moves_by_its_day() -> None:
    assert carried(When(BACK), 366, UFA) == (When(date(2025, 3, 1), Precision.UNKNOWN), False)
