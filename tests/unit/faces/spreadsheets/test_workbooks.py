"""What is read of workbooks whose programs leave out sizes and keep texts in the cells themselves."""

from io import BytesIO

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from app.faces.spreadsheets.reading.workbooks import of_xlsx
from app.ground.kernel.rows import Sheet


def _bytes(book: openpyxl.Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_sheet_that_does_not_tell_its_size_is_read_in_full() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Список")
    for row in (("ФИО", None, "Прилёт"), (), ("Иванов", "=1+2", 7)):
        sheet.append(row)
    assert list(of_xlsx(_bytes(book))) == [Sheet("Список", (("ФИО", None, "Прилёт"), (None, None, None), ("Иванов", "=1+2", 7)))]


def test_a_text_of_several_looks_is_one_text() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Список"
    sheet["B2"] = CellRichText("Иванов ", TextBlock(InlineFont(b=True), "Пётр"))
    assert list(of_xlsx(_bytes(book))) == [Sheet("Список", ((None, None), (None, "Иванов Пётр")))]


def test_sheets_that_are_hidden_are_passed_over() -> None:
    book = openpyxl.Workbook()
    shown, hidden = book.worksheets[0], book.create_sheet("черновик")
    shown.title = "Список"
    shown["A1"], hidden["A1"] = "Иванов", "Петров"
    hidden.sheet_state = "hidden"
    assert list(of_xlsx(_bytes(book))) == [Sheet("Список", (("Иванов",),))]
