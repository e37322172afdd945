"""A list as XLSX: what is typed stays a text, days are days, the sheet is ready for the screen and for the printer."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing, file_name, xlsx
from app.ground.kernel.rows import Cell
from app.ground.kernel.text import clean
from app.ground.words.languages import speaking

HEADS = (
    Head("№", kind=ColumnKind.NUMBER),
    Head("Ф.И.О."),
    Head("Дата", kind=ColumnKind.DAY),
    Head("Начало", kind=ColumnKind.HOUR),
)
ROWS: list[tuple[Cell, ...]] = [
    (1, "Участников Второй Иванович", date(2024, 11, 26), time(10, 0)),
    (2, "Күсәев Өлфәт Һиҙиәт улы", None, "с 19.00"),
]
LISTING = Listing("Список & состав", "Уфа, 26–27 ноября 2024 г.", HEADS, ROWS, landscape=True)


def sheet(listing: Listing = LISTING) -> Worksheet:
    found = load_workbook(BytesIO(xlsx(listing))).active
    assert isinstance(found, Worksheet)
    return found


def of_text(*texts: str) -> Listing:
    return Listing("Список", "", (Head("Текст"),), [(text,) for text in texts])


def test_titles_stand_above_bold_heads_and_the_rows_below_them() -> None:
    found = sheet()
    assert [[cell.value for cell in row] for row in found.iter_rows()] == [
        ["Список & состав", None, None, None],
        ["Уфа, 26–27 ноября 2024 г.", None, None, None],
        [None, None, None, None],
        ["№", "Ф.И.О.", "Дата", "Начало"],
        [1, "Участников Второй Иванович", datetime.combine(date(2024, 11, 26), time()), time(10, 0)],
        [2, "Күсәев Өлфәт Һиҙиәт улы", None, "с 19.00"],
    ]
    assert [cell.font.b for cell in found[4]] == [True] * 4
    assert found.title == "Список & состав"


def test_days_and_hours_are_real_ones_in_the_form_of_the_house() -> None:
    row = sheet()[5]
    assert [(cell.data_type, cell.number_format) for cell in row] == [("n", "0"), ("s", "@"), ("d", "dd.mm.yyyy"), ("d", r"hh\.mm")]
    with speaking("en"):
        assert sheet()[5][3].number_format == "hh:mm"


def test_heads_stay_in_sight_and_can_be_filtered_by() -> None:
    found = sheet()
    assert (found.freeze_panes, found.auto_filter.ref) == ("A5", "A4:D6")


def test_the_sheet_is_set_up_for_a4_one_page_wide_with_heads_on_each_and_numbers() -> None:
    found = sheet()
    setup, margins = found.page_setup, found.page_margins
    assert (setup.paperSize, setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert found.sheet_properties.pageSetUpPr is not None
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert [round(side * 25.4) for side in (margins.left, margins.right, margins.top, margins.bottom)] == [20, 10, 20, 20]
    assert (found.print_title_rows, found.print_area) == ("$4:$4", "'Список & состав'!$A$1:$D$6")
    assert found.HeaderFooter.oddFooter is not None
    told = str(found.HeaderFooter.oddFooter)
    assert "Список && состав" in told
    assert "&P / &N" in told
    assert sheet(Listing("Список", "", HEADS, ROWS)).page_setup.orientation in (None, "portrait")


def test_a_column_is_as_wide_as_its_content_within_bounds_and_wraps_beyond() -> None:
    rows: list[tuple[Cell, ...]] = [("да", "x" * 30, "слово " * 100, "две\nкороткие строки")]
    found = sheet(Listing("Список", "", (Head("А"), Head("Б"), Head("В"), Head("Г"), Head("UID", 12)), [(*rows[0], "u" * 36)]))
    widths = [round(found.column_dimensions[letter].width) for letter in "ABCDE"]
    assert [width - 2 for width in widths] == [6, 30, 60, 15, 12]
    assert {found["C4"].alignment.wrap_text, found["A4"].alignment.wrap_text} == {True}


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+7 917 000 00 03", "@SUM(1)", "-1+1", "=1+1", "=cmd|' /C calc'!A0", "＝1+1"])
def test_what_looks_like_a_formula_is_a_text_and_stays_one_when_edited(text: str) -> None:
    cell = sheet(of_text(text))["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["\t=1+1", "\r=1+1", "\n=1+1", "\u200b=1+1", " =1+1"])
def test_a_formula_hides_behind_nothing(text: str) -> None:
    cell = sheet(of_text(text))["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_heads_titles_and_subtitles_run_nothing_either() -> None:
    found = sheet(Listing("=1+1", "@x", (Head("=2+2"),), [("-3",)]))
    assert {cell.data_type for row in found.iter_rows() for cell in row if cell.value} == {"s"}


def test_an_address_is_no_link_and_a_number_in_a_text_no_number() -> None:
    found = sheet(of_text("https://example.org", "007", "mailto:a@example.org", "internal:x"))
    assert [found.cell(row, 1).value for row in (4, 5, 6, 7)] == ["https://example.org", "007", "mailto:a@example.org", "internal:x"]
    assert {found.cell(row, 1).hyperlink for row in (4, 5, 6, 7)} == {None}


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_whatever_is_typed_is_read_back_as_the_same_text(texts: list[str]) -> None:
    found = sheet(of_text(*texts))
    assert [found.cell(row, 1).value or "" for row in range(4, 4 + len(texts))] == [clean(text, lines=True) for text in texts]
    assert not any(found.cell(row, 1).data_type == "f" for row in range(4, 4 + len(texts)))


def test_a_text_longer_than_a_cell_holds_is_cut() -> None:
    assert len(str(sheet(of_text("я" * 40_000))["A4"].value)) == 32_767


def test_a_list_without_rows_is_a_list_with_heads() -> None:
    found = sheet(Listing("Список", "", HEADS, []))
    assert ([cell.value for cell in found[3]], found.auto_filter.ref) == (["№", "Ф.И.О.", "Дата", "Начало"], "A3:D4")


def test_the_same_list_gives_the_same_bytes() -> None:
    first = xlsx(LISTING)
    assert xlsx(LISTING) == first
    with zipfile.ZipFile(BytesIO(first)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize(
    ("title", "tab"),
    [
        ("Список: [2024] «а/б»?", "Список 2024 «а б»"),
        ("'", "1"),
        ("Очень длинное название списка, и", "Очень длинное название списка"),
    ],
)
def test_a_tab_is_called_by_the_title_as_far_as_it_may(title: str, tab: str) -> None:
    assert sheet(Listing(title, "", HEADS, ROWS)).title == tab


def test_a_file_is_called_by_its_name_or_its_title() -> None:
    assert file_name(LISTING) == "Список & состав.xlsx"
    assert file_name(Listing("Список", "", HEADS, ROWS, name="Состав – Делегация …")) == "Состав – Делегация ….xlsx"
