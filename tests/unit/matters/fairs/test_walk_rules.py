"""Claims about walks: the hours of their stops, whether they fit, their order."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.matters.fairs.walk_rules import LONGEST_STOP, StopMinutes, clocked, fit_of, moved, taken_by

ASTANA = "Asia/Almaty"
BERLIN = "Europe/Berlin"
local = datetime.fromisoformat
STOPS = st.lists(st.builds(StopMinutes, st.integers(1, LONGEST_STOP), st.integers(0, LONGEST_STOP)), max_size=12)
# Berlin's clocks go forward on 31 March 2024 and back on 27 October; Astana's went back on the last night of February 2024.
STARTS = st.one_of(
    st.datetimes(local("2024-03-30T20:00"), local("2024-03-31T01:59")).map(lambda at: WallTime(at, BERLIN)),
    st.datetimes(local("2024-10-26T20:00"), local("2024-10-27T04:00")).map(lambda at: WallTime(at, BERLIN)),
    st.datetimes(local("2024-02-29T18:00"), local("2024-03-01T02:00")).map(lambda at: WallTime(at, ASTANA)),
)


def when(start: str, end: str = "", zone: str = ASTANA) -> When:
    first = WallTime(datetime.fromisoformat(start), zone)
    last = WallTime(datetime.fromisoformat(end), zone) if end else None
    return When(first.day, Precision.EXACT, first, last)


@given(STARTS, STOPS)
def test_hours_never_go_back_and_the_last_stop_ends_after_the_sum_of_all(start: WallTime, stops: list[StopMinutes]) -> None:
    hours = [one for one in clocked(start, stops) if one]
    instants = [at.instant for one in hours for at in (one.start, one.end)]
    assert instants == sorted(instants)
    assert [one.end.instant - one.start.instant for one in hours] == [timedelta(minutes=stop.minutes) for stop in stops]
    last = hours[-1].end.instant if hours else start.instant
    assert last == start.instant + timedelta(minutes=taken_by(stops))
    assert {one.end.zone for one in hours} <= {start.zone}


def test_the_hours_of_a_walk_are_counted_from_its_start() -> None:
    start = WallTime(local("2023-09-26T11:00"), ASTANA)
    hours = clocked(start, [StopMinutes(5), StopMinutes(4, 2)])
    told = [(f"{one.start.local:%H.%M}", f"{one.end.local:%H.%M}") for one in hours if one]
    assert told == [("11.00", "11.05"), ("11.07", "11.11")]


def test_a_walk_into_the_hour_that_comes_twice_tells_which_of_the_two_it_is() -> None:
    # On 29 February 2024 in Astana it was 23.30 twice.
    start = WallTime(local("2024-02-29T23:50"), ASTANA, 0)
    (first, second) = clocked(start, [StopMinutes(10), StopMinutes(5)])
    assert first is not None
    assert second is not None
    assert (first.end.local, first.end.fold) == (local("2024-02-29T23:00"), 1)
    assert second.end.local == local("2024-02-29T23:05")


def test_without_a_start_no_stop_has_hours() -> None:
    assert clocked(None, [StopMinutes(5), StopMinutes(5)]) == (None, None)


@pytest.mark.parametrize(
    ("end", "left", "fits"),
    [("2023-09-26T11:12", 1, True), ("2023-09-26T11:11", 0, True), ("2023-09-26T11:10", -1, False), ("", None, True)],
)
def test_stops_fit_when_they_take_no_longer_than_the_walk(end: str, left: int | None, fits: bool) -> None:
    fit = fit_of(when("2023-09-26T11:00", end), [StopMinutes(5), StopMinutes(4, 2)])
    assert (fit.taken, fit.left, fit.fits) == (11, left, fits)


def test_the_length_of_a_walk_is_what_really_passes() -> None:
    # From 23.00 to 00.00 in Astana two hours passed in that night.
    start, end = WallTime(local("2024-02-29T23:00"), ASTANA, 0), WallTime(local("2024-03-01T00:00"), ASTANA)
    assert fit_of(When(start.day, Precision.EXACT, start, end), []).length == 120


@pytest.mark.parametrize("wrong", [(0, 0), (LONGEST_STOP + 1, 0), (5, -1), (5, LONGEST_STOP + 1)])
def test_minutes_out_of_bounds_are_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(Refusal):
        StopMinutes(*wrong)


@given(st.lists(st.integers(), min_size=1, unique=True), st.integers(-3, 3), st.data())
def test_moving_keeps_all_and_the_order_of_the_others(order: list[int], step: int, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(order))
    found = moved(order, one, step)
    assert sorted(found) == sorted(order)
    assert [other for other in found if other != one] == [other for other in order if other != one]
    assert found.index(one) == min(max(order.index(one) + step, 0), len(order) - 1)
