"""Claims about things in a row that change places."""

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.neighbours import exchanged


def test_neighbours_change_places_and_nobody_else_moves() -> None:
    assert exchanged([(7, 0), (8, 4), (9, 5)], 8, 1) == {8: 5, 9: 4}


def test_of_equal_places_all_are_numbered_anew() -> None:
    assert exchanged([(7, 0), (8, 0), (9, 0)], 9, -1) == {9: 1, 8: 2}


def test_the_neighbour_at_the_same_item_is_the_next_that_is_signed_there() -> None:
    assert exchanged([(7, 0), (8, 4), (9, 5)], 7, 1, {7, 9}) == {7: 5, 9: 0}
    assert exchanged([(7, 0), (8, 4), (9, 5)], 9, 1, {7, 9}) == {}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data(), st.sampled_from([-1, 1]))
def test_a_step_changes_one_place_in_the_order_and_at_an_end_none(places: list[int], data: st.DataObject, step: int) -> None:
    before = [(ident, place) for ident, place in enumerate(sorted(places), 1)]
    one = data.draw(st.sampled_from([ident for ident, _ in before]))
    after = dict(before) | exchanged(before, one, step)
    expected = [ident for ident, _ in before]
    here, there = expected.index(one), expected.index(one) + step
    if 0 <= there < len(expected):
        expected[here], expected[there] = expected[there], expected[here]
    assert sorted(after, key=lambda ident: (after[ident], ident)) == expected
