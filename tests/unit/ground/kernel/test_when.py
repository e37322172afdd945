"""When something takes place: exact, open, approximate or not yet known."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Span
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When

UFA, ASTANA = "Asia/Yekaterinburg", "Asia/Almaty"
DAY = date(2024, 11, 27)


def at(hour: int, minute: int = 0, day: date = DAY, zone: str = UFA, fold: int = 0) -> WallTime:
    return WallTime(datetime.combine(day, time(hour, minute)), zone, fold)


def exact(start: WallTime, end: WallTime | None = None) -> When:
    return When(start.day, Precision.EXACT, start, end)


@st.composite
def whens(draw: st.DrawFn) -> When:
    day = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.UNKNOWN:
        return When(day)
    # Ufa's clocks have not been put forward or back in these years.
    start = at(0, 0, day).moved(timedelta(minutes=draw(st.integers(0, 24 * 60 - 1))))
    minutes = draw(st.none() | st.integers(1, 24 * 60))
    if precision is Precision.OPEN or minutes is None:
        return When(day, precision, start)
    return When(day, precision, start, start.moved(timedelta(minutes=minutes)))


def test_an_exact_time_takes_its_minutes_and_its_span() -> None:
    when = exact(at(10), at(11, 30))
    assert when.minutes == 90
    assert when.span == Span(datetime(2024, 11, 27, 5, tzinfo=UTC), datetime(2024, 11, 27, 6, 30, tzinfo=UTC))
    assert when.overnight is False


def test_a_time_over_midnight_ends_on_the_next_day() -> None:
    when = exact(at(23, 30), at(0, 40, date(2024, 11, 28)))
    assert (when.minutes, when.overnight) == (70, True)


def test_an_item_through_the_doubled_hour_takes_an_hour_more() -> None:
    eve = date(2024, 2, 29)
    when = exact(at(22, 0, eve, ASTANA), at(0, 0, date(2024, 3, 1), ASTANA))
    assert when.minutes == 180


def test_an_end_in_the_second_round_of_an_hour_may_show_an_earlier_clock() -> None:
    eve = date(2024, 2, 29)
    assert exact(at(23, 30, eve, ASTANA, 0), at(23, 10, eve, ASTANA, 1)).minutes == 40


@pytest.mark.parametrize("end", [at(10), at(9, 59)])
def test_an_end_that_is_not_after_its_start_is_refused(end: WallTime) -> None:
    with pytest.raises(Refusal) as refused:
        exact(at(10), end)
    assert (refused.value.field, refused.value.values["end"]) == ("end", end.local.time())


def test_an_item_of_more_than_a_day_is_refused() -> None:
    assert exact(at(10), at(10, 0, date(2024, 11, 28))).minutes == 24 * 60
    with pytest.raises(Refusal) as refused:
        exact(at(10), at(10, 1, date(2024, 11, 28)))
    assert refused.value.field == "end"


def test_an_open_time_has_no_end() -> None:
    with pytest.raises(Refusal) as refused:
        When(DAY, Precision.OPEN, at(19), at(20))
    assert refused.value.field == "end"


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.OPEN, Precision.APPROXIMATE])
def test_every_known_time_has_a_start(precision: Precision) -> None:
    with pytest.raises(Refusal) as refused:
        When(DAY, precision)
    assert refused.value.field == "start"


def test_an_unknown_time_has_a_day_only() -> None:
    assert (When(DAY).minutes, When(DAY).span, When(DAY).overnight) == (None, None, False)
    with pytest.raises(ValueError, match="neither start nor end"):
        When(DAY, Precision.UNKNOWN, at(10))


def test_an_item_stands_on_the_day_on_which_it_starts() -> None:
    with pytest.raises(ValueError, match="on which it starts"):
        When(DAY, Precision.EXACT, at(0, 0, date(2024, 11, 28)))


@pytest.mark.parametrize(
    ("by", "day"),
    [
        (timedelta(minutes=-30), DAY),
        (timedelta(minutes=30), DAY),
        (timedelta(days=2), date(2024, 11, 29)),
        (timedelta(days=-1), date(2024, 11, 26)),
    ],
)
def test_an_unknown_time_moves_by_whole_days_only(by: timedelta, day: date) -> None:
    assert When(DAY).moved(by) == When(day)


def test_a_move_over_midnight_takes_the_day_along() -> None:
    moved = exact(at(23, 30), at(23, 50)).moved(timedelta(hours=1))
    assert moved == exact(at(0, 30, date(2024, 11, 28)), at(0, 50, date(2024, 11, 28)))


def test_known_times_stand_before_unknown_ones_of_their_day() -> None:
    rows = [When(DAY), exact(at(19)), When(date(2024, 11, 26)), exact(at(9)), exact(at(0, 0, date(2024, 11, 28)))]
    assert sorted(rows, key=When.order) == [rows[2], rows[3], rows[1], rows[0], rows[4]]


@given(whens(), st.integers(-2000, 2000))
def test_moved_there_and_back_a_known_time_is_the_same(when: When, minutes: int) -> None:
    by = timedelta(minutes=minutes)
    assert when.moved(by).moved(-by) == when


@given(whens(), st.integers(-2000, 2000))
def test_a_move_keeps_precision_and_length(when: When, minutes: int) -> None:
    moved = when.moved(timedelta(minutes=minutes))
    assert (moved.precision, moved.minutes) == (when.precision, when.minutes)


@given(whens(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_on_another_day_the_clock_times_are_the_same(when: When, day: date) -> None:
    there = when.on(day)
    assert there.day == day
    assert there.start is None or when.start is None or there.start.local.time() == when.start.local.time()
    assert there.overnight == when.overnight


@given(whens())
def test_a_span_is_as_long_as_the_minutes_say(when: When) -> None:
    length = (when.span.end - when.span.start) if when.span else None
    assert length == (timedelta(minutes=when.minutes) if when.minutes is not None else None)
