"""Which row is the heading, what the columns say; and that neither their order nor that of the rows matters."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.faces.spreadsheets.guessing import columns_with, guessed
from app.ground.kernel.rows import Cell, Sheet
from app.planning.delegations.lists.columns import COLUMNS
from app.planning.delegations.lists.rows import PersonRow, rows_of
from app.planning.delegations.member_row import MemberRow
from tests.factories.lists import INNOPROM, KOSTANAY, Rows

TODAY = date(2024, 11, 1)


def sheet_of(rows: Rows) -> Sheet:
    width = max(map(len, rows))
    return Sheet("", tuple(tuple(cell if cell != "" else None for cell in row) + (None,) * (width - len(row)) for row in rows))  # type: ignore[misc]


def named(heading: str) -> str:
    """Return what a column under a heading is taken for, beside one of names."""
    return guessed(sheet_of([("№ п/п", "ФИО", heading)]), COLUMNS).of.get(2, "")


def people(sheet: Sheet) -> list[MemberRow]:
    return [row.row for row in rows_of(sheet, guessed(sheet, COLUMNS), TODAY) if isinstance(row, PersonRow)]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Должность", "position"),
        ("Место работы", "organisation"),
        ("Место работы, должность", "position"),
        ("Орг.", "organisation"),
        ("Дата рожд.", "birth_date"),
        ("Дата рождения", "birth_date"),
        ("Паспорт (серия, №)", "document"),
        ("Паспортные данные", "document"),
        ("Тел.", "phone"),
        ("Моб.", "phone"),
        ("Контактный телефон", "phone"),
        ("Email", "email"),
        ("E-mail", "email"),
        ("Эл. почта", "email"),
        ("Прилёт (рейс, время)", "arrival"),
        ("Дата прилёта", "arrival"),
        ("Примечание", "note"),
        ("ФИО (лат.)", "latin"),
        ("Питание", "needs"),
        ("Лауазымы", "position"),
        ("Ұйым", "organisation"),
        ("Туған күні", "birth_date"),
        ("Вазифаһы", "position"),
        ("Тыуған көнө", "birth_date"),
        ("Job title", "position"),
        ("Company", "organisation"),
        ("Date of birth", "birth_date"),
        ("Passport No.", "document"),
        ("Mobile", "phone"),
        ("Flight", "arrival"),
        ("Remarks", "note"),
        ("Рост", ""),
    ],
)
def test_headings_are_known_as_staff_write_them(heading: str, key: str) -> None:
    assert named(heading) == key


def test_the_samples_are_guessed_in_full() -> None:
    columns = guessed(sheet_of(INNOPROM), COLUMNS)
    assert columns.heading == 3
    assert list(columns.of.values()) == ["number", "name", "position", "birth_date", "document", "phone", "arrival", "note"]
    columns = guessed(sheet_of(KOSTANAY), COLUMNS)
    assert columns.heading == 2
    assert list(columns.of.values()) == ["organisation", "surname", "given", "patronymic", "position", "phone", "email"]


def test_headings_over_two_lines_are_read_together() -> None:
    rows = [
        ("Список",),
        ("№", "ФИО", None, None, "Должность"),
        (None, "Фамилия", "Имя", "Отчество", None),
        (1, "Иванов", "Иван", None, "министр"),
    ]
    columns = guessed(sheet_of(rows), COLUMNS)
    assert (columns.heading, columns.of) == (2, {0: "number", 1: "surname", 2: "given", 3: "patronymic", 4: "position"})


def test_columns_without_headings_are_known_by_their_cells() -> None:
    rows = [
        (1, "Иванов Иван Иванович", "директор департамента", "05.11.1981", "8005 123456", "+7 917 000 00 01", "a@example.kz"),
        (2, "Петров Пётр Ильич", "министр", "06.11.1981", "8005 123457", "+7 917 000 00 02", "b@example.kz"),
    ]
    columns = guessed(sheet_of(rows), COLUMNS)
    assert (columns.heading, list(columns.of.values())) == (
        -1,
        ["number", "name", "position", "birth_date", "document", "phone", "email"],
    )


def test_a_row_of_headings_that_somebody_names_counts() -> None:
    assert columns_with(sheet_of(KOSTANAY), 2, COLUMNS) == guessed(sheet_of(KOSTANAY), COLUMNS)
    assert columns_with(sheet_of(KOSTANAY), -1, COLUMNS).heading == -1


_letters = st.text("абвгдежзиклмнопрстуф", min_size=3, max_size=8).map(str.capitalize)
_rows = st.lists(
    st.tuples(
        st.integers(1, 99),
        st.tuples(_letters, _letters, _letters).map(" ".join),
        st.sampled_from(["министр", "директор – глава делегации", "генеральный директор ООО «Заря»", "переводчик", None]),
        st.sampled_from(["05.11.1981", 29221, date(1975, 3, 14), "14.03.75", None]),
        st.sampled_from(["80 05 123456", "N 01234567", None]),
        st.sampled_from(["8 (347) 000-00-02", 89170000005, None]),
        st.sampled_from(["борт, 24.09 18.30", None]),
        st.sampled_from(["халяль", "VIP", "=1+1", None]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row[1],
)


@given(_rows, st.permutations(range(8)), st.randoms(use_true_random=False))
def test_any_order_of_columns_and_rows_gives_the_same_people(rows: list[tuple[Cell, ...]], order: list[int], chance: Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    other = [tuple(row[place] for place in order) for row in (INNOPROM[3], *shuffled)]
    straight = people(sheet_of((INNOPROM[3], *rows)))
    assert len(straight) == len(rows)
    assert sorted(map(repr, people(sheet_of(other)))) == sorted(map(repr, straight))
