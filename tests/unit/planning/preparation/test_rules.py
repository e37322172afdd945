"""Claims about the days on which tasks are due, and about how they stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.planning.events.kinds import POLICY
from app.planning.preparation.rules import (
    MOST_AFTER,
    MOST_BEFORE,
    Deadline,
    Standing,
    State,
    due_day,
    exchanged,
    neighbour,
    reading_order,
    refuse_timing,
    standing,
)

FORUM = Days(date(2024, 11, 26), date(2024, 11, 27))
DATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))
EVENTS = st.builds(lambda first, more: Days(first, first + timedelta(days=more)), DATES, st.integers(0, 59))
OFFSETS = st.integers(-MOST_AFTER, MOST_BEFORE)


@pytest.mark.parametrize(
    ("days", "due"),
    [(30, date(2024, 10, 27)), (1, date(2024, 11, 25)), (0, date(2024, 11, 26)), (-1, date(2024, 11, 28)), (-10, date(2024, 12, 7))],
)
def test_a_task_is_due_before_the_first_day_or_after_the_last(days: int, due: date) -> None:
    assert due_day(FORUM, days, None) == due


@given(EVENTS, OFFSETS, st.integers(-2000, 2000))
def test_a_relative_day_moves_with_the_event_and_one_of_its_own_does_not(event: Days, days: int, by: int) -> None:
    moved = Days(event.first + timedelta(days=by), event.last + timedelta(days=by))
    assert due_day(moved, days, None) - due_day(event, days, None) == timedelta(days=by)
    assert due_day(moved, None, event.first) == due_day(event, None, event.first) == event.first


@given(EVENTS, OFFSETS)
def test_no_relative_day_lies_within_the_event_but_its_first(event: Days, days: int) -> None:
    due = due_day(event, days, None)
    assert (due in event) == (days == 0)
    assert (due > event.last) == (days < 0)


def test_a_task_that_is_due_on_no_day_is_no_task() -> None:
    with pytest.raises(ValueError, match="due on some day"):
        due_day(FORUM, None, None)


@pytest.mark.parametrize(
    ("days", "due_on", "field"),
    [
        (None, None, "timing"),
        (3, date(2024, 11, 1), "timing"),
        (MOST_BEFORE + 1, None, "number"),
        (-MOST_AFTER - 1, None, "number"),
        (None, date(1989, 12, 31), "due_on"),
        (None, date(2101, 1, 1), "due_on"),
    ],
)
def test_exactly_one_way_of_being_due_is_asked_for_and_within_measure(days: int | None, due_on: date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_timing(days, due_on)
    assert refused.value.field == field


def test_either_way_of_being_due_is_allowed() -> None:
    for days in (MOST_BEFORE, 0, -MOST_AFTER):
        refuse_timing(days, None)
    refuse_timing(None, date(2024, 11, 1))


DUE = date(2024, 11, 10)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2024, 11, 1), Standing(State.DUE, 9)),
        (DUE, Standing(State.DUE, 0)),
        (date(2024, 11, 11), Standing(State.OVERDUE, 1)),
    ],
)
def test_an_open_task_counts_the_days_to_its_day_and_from_it(today: date, told: Standing) -> None:
    assert standing(DUE, today, done=False) == told


@given(st.none() | DATES, DATES, st.booleans())
def test_what_is_done_is_done_whatever_the_day(due: date | None, today: date, rests: bool) -> None:
    assert standing(due, today, done=True, rests=rests) == Standing(State.DONE)


def test_nothing_is_due_where_the_new_days_are_unknown_or_the_event_is_cancelled() -> None:
    assert standing(None, DUE, done=False) == Standing(State.RESTING)
    assert standing(DUE, DUE + timedelta(days=3), done=False, rests=True) == Standing(State.RESTING)


def test_tasks_stand_by_their_days_then_by_hand_and_those_without_a_day_last() -> None:
    keys = [reading_order(None, 0, 1), reading_order(DUE, 2, 2), reading_order(DUE, 1, 9), reading_order(DUE - timedelta(days=1), 7, 3)]
    assert [ident for *_, ident in sorted(keys)] == [3, 9, 2, 1]


ROW = [("a", DUE - timedelta(days=1)), ("b", DUE), ("c", DUE), ("d", None), ("e", None)]


@pytest.mark.parametrize(("task", "step", "other"), [("b", 1, "c"), ("c", -1, "b"), ("d", 1, "e")])
def test_tasks_of_one_day_change_places(task: str, step: int, other: str) -> None:
    assert neighbour(ROW, task, step) == other


@pytest.mark.parametrize(("task", "step"), [("a", -1), ("a", 1), ("b", -1), ("c", 1), ("e", 1)])
def test_tasks_of_different_days_do_not_change_places(task: str, step: int) -> None:
    with pytest.raises(Refusal):
        neighbour(ROW, task, step)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8).map(sorted), st.data())
def test_an_exchange_turns_two_neighbours_round_and_leaves_the_others(positions: list[int], data: st.DataObject) -> None:
    row = list(enumerate(positions))
    here = data.draw(st.integers(0, len(row) - 2))
    after = exchanged(row, here, here + 1)
    expected = [*range(here), here + 1, here, *range(here + 2, len(row))]
    assert sorted(after, key=lambda task: (after[task], task)) == expected


def test_the_templates_of_all_kinds_name_only_deadlines_that_are_known() -> None:
    named = {task.deadline for policy in POLICY.values() for task in policy.tasks if task.deadline}
    assert named == {one.value for one in Deadline}
    for policy in POLICY.values():
        for task in policy.tasks:
            refuse_timing(task.days, None)
