"""Who sits where at a negotiating table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.matters.talks.rules import TalksRole
from app.matters.talks.seating import FURTHEST, HEAD, LEFT_OF_HEAD, Sitter, chairs, refuse_seat, seated, swapped

HEAD_ROLE, INTERPRETER, MEMBER, NOTES = TalksRole.HEAD, TalksRole.INTERPRETER, TalksRole.MEMBER, TalksRole.NOTE_TAKER


@st.composite
def sides(draw: st.DrawFn, by_hand: bool = False) -> list[Sitter]:
    """Return a side with one head at most, somewhere among the others."""
    roles = draw(st.lists(st.sampled_from((INTERPRETER, MEMBER, NOTES)), max_size=14))
    if draw(st.booleans()):
        roles.insert(draw(st.integers(0, len(roles))), HEAD_ROLE)
    seats = st.one_of(st.none(), st.integers(-FURTHEST, FURTHEST)) if by_hand else st.none()
    return [Sitter(key, role, draw(seats)) for key, role in enumerate(roles, 1)]


@given(sides(by_hand=True))
def test_everybody_sits_once(side: list[Sitter]) -> None:
    places = seated(side)
    assert places.keys() == {one.key for one in side}
    assert len(set(places.values())) == len(side)


@given(sides(by_hand=True))
def test_the_chair_at_the_centre_is_the_heads_and_nobody_elses(side: list[Sitter]) -> None:
    head = [one.key for one in side if one.role is HEAD_ROLE]
    assert [key for key, seat in seated(side).items() if seat == HEAD] == head


@given(sides())
def test_the_first_interpreter_sits_at_the_left_of_the_head(side: list[Sitter]) -> None:
    interpreters = [one.key for one in side if one.role is INTERPRETER]
    if interpreters:
        assert seated(side)[interpreters[0]] == LEFT_OF_HEAD


@given(sides())
def test_members_stand_outwards_by_rank_on_either_hand(side: list[Sitter]) -> None:
    places = seated(side)
    members = [places[one.key] for one in side if one.role is MEMBER]
    for hand in (1, -1):
        own = [seat * hand for seat in members if seat * hand > 0]
        assert own == sorted(own)


@given(sides())
def test_members_alternate_beginning_at_the_right_hand(side: list[Sitter]) -> None:
    places = seated(side)
    interpreters = [one for one in side if one.role is INTERPRETER]
    members = [places[one.key] for one in side if one.role is MEMBER]
    if len(interpreters) < 2:
        assert [seat > 0 for seat in members] == [place % 2 == 0 for place in range(len(members))]


@given(sides())
def test_note_takers_sit_at_the_ends(side: list[Sitter]) -> None:
    places = seated(side)
    others = [places[one.key] for one in side if one.role is not NOTES] or [HEAD]
    for one in side:
        if one.role is NOTES:
            assert not min(others) <= places[one.key] <= max(others)


@given(sides())
def test_no_chair_stays_free_where_nobody_was_seated_by_hand(side: list[Sitter]) -> None:
    taken = {*seated(side).values(), HEAD}
    assert taken == set(range(min(taken), max(taken) + 1))


@given(sides(by_hand=True))
def test_a_place_given_by_hand_is_kept(side: list[Sitter]) -> None:
    places = seated(side)
    wanted: dict[int, int] = {}
    for one in side:
        if one.role is not HEAD_ROLE and one.seat not in {None, HEAD} and one.seat not in wanted.values():
            wanted[one.key] = one.seat or 0
    assert {key: places[key] for key in wanted} == wanted


@given(sides(by_hand=True), sides(by_hand=True))
def test_swapping_the_sides_turns_the_drawing_by_half(ours: list[Sitter], theirs: list[Sitter]) -> None:
    mine, other = seated(ours), {key + 100: seat for key, seat in seated(theirs).items()}
    one = {(chair.row, chair.left, chair.key) for chair in chairs(mine, other, ours_left=True)}
    turned = {(-chair.row, not chair.left, chair.key) for chair in chairs(mine, other, ours_left=False)}
    assert one == turned


@given(sides(by_hand=True), sides(by_hand=True), st.booleans())
def test_the_heads_sit_opposite_each_other(ours: list[Sitter], theirs: list[Sitter], ours_left: bool) -> None:
    mine, other = seated(ours), {key + 100: seat for key, seat in seated(theirs).items()}
    at_centre = [chair for chair in chairs(mine, other, ours_left=ours_left) if chair.seat == HEAD]
    assert [(chair.row, chair.left) for chair in at_centre] == [(0, True), (0, False)]


@given(sides(by_hand=True), st.data(), st.sampled_from((1, -1)))
def test_a_step_exchanges_two_and_moves_nobody_else(side: list[Sitter], data: st.DataObject, step: int) -> None:
    places = dict(seated(side))
    movable = [key for key, seat in places.items() if seat != HEAD and abs(seat) < FURTHEST]
    if movable:
        key = data.draw(st.sampled_from(movable))
        after = {**places, **swapped(places, key, step)}
        assert len(set(after.values())) == len(places)
        assert sum(after[one] != places[one] for one in places) == (2 if after[key] in places.values() else 1)


def test_talks_of_four_sit_as_protocol_has_it() -> None:
    side = [Sitter(1, HEAD_ROLE), Sitter(2), Sitter(3), Sitter(4), Sitter(5, INTERPRETER), Sitter(6, NOTES)]
    assert dict(seated(side)) == {1: 0, 5: -1, 2: 1, 3: -2, 4: 2, 6: -3}


def test_the_interpreter_of_who_sits_at_the_left_stands_above_and_across_below() -> None:
    left, right = seated([Sitter(1, HEAD_ROLE), Sitter(2, INTERPRETER)]), seated([Sitter(3, HEAD_ROLE), Sitter(4, INTERPRETER)])
    drawn = {chair.key: (chair.row, chair.left) for chair in chairs(left, right, ours_left=True)}
    assert drawn == {1: (0, True), 2: (-1, True), 3: (0, False), 4: (1, False)}


@pytest.mark.parametrize("seat", [HEAD, FURTHEST + 1, -FURTHEST - 1])
def test_nobody_is_seated_by_hand_at_the_centre_or_out_of_sight(seat: int) -> None:
    with pytest.raises(Refusal):
        refuse_seat(seat)


def test_the_head_does_not_move() -> None:
    with pytest.raises(Refusal):
        swapped({1: 0, 2: 1}, 1, 1)
