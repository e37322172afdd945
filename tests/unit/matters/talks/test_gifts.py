"""How far a gift has come, and when one that was received has to be handed in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.matters.talks.gift_rules import (
    KEPT_UP_TO,
    WORKING_DAYS,
    GiftRemark,
    due_on,
    has_to_be_handed_in,
    refuse_state,
    refuse_step,
    remark_on,
    steps_from,
)
from app.matters.talks.rules import GiftState
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
FRIDAY = date(2024, 11, 29)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


def test_three_working_days_after_a_friday_end_on_a_wednesday() -> None:
    assert due_on(FRIDAY, off=()) == date(2024, 12, 4)


def test_holidays_are_passed_over_and_weekends_that_are_worked_count() -> None:
    assert due_on(FRIDAY, off={date(2024, 12, 2)}) == date(2024, 12, 5)
    assert due_on(FRIDAY, off=(), on_duty={date(2024, 11, 30)}) == date(2024, 12, 3)


@given(DAYS, st.sets(DAYS, max_size=30))
def test_exactly_three_working_days_lie_between(handed: date, off: set[date]) -> None:
    due = due_on(handed, off)
    between = [handed + timedelta(days=n) for n in range(1, (due - handed).days + 1)]
    assert sum(day.weekday() < 5 and day not in off for day in between) == WORKING_DAYS
    assert due.weekday() < 5
    assert due not in off


@pytest.mark.parametrize(
    ("giving", "value", "asked"),
    [(THEIRS, KEPT_UP_TO, False), (THEIRS, KEPT_UP_TO + 1, True), (THEIRS, None, True), (OURS, 50_000, False)],
)
def test_only_what_was_received_and_is_worth_more_is_handed_in(giving: PartySide, value: int | None, asked: bool) -> None:
    assert has_to_be_handed_in(giving, value) is asked


def test_a_received_gift_is_told_on_the_day_after_its_last() -> None:
    due = date(2024, 12, 4)
    assert remark_on(GiftState.HANDED_OVER, THEIRS, 5_000, due, "", today=due) is None
    assert remark_on(GiftState.HANDED_OVER, THEIRS, 5_000, due, "", today=due + timedelta(days=1)) is GiftRemark.OVERDUE
    assert remark_on(GiftState.HANDED_OVER, THEIRS, None, due, "", today=due + timedelta(days=1)) is GiftRemark.OVERDUE_UNKNOWN
    assert remark_on(GiftState.DEPOSITED, THEIRS, 5_000, due, "акт № 1", today=due + timedelta(days=9)) is None
    assert remark_on(GiftState.DEPOSITED, THEIRS, 5_000, due, "", today=due) is GiftRemark.NO_ACT


@pytest.mark.parametrize("received", [True, False])
def test_every_step_forward_has_its_way_back(received: bool) -> None:
    for state in GiftState:
        forward = steps_from(state, received=received).forward
        if forward is not None:
            assert steps_from(forward, received=received).back is state


def test_a_gift_of_ours_is_never_handed_in() -> None:
    assert steps_from(GiftState.HANDED_OVER, received=False).forward is None
    with pytest.raises(Refusal):
        refuse_step(GiftState.HANDED_OVER, GiftState.DEPOSITED, received=False)
    with pytest.raises(Refusal):
        refuse_state(GiftState.DEPOSITED, OURS, FRIDAY)


def test_a_day_is_told_exactly_where_it_has_been_handed_over() -> None:
    for state in (GiftState.PLANNED, GiftState.READY):
        refuse_state(state, THEIRS, None)
        with pytest.raises(Refusal):
            refuse_state(state, THEIRS, FRIDAY)
    for state in (GiftState.HANDED_OVER, GiftState.DEPOSITED):
        refuse_state(state, THEIRS, FRIDAY)
        with pytest.raises(Refusal):
            refuse_state(state, THEIRS, None)
