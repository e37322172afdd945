"""Claims about anchors: what holds, what is told where it does not, and that nothing goes round in a circle."""

from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.planning.anchors.rules import LONGEST_GAP, allowed_gap, broken, refuse_itself, targets_first
from app.planning.events.rules import Relation, anchored, refuse_cycle

TARGET = Days(date(2024, 11, 26), date(2024, 11, 27))
TITLE = "XX Форум"
pairs = st.tuples(st.integers(1, 6), st.integers(1, 6))


def days(first: int, last: int) -> Days:
    """Return days of November 2024."""
    return Days(date(2024, 11, first), date(2024, 11, last))


@pytest.mark.parametrize(
    ("own", "relation", "gap", "told"),
    [
        (days(24, 25), Relation.DIRECTLY_BEFORE, 0, None),
        (days(22, 23), Relation.DIRECTLY_BEFORE, 0, "Free days before “XX Форум”: 2; allowed: 0."),
        (days(22, 23), Relation.BEFORE, 2, None),
        (days(25, 26), Relation.BEFORE, 2, "It should be over before “XX Форум” begins, but it is not."),
        (days(28, 28), Relation.AFTER, 0, None),
        (days(29, 29), Relation.AFTER, 0, "Free days after “XX Форум”: 1; allowed: 0."),
        (days(27, 28), Relation.AFTER, 0, "It should begin after “XX Форум” is over, but does not."),
        (days(27, 27), Relation.DURING, 0, None),
        (days(27, 28), Relation.DURING, 0, "It should take place during “XX Форум”, but reaches beyond its days."),
    ],
)
def test_what_is_told_of_an_anchor_that_does_not_hold(own: Days, relation: Relation, gap: int, told: str | None) -> None:
    finding = broken(own, relation, TARGET, gap, TITLE)
    assert (finding.message % finding.values if finding else None) == told


@given(st.integers(-40, 40), st.sampled_from([Relation.DIRECTLY_BEFORE, Relation.BEFORE, Relation.AFTER]))
def test_an_event_that_follows_its_target_is_as_far_from_it_as_before(by: int, relation: Relation) -> None:
    own = days(20, 23) if relation is not Relation.AFTER else days(29, 30)
    there = Days(TARGET.first + timedelta(days=by), TARGET.last + timedelta(days=by))
    moved = anchored(own, relation, TARGET, there)
    assert (moved.first - own.first, moved.last - own.last) == (timedelta(days=by), timedelta(days=by))
    assert (broken(own, relation, TARGET, 9, "") is None) == (broken(moved, relation, there, 9, "") is None)


@pytest.mark.parametrize("gap", [-1, LONGEST_GAP + 1])
def test_a_gap_that_cannot_be_is_refused_at_its_field(gap: int) -> None:
    with pytest.raises(Refusal) as refused:
        allowed_gap(Relation.BEFORE, gap)
    assert refused.value.field == "gap"


def test_during_an_event_there_is_no_gap() -> None:
    assert allowed_gap(Relation.DURING, 5) == 0


def test_nothing_hangs_on_itself() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_itself(1, 1)
    assert refused.value.field == "target_id"


@given(st.lists(pairs, max_size=40))
def test_whatever_is_tied_in_whatever_order_there_is_never_a_circle(wanted: list[tuple[int, int]]) -> None:
    tied: list[tuple[int, int]] = []
    for event, target in wanted:
        try:
            refuse_itself(event, target)
            refuse_cycle(event, target, tied)
        except Refusal:
            continue
        tied.append((event, target))
    order = TopologicalSorter[int]()
    for event, target in tied:
        order.add(event, target)
    order.prepare()  # raises CycleError where there is one


@given(st.permutations(range(1, 7)), st.sets(st.integers(1, 6)))
def test_what_others_hang_on_comes_first(order: list[int], chosen: set[int]) -> None:
    chain = list(pairwise(order))  # each hangs on the next
    assert targets_first(chosen, chain) == [event for event in reversed(order) if event in chosen]
