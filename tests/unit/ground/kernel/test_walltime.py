"""Wall-clock time at a place and the instant that it stands for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.walltime import AmbiguousTime, WallTime, happens_twice, zone

UFA, ASTANA, MOSCOW, BERLIN = "Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow", "Europe/Berlin"

local = datetime.fromisoformat

places = st.sampled_from([UFA, ASTANA, MOSCOW, BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])
clocks = st.datetimes(local("1990-01-01"), local("2090-01-01")).map(lambda at: at.replace(second=0, microsecond=0))
instants = clocks.map(lambda at: at.replace(tzinfo=UTC))


def seen(at: datetime, place: str) -> WallTime:
    return WallTime(at.replace(tzinfo=None), "UTC").at(place)


def test_the_meeting_of_september_2023_is_an_hour_later_in_astana_than_in_ufa() -> None:
    meeting = WallTime.resolved(local("2023-09-25 10:00"), ASTANA)
    assert meeting.instant == datetime(2023, 9, 25, 4, tzinfo=UTC)
    assert meeting.at(UFA) == WallTime(local("2023-09-25 09:00"), UFA)
    assert meeting.at(MOSCOW) == WallTime(local("2023-09-25 07:00"), MOSCOW)
    assert meeting.offset == timedelta(hours=6)


def test_since_march_2024_ufa_and_astana_share_a_clock() -> None:
    forum = WallTime.resolved(local("2024-11-27 10:00"), UFA)
    assert forum.instant == datetime(2024, 11, 27, 5, tzinfo=UTC)
    assert forum.at(ASTANA) == WallTime(local("2024-11-27 10:00"), ASTANA)


@pytest.mark.parametrize(("fold", "hour"), [(0, 17), (1, 18)])
def test_the_last_hour_of_february_2024_happened_twice_in_astana(fold: int, hour: int) -> None:
    late = WallTime.resolved(local("2024-02-29 23:30"), ASTANA, fold)
    assert late.instant == datetime(2024, 2, 29, hour, 30, tzinfo=UTC)
    assert late.offset == timedelta(hours=6 - fold)


def test_a_time_that_happened_twice_is_asked_about() -> None:
    with pytest.raises(AmbiguousTime) as asked:
        WallTime.resolved(local("2024-02-29 23:30"), ASTANA)
    assert (asked.value.zone, asked.value.local) == (ASTANA, local("2024-02-29 23:30"))
    assert dict(asked.value.values) == {"time": local("2024-02-29 23:30").time(), "day": date(2024, 2, 29)}


@pytest.mark.parametrize(
    ("clock", "twice"),
    [
        (local("2024-02-29 22:59"), False),
        (local("2024-02-29 23:00"), True),
        (local("2024-02-29 23:59"), True),
        (local("2024-03-01 00:00"), False),
    ],
)
def test_exactly_one_hour_of_that_night_happened_twice(clock: datetime, *, twice: bool) -> None:
    assert happens_twice(clock, ASTANA) == twice


def test_the_choice_between_two_is_forgotten_where_there_is_only_one() -> None:
    assert WallTime.resolved(local("2024-03-01 10:00"), ASTANA, 1) == WallTime(local("2024-03-01 10:00"), ASTANA)


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_an_hour_that_the_clocks_skipped_is_refused(fold: int | None) -> None:
    with pytest.raises(Refusal) as refused:
        WallTime.resolved(local("2024-03-31 02:30"), BERLIN, fold)
    assert refused.value.message == "%(time)s on %(day)s does not exist there: the clocks were put forward over it."


def test_the_minutes_around_a_skipped_hour_exist() -> None:
    before = WallTime.resolved(local("2024-03-31 01:59"), BERLIN)
    after = WallTime.resolved(local("2024-03-31 03:00"), BERLIN)
    assert after.instant - before.instant == timedelta(minutes=1)


@pytest.mark.parametrize("name", ["", "Asia/Astana", "Asia/Ufa", "../etc/passwd", "UTC+5", "Asia/Almaty\n"])
def test_an_unknown_zone_is_refused_beside_its_field(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        zone(name)
    assert (refused.value.field, refused.value.status) == ("zone", 422)


def test_a_long_wrong_name_of_a_zone_is_told_shortened() -> None:
    with pytest.raises(Refusal) as refused:
        zone("x" * 5000)
    assert refused.value.values["zone"] == "x" * 60


def test_an_aware_time_is_no_wall_time() -> None:
    with pytest.raises(ValueError, match="naive"):
        WallTime(datetime(2024, 11, 27, 10, tzinfo=UTC), UFA)


def test_seconds_are_dropped_at_birth() -> None:
    assert WallTime(local("2024-11-27 10:00:59.000999"), UFA) == WallTime(local("2024-11-27 10:00"), UFA)


def test_a_move_into_the_doubled_hour_enters_it_from_its_near_end() -> None:
    before = WallTime(local("2024-02-29 22:30"), ASTANA)
    after = WallTime(local("2024-03-01 00:30"), ASTANA)
    assert before.moved(timedelta(hours=1)) == WallTime(local("2024-02-29 23:30"), ASTANA, 0)
    assert after.moved(timedelta(hours=-1)) == WallTime(local("2024-02-29 23:30"), ASTANA, 1)


@pytest.mark.parametrize("fold", [0, 1])
def test_a_move_within_the_doubled_hour_stays_in_its_round(fold: int) -> None:
    late = WallTime(local("2024-02-29 23:10"), ASTANA, fold)
    assert late.moved(timedelta(minutes=20)) == WallTime(local("2024-02-29 23:30"), ASTANA, fold)


def test_a_move_into_a_skipped_hour_is_refused() -> None:
    with pytest.raises(Refusal):
        WallTime(local("2024-03-31 01:30"), BERLIN).moved(timedelta(hours=1))


def test_the_same_clock_time_on_another_day_may_be_another_hour_in_utc() -> None:
    winter = WallTime(local("2024-02-27 10:00"), ASTANA)
    assert winter.on(date(2024, 3, 5)) == WallTime(local("2024-03-05 10:00"), ASTANA)
    assert winter.on(date(2024, 3, 5)).instant - winter.instant == timedelta(days=7, hours=1)


@given(instants, places)
def test_every_instant_has_one_wall_time_at_each_place(at: datetime, place: str) -> None:
    assert seen(at, place).instant == at


@given(instants, places, places)
def test_seen_from_elsewhere_and_back_a_time_is_the_same(at: datetime, here: str, there: str) -> None:
    wall = seen(at, here)
    assert wall.at(there).at(here) == wall


@given(instants, places)
def test_what_a_clock_showed_can_be_typed(at: datetime, place: str) -> None:
    wall = seen(at, place)
    assert WallTime.resolved(wall.local, place, wall.fold) == wall


@given(clocks, places, st.integers(-3000, 3000))
def test_moved_there_and_back_a_time_is_the_same(clock: datetime, place: str, minutes: int) -> None:
    by = timedelta(minutes=minutes)
    assume(not happens_twice(clock, place) and not happens_twice(clock + by, place))
    wall = WallTime.resolved(clock, place)
    assert wall.moved(by).local - wall.local == by
    assert wall.moved(by).moved(-by) == wall
