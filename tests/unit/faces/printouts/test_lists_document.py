"""How cells that neighbours share become one, and when a row may be divided."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.faces.printouts.lists_document import Cell, Column, rows_of, told_name
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.planning.programmes.roster import PersonPicture

COLUMNS = (Column("№", 10), Column("ФИО"), Column("Делегация", 60))


def rows(*told: tuple[str, str]) -> list[tuple[Cell, ...]]:
    return [((("number", str(number)),), (("main", name),), (("main", of),)) for number, (name, of) in enumerate(told, 1)]


def spans(made: list[Any], place: int) -> list[int | None]:
    return [row["cells"][place]["rows"] if row["cells"][place] else None for row in made]


def test_a_cell_that_neighbours_share_is_one() -> None:
    with speaking("ru"):
        made = rows_of(rows(("А", "X"), ("Б", "X"), ("В", "Y")), COLUMNS, (2,))
    assert (spans(made, 2), spans(made, 1)) == ([2, None, 1], [1, 1, 1])


def test_what_is_shared_is_told_again_after_every_few_rows() -> None:
    with speaking("ru"):
        made = rows_of(rows(*[("А", "X")] * 30), COLUMNS, (2,))
    assert spans(made, 2) == [7, *[None] * 6] * 4 + [2, None]


def test_only_a_row_higher_than_a_third_of_a_sheet_may_be_divided() -> None:
    with speaking("ru"):
        made: list[Any] = rows_of(rows(("А", "X"), ("\n".join("Б" * 40), "Y")), COLUMNS, (2,))
    assert [row["breakable"] for row in made] == [False, True]


@given(st.lists(st.tuples(st.sampled_from(["А", "Б", "В" * 200]), st.sampled_from(["X", "Y", ""])), max_size=40))
def test_every_row_is_covered_exactly_once_in_every_column(told: list[tuple[str, str]]) -> None:
    with speaking("ru"):
        made = rows_of(rows(*told), COLUMNS, (2, 1))
    assert [sum(span or 0 for span in spans(made, place)) for place in range(3)] == [len(told)] * 3


def test_initials_stand_behind_the_surname_and_stay_with_it() -> None:
    with speaking("ru"):
        told = [told_name(PersonPicture(Texts(name))) for name in ("Участников Иван Иванович", "Құрманғалиұлы Нұрлан", "Иванов И. И.")]
    assert told == ["Участников\u00a0И.И.", "Құрманғалиұлы\u00a0Н.", "Иванов\u00a0И.И."]
