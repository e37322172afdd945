"""Rows of a sheet as items of a programme."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.faces.spreadsheets.guessing import guessed
from app.ground.kernel.rows import Cell, Columns, Sheet
from app.ground.kernel.spans import Days
from app.planning.programmes.reading.columns import COLUMNS
from app.planning.programmes.reading.kinds import kind_of
from app.planning.programmes.reading.places import PlaceBook
from app.planning.programmes.reading.rows import TOO_LONG, Line, lines_of
from app.planning.programmes.rules import ItemKind
from tests.factories.programme_sheets import a_sheet, columns_of, forum_sheet

FIRST, SECOND = date(2024, 11, 26), date(2024, 11, 27)
DAYS = Days(FIRST, SECOND)
NOWHERE = PlaceBook((), 0)


def read(sheet: Sheet, columns: Columns, days: Days = DAYS) -> list[Line]:
    """Return the lines of a sheet where no place is known."""
    return lines_of(sheet, columns, days, NOWHERE)


def days_of(*rows: tuple[Cell, ...], headings: tuple[str, ...] = ("Время", "Мероприятие", "Место")) -> list[tuple[str, date]]:
    """Return title and day of each item of a sheet."""
    lines = read(*a_sheet(*rows, headings=headings))
    return [(line.row.title.ru, line.row.day) for line in lines if line.row]


def shuffled(sheet: Sheet, order: list[int]) -> Sheet:
    """Return a sheet with its columns in another order."""
    return replace(sheet, rows=tuple(tuple(row[place] for place in order) for row in sheet.rows))


def test_the_columns_of_the_forum_are_guessed_from_their_headings() -> None:
    columns = guessed(forum_sheet(), COLUMNS)
    assert columns == Columns(1, {0: "time", 1: "title", 2: "place", 3: "participants", 4: "responsible"})


@given(st.permutations(range(5)))
def test_any_order_of_columns_gives_the_same_items(order: list[int]) -> None:
    straight = read(forum_sheet(), guessed(forum_sheet(), COLUMNS))
    sheet = shuffled(forum_sheet(), order)
    assert [(line.row, line.remarks) for line in read(sheet, guessed(sheet, COLUMNS))] == [(line.row, line.remarks) for line in straight]


def test_a_column_of_days_may_be_merged() -> None:
    rows = [(FIRST, "10.00", "Встреча"), (None, "11.00", "Обед"), ("27 ноября", "10.00", "Приём")]
    assert days_of(*rows, headings=("Дата", "Время", "Мероприятие")) == [("Встреча", FIRST), ("Обед", FIRST), ("Приём", SECOND)]


def test_a_day_in_a_merged_row_may_be_told_in_every_cell() -> None:
    assert days_of(("27 ноября",) * 3, ("10.00", "Встреча", None)) == [("Встреча", SECOND)]


def test_a_day_may_stand_beside_the_time() -> None:
    rows = [("27.11.2024 10.00–11.00", "Встреча", None), ("12.00", "Обед", None)]
    assert days_of(*rows, headings=("Дата и время", "Мероприятие", "Место")) == [("Встреча", SECOND), ("Обед", SECOND)]


def test_a_day_above_the_headings_counts() -> None:
    sheet = Sheet("", (("27 ноября 2024 г.", None), ("Время", "Мероприятие"), ("10.00", "Встреча")))
    assert [line.row.day for line in read(sheet, columns_of(sheet, ("Время", "Мероприятие"))) if line.row] == [SECOND]


def test_a_first_day_that_is_taken_for_a_heading_counts() -> None:
    sheet = Sheet("", (("Время", "Мероприятие"), ("День второй", None), ("10.00", "Встреча")))
    assert [line.row.day for line in read(sheet, Columns(1, {0: "time", 1: "title"})) if line.row] == [SECOND]


def test_headings_that_are_repeated_are_no_item() -> None:
    headings = ("Время", "Мероприятие", "Место")
    assert days_of(("26 ноября", None, None), ("10.00", "Встреча", None), headings, ("12.00", "Обед", None)) == [
        ("Встреча", FIRST),
        ("Обед", FIRST),
    ]


def test_a_start_and_an_end_in_columns_of_their_own_are_one_time() -> None:
    lines = read(*a_sheet(("26 ноября", None, None), ("23.30", "0.40", "Вылет"), headings=("Начало", "Окончание", "Мероприятие")))
    time = lines[-1].row.time if lines[-1].row else None
    assert time is not None
    assert (str(time.start), str(time.end), time.ends_next_day) == ("23:30:00", "00:40:00", True)


def test_the_clock_that_a_heading_names_is_that_of_every_row() -> None:
    sheet = Sheet("", (("Время (МСК)", "Мероприятие"), ("10.00", "Встреча")))
    lines = read(sheet, Columns(0, {0: "time", 1: "title"}))
    assert [line.row.time.zone for line in lines if line.row and line.row.time] == ["Europe/Moscow"]


def test_a_cell_that_is_too_long_is_refused() -> None:
    line = read(*a_sheet(("26 ноября", None, None), ("10.00", "а" * 501, None)))[-1]
    assert (line.refused, [(remark.msgid, remark.column) for remark in line.remarks]) == (True, [(TOO_LONG, "title")])


@pytest.mark.parametrize(
    "footer", ["Ответственный: отдел протокола, тел. (347) 000-00-00", "Примечание: возможны изменения", "* по списку", "Бизнес:"]
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_footer_is_no_item_wherever_it_stands(footer: str, place: int) -> None:
    row: list[Cell] = [None, None, None]
    row[place] = footer
    assert days_of(("10.00", "Встреча", None), tuple(row)) == [("Встреча", FIRST)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Торжественный приём от имени Главы РБ", ItemKind.RECEPTION),
        ("Обед", ItemKind.MEAL),
        ("Түскі ас", ItemKind.MEAL),
        ("Подписание документов", ItemKind.SIGNING),
        ("Пленарное заседание (ВКС)", ItemKind.PLENARY),
        ("Сессия «АПК»", ItemKind.SESSION),
        ("Встреча глав делегаций", ItemKind.MEETING),
        ("Встреча главы делегации в аэропорту", ItemKind.ARRIVAL),
        ("Аккредитация", ItemKind.ARRIVAL),
        ("Проводы, вылет", ItemKind.DEPARTURE),
        ("B2B: график встреч", ItemKind.MATCHMAKING),
        ("Биржа деловых контактов", ItemKind.MATCHMAKING),
        ("Обход экспозиции", ItemKind.WALK),
        ("Открытие выставки", ItemKind.EXHIBITION),
        ("О проекте протокола", ItemKind.AGENDA),
        ("Знакомство с городом", ItemKind.OTHER),
    ],
)
def test_the_words_of_a_title_tell_its_kind(title: str, kind: ItemKind) -> None:
    assert kind_of(title) == kind
