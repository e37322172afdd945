"""Claims about chains of approval: deadlines, decisions, what has become of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.judgement.approval.rules import (
    BUILT_IN,
    MOST_STEPS,
    Asked,
    Decision,
    Link,
    Standing,
    chain_of,
    deadlines,
    refuse_chain,
    refuse_decision,
    standing,
    swapped,
)

TODAY = date(2026, 3, 2)
DAYS = st.lists(st.integers(0, 30), min_size=1, max_size=12)


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def stands(decision: Decision = Decision.PENDING, due: int | None = 0, items: frozenset[str] | None = None, digest: str = "a") -> Standing:
    asked = Asked(decision, None if due is None else later(due), digest, items)
    return standing(asked, digest="a", differing={"one"}, on=TODAY)


def test_each_step_is_due_its_days_after_the_one_before() -> None:
    assert deadlines([1, 2, 0, 3], today=TODAY) == [later(1), later(3), later(3), later(6)]


def test_counted_back_the_last_is_due_on_the_day_and_none_before_today() -> None:
    assert deadlines([1, 2, 1, 3], today=TODAY, ready_by=later(5)) == [later(0), later(1), later(2), later(5)]


@given(DAYS, st.none() | st.integers(0, 60))
def test_deadlines_stand_in_order_from_today_on(days: list[int], ready: int | None) -> None:
    due = deadlines(days, today=TODAY, ready_by=None if ready is None else later(ready))
    assert due == sorted(due)
    assert due[0] >= TODAY
    assert due[-1] == later(sum(days) if ready is None else ready)


@pytest.mark.parametrize(
    ("decision", "due", "expected"),
    [
        (Decision.PENDING, 0, Standing.PENDING),
        (Decision.PENDING, -1, Standing.OVERDUE),
        (Decision.PENDING, None, Standing.PENDING),
        (Decision.AGREED, -1, Standing.AGREED),
        (Decision.AGREED_WITH_REMARKS, -1, Standing.AGREED_WITH_REMARKS),
        (Decision.REJECTED, -1, Standing.REJECTED),
    ],
)
def test_a_step_is_late_only_while_nobody_has_decided(decision: Decision, due: int | None, expected: Standing) -> None:
    assert stands(decision, due) == expected


def test_what_was_agreed_on_another_draft_is_agreed_to_an_earlier_one() -> None:
    assert stands(Decision.AGREED, digest="b") == Standing.OUTDATED
    assert stands(Decision.AGREED_WITH_REMARKS, digest="b") == Standing.OUTDATED
    assert stands(Decision.REJECTED, digest="b") == Standing.REJECTED


def test_a_step_whose_items_are_again_as_published_is_not_needed() -> None:
    assert stands(items=frozenset({"other"}), due=-1) == Standing.NOT_NEEDED
    assert stands(items=frozenset({"one", "other"})) == Standing.PENDING


@pytest.mark.parametrize("decision", [Decision.AGREED_WITH_REMARKS, Decision.REJECTED])
def test_remarks_that_are_announced_must_be_written(decision: Decision) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_decision(decision, "")
    assert refused.value.field == "remarks"
    refuse_decision(decision, "Уточнить зал")


def test_a_decision_is_something_else_than_none() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_decision(Decision.PENDING, "")
    assert refused.value.field == "decision"


@given(st.dictionaries(st.integers(1, 99), st.integers(1, 99), min_size=1, max_size=8), st.sampled_from([-1, 0, 1]), st.data())
def test_changing_places_keeps_everybody_and_moves_one_by_one_place(places: dict[int, int], by: int, data: st.DataObject) -> None:
    ident = data.draw(st.sampled_from(sorted(places)))
    before = sorted(places, key=lambda one: (places[one], one))
    after = swapped(places, ident, by)
    assert sorted(after.values()) == list(range(1, len(places) + 1))
    assert after[ident] == min(max(before.index(ident) + by, 0), len(before) - 1) + 1


def test_a_chain_is_read_as_it_was_stored() -> None:
    assert chain_of([[link.approver, link.days] for link in BUILT_IN]) == BUILT_IN


@pytest.mark.parametrize("count", [0, MOST_STEPS + 1])
def test_a_chain_of_nobody_or_of_everybody_is_refused(count: int) -> None:
    with pytest.raises(Refusal):
        refuse_chain([Link("Руководитель протокола", 1)] * count)


@pytest.mark.parametrize(("approver", "days"), [("", 1), ("a" * 301, 1), ("Кто-то", -1), ("Кто-то", 91)])
def test_a_link_is_valid_at_birth(approver: str, days: int) -> None:
    with pytest.raises(ValueError, match="an approver has"):
        Link(approver, days)
