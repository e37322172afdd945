"""Claims about how a question reads, what a point may deal with, quorum, marks, and speakers of two sides who take turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.meetings.ordering import alternated
from app.matters.meetings.rules import (
    Mark,
    Presence,
    Quorum,
    Subject,
    SubjectKind,
    is_phrased,
    refuse_mark,
    subject_in,
    there_of,
)

PRESENT, REMOTE, ABSENT, EXPECTED = Presence.PRESENT, Presence.REMOTE, Presence.ABSENT, Presence.EXPECTED


@pytest.mark.parametrize(
    ("title", "phrased"),
    [
        ("О ходе исполнения «дорожной карты»", True),
        ("Об итогах", True),
        ("Обо всём", True),
        ("о сырье", True),
        ("«О сырье»", True),
        ("Открытие сопредседателями", False),
        ("Обсуждение", False),
        ("", False),
    ],
)
def test_a_question_reads_as_about_something(title: str, phrased: bool) -> None:
    assert is_phrased(Texts(title)) is phrased


def test_a_subject_is_read_from_its_kind_and_id() -> None:
    assert subject_in("dossier-12") == Subject(SubjectKind.DOSSIER, 12)
    assert [subject_in(one) for one in ("", "dossier", "letter-1", "measure-0", "measure-x", "measure-99999999999999999999")] == [None] * 6


def test_a_quorum_counts_those_in_the_hall_by_video_link_and_through_a_stand_in_each_once() -> None:
    marks = [
        Mark(1, PRESENT),
        Mark(2, REMOTE),
        Mark(3, ABSENT),
        Mark(4, EXPECTED),
        Mark(9, PRESENT, 3),
        Mark(8, PRESENT, 1),
        Mark(7, PRESENT),
    ]
    assert there_of([1, 2, 3, 4], marks) == 3


def test_where_no_quorum_is_laid_down_it_is_reached() -> None:
    assert (Quorum(0, 0).is_reached, Quorum(2, 1).is_reached, Quorum(2, 2).is_reached) == (True, False, True)


@pytest.mark.parametrize("mark", [Mark(1, PRESENT, 1), Mark(1, ABSENT, 2), Mark(1, EXPECTED, 2)])
def test_nobody_stands_in_for_themselves_or_while_they_are_not_there(mark: Mark) -> None:
    with pytest.raises(Refusal):
        refuse_mark(mark, "Участников И.И.")


def test_sides_take_turns_beginning_with_the_first() -> None:
    assert alternated(["r1", "r2", "k1", "r3", "k2"], lambda one: one[0]) == ("r1", "k1", "r2", "k2", "r3")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())))
def test_taking_turns_keeps_everybody_and_the_order_of_each_side(things: list[tuple[str, int]]) -> None:
    told = alternated(things, lambda one: one[0])
    assert sorted(told) == sorted(things)
    assert {side: [one for one in told if one[0] == side] for side in "abc"} == {
        side: [one for one in things if one[0] == side] for side in "abc"
    }
