"""Spreadsheets: XLSX as it stands, formulas as text, and the old XLS."""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from typing import Final

import openpyxl
import xlrd
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from xlrd.biffh import XLRDError
from xlrd.sheet import Sheet as OldSheet

from app.faces.spreadsheets.reading.limits import BROKEN, PASSWORD, NotTaken, sheet_of
from app.ground.kernel.rows import Sheet

_VISIBLE: Final = "visible"


def of_xlsx(data: bytes) -> Iterator[Sheet | None]:
    """Yield the visible sheets. Nothing is calculated: a formula is the text that begins with “=”."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what of a workbook openpyxl leaves aside is of no interest to a list
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == _VISIBLE and isinstance(sheet, ReadOnlyWorksheet):
                sheet.reset_dimensions()  # what a file says of its own size is not believed
                yield sheet_of(sheet.title, (_plain(row) for row in sheet.iter_rows(values_only=True)))


def _plain(row: Sequence[object]) -> Sequence[object]:
    """Return a row with the formulas that openpyxl keeps as objects told as text like all others."""
    if any(isinstance(cell, ArrayFormula | DataTableFormula) for cell in row):
        return [_formula(cell) for cell in row]
    return row


def _formula(cell: object) -> object:
    if isinstance(cell, ArrayFormula):
        told = str(cell.text or "")
        return told if told.startswith("=") else f"={told}"
    return "=TABLE()" if isinstance(cell, DataTableFormula) else cell


def of_xls(data: bytes) -> Iterator[Sheet | None]:
    """Yield the visible sheets of a workbook of Excel 97 to 2003. Its formulas cannot be told from values; they are not run either."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), ragged_rows=True, on_demand=True)
    except XLRDError as error:
        raise NotTaken(PASSWORD if "encrypted" in str(error).casefold() else BROKEN) from None
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        if sheet.visibility == 0:
            yield sheet_of(sheet.name, _old_rows(sheet, book.datemode))
        book.unload_sheet(number)


def _old_rows(sheet: OldSheet, datemode: int) -> Iterator[list[object]]:
    for number in range(sheet.nrows):
        types, values = sheet.row_types(number), sheet.row_values(number)
        yield [_old_cell(kind, value, datemode) for kind, value in zip(types, values, strict=True)]


def _old_cell(kind: int, value: object, datemode: int) -> object:
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        return _old_date(value, datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#?") if isinstance(value, int) else "#?"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _old_date(value: float, datemode: int) -> object:
    """Return a day, or a time of day where the day is none; a number that is no date stays one."""
    try:
        told = xlrd.xldate_as_datetime(value, 1 if datemode else 0)
    except (ValueError, OverflowError):
        return value
    return told.time() if 0 <= value < 1 else told
