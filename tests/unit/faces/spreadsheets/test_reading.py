"""Files and pastes become sheets with the cells as typed; what is no list, too large or dangerous is refused with a sentence."""

import random
import struct
import tracemalloc
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.faces.spreadsheets.reading import limits
from app.faces.spreadsheets.reading.archives import BOMB
from app.faces.spreadsheets.reading.limits import BROKEN, EMPTY, MACROS, OFFICIAL_USE, PASSWORD, NotTaken
from app.faces.spreadsheets.reading.packing import packed, unpacked
from app.faces.spreadsheets.reading.reader import pasted, sheets_of
from app.faces.spreadsheets.reading.task import FILE, OTHER, REFUSED, SAVE_AS_XLSX, read
from app.faces.spreadsheets.reading.texts import of_html
from app.ground.kernel.rows import Cell, Sheet
from tests.factories.lists import INNOPROM, KOSTANAY, as_csv, as_docx, as_xlsx, innoprom, saved
from tests.factories.old_excel import as_xls, compound

Row = tuple[Cell, ...]


def read_file(data: bytes) -> tuple[Sheet, ...]:
    """Read in this process, as the killable one does."""
    answer = read(FILE + data)
    assert answer[:1] != REFUSED, answer.decode()
    return unpacked(answer[1:])


def refusal_of(data: bytes) -> str:
    with pytest.raises(NotTaken) as refused:
        sheets_of(data)
    assert refused.value.field == "upload"
    return refused.value.message


def filled(rows: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    width = max(map(len, rows))
    return tuple(tuple(cell or None for cell in row) + (None,) * (width - len(row)) for row in rows)  # type: ignore[misc]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one part put in or put in place of another."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()


def test_a_workbook_is_read_as_it_stands_merged_cells_leave_blanks() -> None:
    (sheet,) = sheets_of(innoprom())
    assert (sheet.name, sheet.width) == ("Состав", 8)
    assert sheet.rows == filled(INNOPROM)


def test_a_formula_stays_text_and_is_never_run() -> None:
    assert sheets_of(as_xlsx([("=1+1", "=cmd|'/C calc'!A0", 2)]))[0].rows == (("=1+1", "=cmd|'/C calc'!A0", 2),)


def test_days_times_and_numbers_keep_their_kind() -> None:
    row = (datetime(1975, 3, 14), datetime(2024, 9, 24, 18, 30), time(10, 0), 29221, 1.5, True, "05.11.1981")  # noqa: DTZ001
    expected = (date(1975, 3, 14), datetime(2024, 9, 24, 18, 30), time(10, 0), 29221, 1.5, True, "05.11.1981")  # noqa: DTZ001
    assert sheets_of(as_xlsx([row]))[0].rows == (expected,)


def test_hidden_and_empty_sheets_are_left_aside() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Пусто"
    for name, state in (("Люди", "visible"), ("Справочник", "hidden")):
        sheet = book.create_sheet(name)
        sheet["B2"] = name
        sheet.sheet_state = state
    assert [(sheet.name, sheet.rows) for sheet in sheets_of(saved(book))] == [("Люди", ((None, None), (None, "Люди")))]


def test_an_old_workbook_is_read_with_its_days() -> None:
    rows = [("ФИО", "Дата", "№"), ("Күсәев Өлфәт", date(1981, 11, 5), 3), ("Участник", True, 1.5)]
    (sheet,) = sheets_of(as_xls(rows))
    assert (sheet.name, sheet.rows) == ("Состав", tuple(rows))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_of_a_text_are_guessed(encoding: str, delimiter: str) -> None:
    assert read_file(as_csv(KOSTANAY, encoding=encoding, delimiter=delimiter))[0].rows == filled(KOSTANAY)


def test_a_quoted_cell_keeps_its_lines_and_delimiters() -> None:
    assert read_file('ФИО;Должность\n"Иванов\nИван";"министр; глава"\n'.encode())[0].rows == (
        ("ФИО", "Должность"),
        ("Иванов\nИван", "министр; глава"),
    )


def test_the_line_for_excel_alone_names_the_delimiter() -> None:
    assert read_file(b"sep=,\na,b;c\n")[0].rows == (("a", "b;c"),)


def test_each_table_of_a_document_is_a_sheet_under_the_words_above_it() -> None:
    sheets = sheets_of(as_docx([("ФИО", "Должность"), ("Иванов", "министр")], [("Время",)], above=("Состав делегации", "Программа")))
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [
        ("Состав делегации", (("ФИО", "Должность"), ("Иванов", "министр"))),
        ("Программа", (("Время",),)),
    ]


def test_merged_cells_of_a_document_leave_blanks() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Бизнес"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "ООО"
    table.cell(1, 1).text, table.cell(2, 2).text = "a", "b"
    stream = BytesIO()
    document.save(stream)
    assert read_file(stream.getvalue())[0].rows == (("Бизнес", None, None), ("ООО", "a", None), (None, None, "b"))


def test_a_paste_from_a_spreadsheet_is_a_sheet() -> None:
    assert pasted('ФИО\tТел.\r\n"Иванов\nИван"\t+7\r\n')[0].rows == (("ФИО", "Тел."), ("Иванов\nИван", "+7"))


def test_a_paste_of_html_is_a_sheet() -> None:
    html = "<table><tr><th colspan=2>ФИО</th><td rowspan='2'>x</td></tr><tr><td>Иванов<br>Иван</td><td>&nbsp;1</td></tr></table>"
    assert pasted(html)[0].rows == (("ФИО", None, "x"), ("Иванов\nИван", "1", None))


@pytest.mark.parametrize("make", [as_xlsx, as_csv, as_docx, as_xls])
def test_what_is_for_official_use_is_refused(make: object) -> None:
    assert callable(make)
    assert refusal_of(make([("ФИО",), ("Для  служебного\nпользования",)])) == OFFICIAL_USE


def test_the_mark_of_official_use_is_seen_in_a_pages_header() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "ФИО"
    header = book.active.oddHeader
    assert header is not None
    header.right.text = "Для служебного пользования"
    assert refusal_of(saved(book)) == OFFICIAL_USE


def test_a_workbook_with_macros_is_refused() -> None:
    assert refusal_of(with_part(as_xlsx([("a",)]), "xl/vbaProject.bin", b"macro")) == MACROS


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refusal_of(with_part(as_xlsx([("a",)]), "xl/sharedStrings.xml", b" " * 20_000_000)) == BOMB


@pytest.mark.parametrize("name", ["xl/media/image1.png", "xl/media/bomb.xml", "xl/embeddings/sheet1.xml"])
def test_a_bomb_under_the_name_of_a_picture_is_refused_too(name: str) -> None:
    # What a part is, its address does not say: a sheet may lie there as well.
    assert refusal_of(with_part(as_xlsx([("a",)]), name, b" " * 20_000_000)) == BOMB


def test_a_picture_that_does_not_pack_is_taken() -> None:
    (sheet,) = sheets_of(with_part(as_xlsx([("a",)]), "xl/media/image1.png", random.Random(1).randbytes(6_000_000)))
    assert sheet.rows == (("a",),)


def test_cells_that_span_without_end_take_no_room() -> None:
    tracemalloc.start()
    list(of_html("<table><tr>" + "<td colspan=200>" * 5_000))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2_000_000


def test_entities_that_unfold_are_refused() -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    assert "declarations" in refusal_of(with_part(as_xlsx([("a",)]), "xl/sharedStrings.xml", evil))


def test_a_protected_workbook_is_refused() -> None:
    assert refusal_of(compound({"EncryptedPackage": b"x"})) == PASSWORD


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(as_xlsx([("a",)]))
    place = data.find(b"PK\x01\x02")
    data[place + 8 : place + 10] = struct.pack("<H", 1)
    assert refusal_of(bytes(data)) == PASSWORD


@pytest.mark.parametrize("cut", [30, 500, -200])
def test_a_broken_file_is_refused(cut: int) -> None:
    assert refusal_of(innoprom()[:cut]) == BROKEN


def test_a_broken_sheet_in_a_whole_archive_is_refused() -> None:
    assert refusal_of(with_part(innoprom(), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>")) == BROKEN


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\0\1\2\3" * 9, b"{\\rtf1 a}", compound({"Other": b"x"})])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    assert refusal_of(data) == OTHER


def test_other_spreadsheets_and_old_documents_are_told_what_to_do() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert refusal_of(stream.getvalue()) == SAVE_AS_XLSX
    assert "DOCX" in refusal_of(compound({"WordDocument": b"x"}))


def test_nothing_filled_is_refused() -> None:
    assert refusal_of(as_xlsx([(None,)])) == EMPTY
    assert refusal_of(b" \n\n;;\n") == EMPTY


def test_too_many_rows_columns_and_letters_are_refused() -> None:
    assert "rows" in refusal_of(b"a\n" * (limits.MOST_ROWS + 1))
    assert "columns" in refusal_of(b";" * limits.MOST_COLUMNS + b"a")
    assert "characters" in refusal_of(b"a" * (limits.LONGEST_CELL + 1))
    assert len(sheets_of(b"a\n" * limits.MOST_ROWS)[0].rows) == limits.MOST_ROWS


def test_rows_that_a_sheet_only_claims_to_have_are_not_read() -> None:
    data = as_xlsx([("a",)])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").replace(b'ref="A1"', b'ref="A1:XFD1048576"')
    assert sheets_of(with_part(data, "xl/worksheets/sheet1.xml", content))[0].rows == (("a",),)


_cells = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=20).filter(
        lambda text: text[0] != "=" and bool(text.strip())
    ),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2099, 12, 31)),
    st.times(time(0, 1)).map(lambda one: one.replace(microsecond=0)),
)
_sheets = st.lists(st.lists(_cells, min_size=3, max_size=3), min_size=1, max_size=8).filter(lambda rows: any(rows[-1]))


@given(_sheets)
@settings(max_examples=40)
def test_reading_a_written_workbook_returns_its_cells(rows: list[list[Cell]]) -> None:
    width = max(place + 1 for row in rows for place, cell in enumerate(row) if cell is not None)
    assert read_file(as_xlsx(rows))[0].rows == tuple(tuple(row[:width]) for row in rows)


_words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cc", "Cs")), min_size=1, max_size=15)
_texts = st.lists(st.lists(_words.filter(str.strip), min_size=3, max_size=3), min_size=2, max_size=8)


@given(_texts)
@settings(max_examples=60)
def test_reading_a_written_text_returns_its_cells(rows: list[list[str]]) -> None:
    assert read_file(as_csv(rows, encoding="utf-8-sig"))[0].rows == tuple(tuple(row) for row in rows)


@given(st.lists(st.lists(_cells, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_was_packed_is_unpacked(rows: list[list[Cell]]) -> None:
    sheet = Sheet("Состав", tuple(map(tuple, rows)))
    assert unpacked(packed((sheet,))) == (sheet,)
