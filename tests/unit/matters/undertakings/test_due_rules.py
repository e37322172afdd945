"""Claims about days of undertakings: how near they are, when one may be marked, put off, or put in another order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.due_rules import (
    STANDING_NAMES,
    Standing,
    refuse_days,
    refuse_mark,
    refuse_putting_off,
    refuse_quiet_delay,
    refuse_side,
    standing_on,
)
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.register.directory.rules.kinds import PartySide

DAY = date(2024, 12, 1)
LETTER = Texts("письмо от 12.11.2024 № 7")
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        (-1, Standing.OVERDUE),
        (0, Standing.NEAR),
        (7, Standing.NEAR),
        (8, Standing.SOON),
        (30, Standing.SOON),
        (31, Standing.LATER),
    ],
)
def test_an_undertaking_stands_by_how_near_its_day_is(days: int, standing: Standing) -> None:
    assert standing_on(DAY, DAY + timedelta(days=days), InstructionState.UNDER_WAY) is standing


def test_what_has_no_day_is_permanent_and_what_is_settled_is_never_overdue() -> None:
    assert standing_on(DAY, None, InstructionState.OPEN) is Standing.PERMANENT
    assert {standing_on(DAY, DAY - timedelta(days=9), state) for state in SETTLED} == {Standing.SETTLED}


@given(DAYS, DAYS, st.integers(0, 400))
def test_a_later_day_never_stands_nearer(day: date, due: date, later: int) -> None:
    order = list(STANDING_NAMES)
    now, then = (standing_on(day, one, InstructionState.OPEN) for one in (due, due + timedelta(days=later)))
    assert order.index(now) <= order.index(then)


@pytest.mark.parametrize(
    ("state", "shown", "settled_on", "field"),
    [
        (InstructionState.DONE, Texts(), DAY, "evidence"),
        (InstructionState.DROPPED, Texts(kk="хат"), DAY, "evidence"),
        (InstructionState.DONE, LETTER, None, "settled_on"),
        (InstructionState.DONE, LETTER, DAY + timedelta(days=1), "settled_on"),
        (InstructionState.DONE, LETTER, date(2024, 10, 31), "settled_on"),
    ],
)
def test_a_mark_says_what_it_rests_on_and_since_when(state: InstructionState, shown: Texts, settled_on: date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_mark(state, shown, settled_on, begun=date(2024, 11, 1), today=DAY)
    assert refused.value.field == field


def test_what_goes_on_needs_nothing_to_show_for_it() -> None:
    refuse_mark(InstructionState.UNDER_WAY, Texts(), None, begun=DAY, today=DAY)
    refuse_mark(InstructionState.DONE, LETTER, DAY, begun=DAY, today=DAY)


@pytest.mark.parametrize(
    ("state", "old", "new", "reason", "field"),
    [
        (InstructionState.DONE, DAY, DAY + timedelta(days=9), "нет сырья", None),
        (InstructionState.OPEN, None, DAY, "нет сырья", "new_due"),
        (InstructionState.OPEN, DAY, DAY, "нет сырья", "new_due"),
        (InstructionState.OPEN, DAY, date(2204, 12, 1), "нет сырья", "new_due"),
        (InstructionState.OPEN, DAY, DAY + timedelta(days=9), "", "reason"),
    ],
)
def test_only_what_is_still_to_be_done_is_put_off_to_a_later_day_for_a_reason(
    state: InstructionState, old: date | None, new: date, reason: str, field: str | None
) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_putting_off(state, old, new, reason)
    assert refused.value.field == field


@given(DAYS, DAYS)
def test_a_day_can_be_written_over_quietly_exactly_where_that_puts_nothing_off(old: date, new: date) -> None:
    try:
        refuse_quiet_delay(old, new)
        refused = False
    except Refusal:
        refused = True
    assert refused is (new > old)
    refuse_quiet_delay(None, new)


def test_a_day_cannot_be_taken_away_quietly() -> None:
    with pytest.raises(Refusal):
        refuse_quiet_delay(DAY, None)


def test_nothing_is_due_before_it_was_given_or_in_a_year_that_is_a_slip() -> None:
    for first, due, field in ((DAY, date(2024, 11, 30), "due"), (DAY, date(2204, 12, 1), "due"), (date(204, 12, 1), DAY, "given_on")):
        with pytest.raises(Refusal) as refused:
            refuse_days(first, due, first_field="given_on")
        assert refused.value.field == field
    refuse_days(DAY, DAY, first_field="given_on")


def test_a_body_stands_on_its_own_side_only() -> None:
    for side, ours in ((PartySide.BASHKORTOSTAN, True), (PartySide.RUSSIA, True), (PartySide.KAZAKHSTAN, False), (PartySide.OTHER, False)):
        refuse_side(side, "body", ours=ours)
        with pytest.raises(Refusal):
            refuse_side(side, "body", ours=not ours)
