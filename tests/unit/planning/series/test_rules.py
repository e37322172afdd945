"""Claims about turns of hosts and numbers of editions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.planning.events.rules import MOST_EDITIONS, Side
from app.planning.series.rules import Turn, host_of, next_number, other, out_of_turn, renumbered

UFA, ASTANA = Side.BASHKORTOSTAN, Side.KAZAKHSTAN
numbers = st.integers(1, MOST_EDITIONS)


def test_hosts_in_turn_are_nobodys_concern() -> None:
    assert out_of_turn([Turn(2, 20, UFA), Turn(1, 19, ASTANA), Turn(3, 21, ASTANA)]) == {}


def test_the_same_host_twice_in_a_row_is_out_of_turn() -> None:
    assert out_of_turn([Turn(1, 19, UFA), Turn(2, 20, UFA)]) == {2: Turn(1, 19, UFA)}


def test_over_an_edition_that_is_not_known_the_host_is_the_same() -> None:
    assert out_of_turn([Turn(1, 18, UFA), Turn(2, 20, UFA)]) == {}
    assert out_of_turn([Turn(1, 18, UFA), Turn(2, 20, ASTANA)]) == {2: Turn(1, 18, UFA)}


@given(st.sets(numbers, min_size=1), st.sampled_from(Side))
def test_who_hosts_when_it_is_their_turn_is_never_out_of_turn(editions: set[int], first: Side) -> None:
    known = Turn(0, min(editions), first)
    assert out_of_turn(Turn(edition, edition, host_of(edition, known)) for edition in editions) == {}


@given(numbers, st.sampled_from(Side))
def test_the_edition_after_is_the_other_sides(edition: int, host: Side) -> None:
    assert host_of(edition + 1, Turn(1, edition, host)) is other(host)


@pytest.mark.parametrize(("editions", "following"), [([], None), ([None], None), ([1, None, 20], 21), ([MOST_EDITIONS], None)])
def test_the_next_number_follows_the_highest(editions: list[int | None], following: int | None) -> None:
    assert next_number(editions) == following


@pytest.mark.parametrize(
    ("title", "before", "after", "told"),
    [
        ("XX Форум межрегионального сотрудничества", 20, 21, "XXI Форум межрегионального сотрудничества"),
        ("Заседание рабочей группы № 2", 2, 3, "Заседание рабочей группы № 3"),
        ("Meeting No. 1", 1, 2, "Meeting No. 2"),
        ("1-се ултырышы", 1, 2, "2-се ултырышы"),
        ("Форум 2024 года", 20, 21, "Форум 2024 года"),
        ("Дни Республики Казахстан", 1, 2, "Дни Республики Казахстан"),
        ("XX Форум", None, 21, "XX Форум"),
    ],
)
def test_a_title_gets_the_number_of_its_edition(title: str, before: int | None, after: int | None, told: str) -> None:
    assert renumbered(Texts(title), before, after) == Texts(told)
