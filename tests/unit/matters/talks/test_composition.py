"""Whether two sides of talks are equal, and what would make them so."""

from hypothesis import given
from hypothesis import strategies as st

from app.matters.talks.composition_rules import COUNTED, Balance, Party, Remark, Taking, Unequal, balance, proposed
from app.matters.talks.rules import TalksRole

HEAD, INTERPRETER, MEMBER, NOTES = TalksRole.HEAD, TalksRole.INTERPRETER, TalksRole.MEMBER, TalksRole.NOTE_TAKER
OURS, THEIRS = Party.OURS, Party.THEIRS
RANKS = st.one_of(st.none(), st.integers(1, 8))


@st.composite
def tables(draw: st.DrawFn, first: int = 1) -> list[Taking]:
    """Return people at a table, in any order of ranks."""
    rows = draw(st.lists(st.tuples(st.sampled_from(Party), st.sampled_from(TalksRole), RANKS), max_size=16))
    return [Taking(key, *row) for key, row in enumerate(rows, first)]


def _mirrored(people: list[Taking]) -> list[Taking]:
    return [Taking(one.key, one.party.other, one.role, one.rank) for one in people]


@given(tables())
def test_what_one_side_lacks_the_other_lacks_in_the_mirror(people: list[Taking]) -> None:
    told, mirrored = balance(people), balance(_mirrored(people))
    assert (told.ours, told.theirs) == (mirrored.theirs, mirrored.ours)
    turned = {(one.what, one.party.other, one.number, one.keys[::-1]) for one in mirrored.remarks}
    assert {(one.what, one.party, one.number, one.keys) for one in told.remarks} == turned


@given(tables())
def test_interpreters_and_note_takers_change_no_count(people: list[Taking]) -> None:
    counted = [one for one in people if one.role in COUNTED]
    told, without = balance(people), balance(counted)
    assert (told.ours, told.theirs) == (without.ours, without.theirs)


@given(tables(), tables(first=100))
def test_proposals_are_of_the_smaller_side_not_at_the_table_and_each_once(people: list[Taking], offered: list[Taking]) -> None:
    told = balance(people)
    found = proposed(people, offered)
    smaller = OURS if told.ours < told.theirs else THEIRS
    own = [one for one in offered if one.party is smaller]
    assert len(set(found)) == len(found) == min(abs(told.ours - told.theirs), len(own))
    assert set(found) <= {one.key for one in own}


@given(tables(), tables(first=100))
def test_whoever_is_proposed_makes_the_sides_equal_in_number_where_there_are_enough(people: list[Taking], offered: list[Taking]) -> None:
    found = set(proposed(people, offered))
    after = balance([*people, *(Taking(one.key, one.party, MEMBER, one.rank) for one in offered if one.key in found)])
    before = balance(people)
    assert abs(after.ours - after.theirs) == abs(before.ours - before.theirs) - len(found)


def test_equal_sides_with_an_interpreter_each_need_no_remark() -> None:
    people = [Taking(1, OURS, HEAD, 1), Taking(2, OURS, INTERPRETER, 8), Taking(3, OURS, MEMBER, 3)]
    people += [Taking(4, THEIRS, HEAD, 1), Taking(5, THEIRS, INTERPRETER), Taking(6, THEIRS, MEMBER, 4), Taking(7, THEIRS, NOTES)]
    assert balance(people) == Balance(2, 2, ())


def test_pairs_more_than_a_step_apart_are_told_with_the_lower_side() -> None:
    people = [Taking(1, OURS, HEAD, 1), Taking(2, OURS, MEMBER, 5), Taking(3, THEIRS, HEAD, 2), Taking(4, THEIRS, MEMBER, 3)]
    assert balance(people).remarks == (Unequal(Remark.RANKS, OURS, 2, (2, 4)),)


def test_a_side_without_a_head_or_an_interpreter_is_told() -> None:
    people = [Taking(1, OURS, HEAD, 1), Taking(2, OURS, INTERPRETER), Taking(3, THEIRS, MEMBER, 1)]
    assert balance(people).remarks == (Unequal(Remark.NO_HEAD, THEIRS), Unequal(Remark.NO_INTERPRETER, THEIRS))


def test_whoever_is_nearest_in_rank_is_proposed() -> None:
    people = [Taking(1, OURS, HEAD, 1), Taking(2, OURS, MEMBER, 3), Taking(3, THEIRS, HEAD, 1)]
    offered = [Taking(10, THEIRS, MEMBER, 2), Taking(11, THEIRS, MEMBER, 3), Taking(12, OURS, MEMBER, 3), Taking(13, THEIRS, MEMBER)]
    assert proposed(people, offered) == (11,)
