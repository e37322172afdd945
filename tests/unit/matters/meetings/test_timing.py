"""Claims about how a meeting runs against its plan: lengths, what comes next, lateness, also over midnight and in any zone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matters.meetings.rules import CLOSING
from app.matters.meetings.timing import Course, Planned, Spent, Stretch, total, whole_minutes

TEN = datetime(2024, 11, 26, 5, 0, tzinfo=UTC)
PLAN = (
    Planned(1, (7, 7), 15, TEN, TEN + timedelta(minutes=15)),
    Planned(2, (10,), 20, TEN + timedelta(minutes=15), TEN + timedelta(minutes=35)),
)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def stretch(item: int, start: float, end: float | None, speech: int | None = None) -> Stretch:
    return Stretch(f"{item}-{start}", item, speech, after(start), None if end is None else after(end))


def course(*stretches: Stretch, at: float = 0) -> Course:
    return Course(PLAN, stretches, after(at))


def test_before_a_meeting_the_first_point_comes_next_and_it_is_late_from_its_planned_start_on() -> None:
    early, late = course(at=-30), course(at=4.5)
    assert (early.last, early.following, early.late, early.token) == (None, PLAN[0], 0, "")
    assert late.late == 4


def test_a_point_that_takes_what_is_planned_ends_as_late_as_it_began() -> None:
    begun_late = course(stretch(1, 3, None), at=5)
    assert (begun_late.of_point(1).minutes, begun_late.of_point(1).left, begun_late.late) == (2, 13, 3)


def test_a_point_over_its_time_makes_the_meeting_later_with_every_minute() -> None:
    over = course(stretch(1, 0, None), at=21)
    assert (over.of_point(1).is_over, over.of_point(1).over, over.of_point(1).left, over.late) == (True, 6, 0, 6)


def test_a_meeting_that_has_saved_time_is_ahead() -> None:
    assert course(stretch(1, 0, 5), stretch(2, 5, None), at=6).late == -10


def test_the_next_speaker_is_the_first_who_has_not_spoken_on_the_point() -> None:
    assert course(stretch(1, 0, None), at=1).next_speech == 0
    assert course(stretch(1, 0, 1), stretch(1, 1, None, 0), at=2).next_speech == 1
    assert course(stretch(1, 0, 1, 1), stretch(1, 1, None, 0), at=2).next_speech is None


def test_a_speech_taken_up_again_goes_on_where_it_stopped() -> None:
    spent = course(stretch(1, 0, 4, 0), stretch(1, 4, 6), stretch(1, 6, None, 0), at=9).of_speech()
    assert spent == Spent(timedelta(minutes=7), 7)


def test_the_token_changes_with_every_deed() -> None:
    tokens = [
        course().token,
        course(stretch(1, 0, None)).token,
        course(stretch(1, 0, 3)).token,
        course(stretch(1, 0, 3), stretch(2, 3, None)).token,
        course(stretch(1, 0, 3), stretch(1, 3, 3, CLOSING)).token,
    ]
    assert len(set(tokens)) == len(tokens)


def test_a_closing_is_no_part_of_any_point_and_a_point_taken_up_later_opens_the_meeting_again() -> None:
    closed = course(stretch(1, 0, 15), stretch(2, 15, 40), stretch(2, 40, 40, CLOSING), at=500)
    assert (closed.is_closed, closed.is_open, closed.of_point(2).minutes, closed.late) == (True, False, 25, 5)
    opened = course(stretch(1, 0, 15), stretch(1, 15, 15, CLOSING), stretch(2, 20, None), at=21)
    assert (opened.is_closed, opened.is_open, opened.last and opened.last.item_id) == (False, True, 2)


def test_a_point_that_has_left_the_agenda_is_told_without_a_plan() -> None:
    gone = course(stretch(9, 0, None), at=3)
    assert (gone.planned, gone.following, gone.next_speech, gone.late, gone.of_point(9)) == (
        None, None, None, None, Spent(timedelta(minutes=3), None)
    )  # fmt: skip


@pytest.mark.parametrize("days", [-30, 1, 700])
def test_a_meeting_on_another_day_than_planned_is_neither_late_nor_early(days: int) -> None:
    begun = days * 24 * 60
    assert (course(at=begun).late, course(stretch(1, begun, None), at=begun + 5).late) == (None if days > 0 else 0, None)


def test_a_point_without_minutes_is_never_over() -> None:
    spent = Spent(timedelta(hours=3), None)
    assert (spent.left, spent.over, spent.is_over) == (None, 0, False)


@pytest.mark.parametrize(
    ("seconds", "left", "over", "is_over"), [(0, 10, 0, False), (1, 10, 0, False), (600, 0, 0, False), (601, 0, 0, True), (660, 0, 1, True)]
)
def test_minutes_are_told_as_a_watch_is_read(seconds: int, left: int, over: int, is_over: bool) -> None:
    spent = Spent(timedelta(seconds=seconds), 10)
    assert (spent.left, spent.over, spent.is_over) == (left, over, is_over)


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=20))
def test_stretches_one_after_another_last_as_long_as_from_the_first_to_the_last(seconds: list[int]) -> None:
    moments = [TEN + timedelta(seconds=one) for one in sorted(seconds)]
    stretches = [Stretch(str(n), n % 3, None, a, b) for n, (a, b) in enumerate(pairwise(moments))]
    run = Course(PLAN, stretches, moments[-1])
    assert total(stretches, moments[-1]) == moments[-1] - moments[0]
    assert sum((run.of_point(item).length for item in range(3)), timedelta()) == moments[-1] - moments[0]


@given(st.integers(0, 30 * 3600), st.sampled_from(["Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow", "UTC"]))
def test_a_meeting_over_midnight_and_in_any_zone_lasts_as_long(seconds: int, zone: str) -> None:
    night = datetime(2024, 2, 29, 17, 0, tzinfo=UTC)  # in Kazakhstan the hour before midnight came twice then
    one = Stretch("a", 1, None, night.astimezone(ZoneInfo(zone)))
    now = (night + timedelta(seconds=seconds)).astimezone(ZoneInfo("Asia/Almaty"))
    assert one.length(now) == timedelta(seconds=seconds)


@given(st.integers(-10_000, 10_000))
def test_a_clock_that_goes_back_makes_no_length_less_than_nothing(seconds: int) -> None:
    length = stretch(1, 0, None).length(TEN + timedelta(seconds=seconds))
    assert whole_minutes(length) == max(seconds, 0) // 60
