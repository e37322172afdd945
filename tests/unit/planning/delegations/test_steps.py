"""Claims about statuses of members, who comes instead, and places by hand."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.planning.delegations.rules import (
    FOLLOWS,
    MEMBER_STATUS_TONES,
    MemberStatus,
    numbers_by_hand,
    placed,
    refuse_step,
    refuse_substitute,
    steps_from,
)

PROPOSED, INVITED, ACCEPTED, DECLINED, SUBSTITUTED, ARRIVED = MemberStatus


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        (PROPOSED, INVITED, True),
        (INVITED, ACCEPTED, True),
        (ACCEPTED, ARRIVED, True),
        (PROPOSED, ACCEPTED, True),
        (INVITED, ARRIVED, True),
        (PROPOSED, ARRIVED, False),
        (DECLINED, ARRIVED, False),
        (SUBSTITUTED, ARRIVED, False),
        (ARRIVED, DECLINED, False),
        (ARRIVED, SUBSTITUTED, False),
        (ARRIVED, ACCEPTED, True),
        (DECLINED, ACCEPTED, True),
        (SUBSTITUTED, INVITED, True),
        (ARRIVED, PROPOSED, False),
    ],
)
def test_a_status_follows_another_or_mends_it(old: MemberStatus, new: MemberStatus, allowed: bool) -> None:
    if allowed:
        refuse_step(old, new, "Кусэев")
        return
    with pytest.raises(Refusal) as refused:
        refuse_step(old, new, "Кусэев")
    assert (refused.value.field, refused.value.values) == ("status", {"name": "Кусэев"})


@given(st.sampled_from(MemberStatus))
def test_whatever_was_done_can_be_undone_by_one_step(status: MemberStatus) -> None:
    assert all(status in steps_from(step) for step in steps_from(status))
    assert status not in steps_from(status)


def test_every_status_is_reached_and_has_a_tone() -> None:
    assert {step for steps in FOLLOWS.values() for step in steps} | {PROPOSED} == set(MemberStatus)
    assert MEMBER_STATUS_TONES.keys() == set(MemberStatus)


Others = Mapping[int, tuple[MemberStatus, int | None]]


@pytest.mark.parametrize(
    ("instead", "others", "field"),
    [
        (None, {1: (PROPOSED, None)}, "substitute_id"),
        (9, {1: (PROPOSED, None)}, "substitute_id"),
        (1, {1: (PROPOSED, None)}, "substitute_id"),
        (2, {1: (PROPOSED, None), 2: (DECLINED, None)}, "substitute_id"),
        (2, {1: (PROPOSED, None), 2: (SUBSTITUTED, 3), 3: (PROPOSED, None)}, "substitute_id"),
        (2, {1: (PROPOSED, None), 2: (ACCEPTED, 3), 3: (SUBSTITUTED, 1)}, "substitute_id"),
        (2, {1: (PROPOSED, None), 2: (ACCEPTED, 3), 3: (SUBSTITUTED, 2)}, None),
        (2, {1: (PROPOSED, None), 2: (PROPOSED, None)}, None),
    ],
)
def test_who_comes_instead_is_another_member_who_comes(instead: int | None, others: Others, field: str | None) -> None:
    if field is None:
        refuse_substitute(1, instead, SUBSTITUTED, others)
        return
    with pytest.raises(Refusal) as refused:
        refuse_substitute(1, instead, SUBSTITUTED, others)
    assert refused.value.field == field


def test_nobody_has_to_come_instead_of_those_who_come() -> None:
    refuse_substitute(1, None, ACCEPTED, {})


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_a_move_keeps_everybody_and_the_order_of_the_others(order: list[int], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(order))
    place = data.draw(st.integers(-3, len(order) + 3))
    after = placed(order, one, place)
    assert after.index(one) == max(0, min(place, len(order) - 1))
    assert [other for other in after if other != one] == [other for other in order if other != one]


@given(st.integers(1, 12), st.data())
def test_places_by_hand_give_exactly_the_order_wanted_and_leave_the_rest_to_precedence(size: int, data: st.DataObject) -> None:
    placed_until = data.draw(st.integers(0, size))
    order = list(range(size))
    known: dict[int, int | None] = {one: one + 1 if one < placed_until else None for one in order}
    one = data.draw(st.sampled_from(order))
    after = placed(order, one, data.draw(st.integers(0, size - 1)))
    numbers = numbers_by_hand(order, after, known)
    by_precedence = sorted(order, key=lambda member: (numbers[member] is None, numbers[member] or 0, member))
    assert by_precedence == after
    last = max([place for place in range(size) if order[place] != after[place]], default=-1)
    assert sum(number is not None for number in numbers.values()) == max(last + 1, placed_until)


def test_the_first_move_numbers_no_further_than_it_reaches() -> None:
    assert numbers_by_hand("abcd", placed("abcd", "c", 1), dict.fromkeys("abcd")) == {"a": 1, "c": 2, "b": 3, "d": None}
