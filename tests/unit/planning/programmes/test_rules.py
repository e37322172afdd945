"""Claims about where an item may stand and how items change places."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import AmbiguousTime, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.programmes.rules import FURTHEST_DAYS, Speech, exchanged, following, minutes_of, outside, placed, when_of
from tests.factories.programmes import ASTANA, DAY, UFA, a_speech, at, typed
from tests.strategies.programmes import whens

FORUM = Days(DAY, date(2024, 11, 27))
CHANGE = date(2024, 2, 29)
"""In Astana the hour from 23.00 to midnight happened twice."""


def field_of(refused: pytest.ExceptionInfo[Refusal]) -> str | None:
    return refused.value.field


def test_what_was_typed_becomes_a_time_on_the_clock_of_the_place() -> None:
    assert when_of(typed("10:00", "11:30")) == at("10:00", "11:30")


def test_an_end_may_be_missing() -> None:
    assert when_of(typed("13:15", "", precision=Precision.APPROXIMATE)) == at("13:15", precision=Precision.APPROXIMATE)


def test_an_unknown_time_needs_no_hours() -> None:
    assert when_of(typed("", "", precision=Precision.UNKNOWN)) == When(DAY)


def test_an_end_on_the_next_day_is_meant_by_a_tick() -> None:
    when = when_of(typed("22:00", "01:00", ends_next_day=True))
    assert (when, when.minutes, when.overnight) == (at("22:00", "01:00"), 180, True)


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.OPEN, Precision.APPROXIMATE])
def test_a_time_that_is_not_unknown_needs_a_start(precision: Precision) -> None:
    with pytest.raises(Refusal) as refused:
        when_of(typed("", "11:00", precision=precision))
    assert field_of(refused) == "start"


@pytest.mark.parametrize(
    ("start", "end", "over"),
    [
        ("11:00", "10:00", {}),
        ("11:00", "11:00", {}),
        ("10:00", "11:00", {"ends_next_day": True}),
        ("19:00", "21:00", {"precision": Precision.OPEN}),
    ],
)
def test_an_end_that_is_none_is_refused_at_its_field(start: str, end: str, over: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        when_of(typed(start, end, **over))
    assert field_of(refused) == "end"


def test_a_zone_that_does_not_exist_is_refused_at_its_field() -> None:
    with pytest.raises(Refusal) as refused:
        when_of(typed(zone="Mars/Base"))
    assert field_of(refused) == "zone"


@pytest.mark.parametrize(("start", "end", "asked"), [("23:30", "", "start_fold"), ("22:00", "23:30", "end_fold")])
def test_an_hour_that_happened_twice_is_asked_for_at_its_own_field(start: str, end: str, asked: str) -> None:
    with pytest.raises(AmbiguousTime) as refused:
        when_of(typed(start, end, day=CHANGE, zone=ASTANA))
    assert field_of(refused) == asked


@pytest.mark.parametrize(("fold", "instant"), [(0, "2024-02-29T17:30+00:00"), (1, "2024-02-29T18:30+00:00")])
def test_the_answer_says_which_of_the_two_hours_is_meant(fold: int, instant: str) -> None:
    when = when_of(typed("23:30", "", day=CHANGE, zone=ASTANA, start_fold=fold))
    assert when.start
    assert when.start.instant == datetime.fromisoformat(instant)


def test_an_answer_where_nothing_was_asked_changes_nothing() -> None:
    assert when_of(typed(start_fold=1, end_fold=1)) == when_of(typed())


def test_an_hour_that_the_clocks_skipped_is_refused_at_its_field() -> None:
    with pytest.raises(Refusal) as refused:
        when_of(typed("02:30", "", day=date(2011, 3, 27), zone="Europe/Moscow"))
    assert field_of(refused) == "start"


@pytest.mark.parametrize(
    ("start", "end", "over"),
    [
        ("00:30", "01:00", {"day": date.min}),
        ("22:00", "01:00", {"day": date.max, "ends_next_day": True}),
        ("23:30", "", {"day": date.max, "zone": "America/New_York"}),
    ],
)
def test_a_day_at_the_end_of_all_days_is_refused_at_its_field(start: str, end: str, over: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        when_of(typed(start, end, **over))
    assert field_of(refused) == "day"


@pytest.mark.parametrize("days", [-2, -1, 0, 1, 2, 3, -2 - FURTHEST_DAYS, 1 + FURTHEST_DAYS + 1])
def test_an_item_may_stand_a_little_outside_its_event(days: int) -> None:
    when = When(DAY + timedelta(days=days))
    assert placed(when, FORUM, arrival_margin=2, departure_margin=1) == when


@pytest.mark.parametrize("days", [-2 - FURTHEST_DAYS - 1, 1 + FURTHEST_DAYS + 2, 365])
def test_an_item_months_away_is_refused_at_its_day(days: int) -> None:
    with pytest.raises(Refusal) as refused:
        placed(When(DAY + timedelta(days=days)), FORUM, arrival_margin=2, departure_margin=1)
    assert field_of(refused) == "day"


@pytest.mark.parametrize(("days", "told"), [(-3, True), (-2, False), (0, False), (2, False), (3, True)])
def test_the_margins_of_an_event_are_inside_it(days: int, told: bool) -> None:
    assert outside(DAY + timedelta(days=days), FORUM, arrival_margin=2, departure_margin=1) is told


def test_neighbours_change_places_with_the_gap_between_them() -> None:
    earlier, later = at("10:00", "11:30"), at("11:45", "12:15")
    assert exchanged(earlier, later) == (at("10:45", "12:15"), at("10:00", "10:30"))


@given(st.integers(0, 600), st.integers(1, 200), st.integers(0, 200), st.integers(1, 200))
def test_an_exchange_keeps_lengths_gap_and_total(start: int, length: int, gap: int, second: int) -> None:
    midnight = datetime.combine(DAY, time())
    moments = [WallTime(midnight + timedelta(minutes=n), UFA) for n in (start, start + length, start + length + gap)]
    end = WallTime(moments[2].local + timedelta(minutes=second), UFA)
    a, b = When(DAY, Precision.EXACT, moments[0], moments[1]), When(DAY, Precision.EXACT, moments[2], end)
    later, earlier = exchanged(a, b)
    assert (later.minutes, earlier.minutes) == (a.minutes, b.minutes)
    assert (earlier.start, later.end) == (a.start, b.end)
    assert earlier.end
    assert later.start
    assert later.start.local - earlier.end.local == timedelta(minutes=gap)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (at("10:00", "11:00"), at("11:00", "12:00", day=date(2024, 11, 27))),
        (at("10:00", "11:00"), at()),
        (at("10:00"), at("11:00", "12:00")),
        (at("10:00", "11:00"), at("12:00")),
        (at("10:00", "11:30"), at("11:00", "12:00")),
        (at("10:00", "11:00"), at("11:00", "12:00", zone="Europe/Moscow")),
    ],
)
def test_items_without_clear_places_do_not_change_them(first: When, second: When) -> None:
    with pytest.raises(Refusal):
        exchanged(first, second)


def test_a_delay_pushes_what_begins_with_it_or_later_on_its_day() -> None:
    others = [
        (1, at("09:00", "09:30")),
        (2, at("10:00", "11:00")),
        (3, at("10:00")),
        (4, at("14:00")),
        (5, at()),
        (6, at("14:00", day=date(2024, 11, 27))),
    ]
    assert following(at("10:00", "11:00"), others) == [2, 3, 4]


def test_nothing_follows_a_time_that_is_not_known() -> None:
    assert following(at(), [(1, at("10:00"))]) == []


def test_what_follows_is_told_by_instants_not_by_clocks() -> None:
    moscow = at("09:00", zone="Europe/Moscow")  # 11.00 in Ufa
    assert following(at("10:00"), [(1, moscow)]) == [1]


@given(whens(UFA), st.integers(-2000, 2000))
def test_moving_there_and_back_is_staying(when: When, minutes: int) -> None:
    assume(when.start is not None)
    by = timedelta(minutes=minutes)
    assert when.moved(by).moved(-by) == when


@given(whens(UFA), st.integers(-5, 5))
def test_another_day_and_back_is_staying(when: When, days: int) -> None:
    assert when.on(when.day + timedelta(days=days)).on(when.day) == when


@given(st.lists(whens(UFA), max_size=8), st.randoms())
def test_the_order_of_times_does_not_depend_on_how_they_came(times: list[When], shuffler: object) -> None:
    shuffled = list(times)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random.Random
    assert [one.order() for one in sorted(shuffled, key=When.order)] == [one.order() for one in sorted(times, key=When.order)]


@pytest.mark.parametrize("minutes", [0, -1, 601])
def test_a_speech_takes_one_to_six_hundred_minutes(minutes: int) -> None:
    with pytest.raises(Refusal) as refused:
        a_speech(minutes=minutes)
    assert field_of(refused) == "minutes"


def test_speeches_add_up() -> None:
    speeches: list[Speech] = [a_speech(minutes=10), a_speech(minutes=7)]
    assert (minutes_of(speeches), minutes_of([])) == (17, 0)
