"""Spreadsheets: XLSX as it stands, formulas as text, and the old XLS."""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree.ElementTree import Element

import xlrd
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.xml.constants import SHEET_MAIN_NS
from xlrd.biffh import XLRDError
from xlrd.sheet import Sheet as OldSheet

from app.faces.spreadsheets.reading.limits import BROKEN, PASSWORD, NotTaken, sheet_of
from app.ground.kernel.rows import Sheet

_VISIBLE: Final = "visible"
_TEXT: Final = f"{{{SHEET_MAIN_NS}}}t"


def of_xlsx(data: bytes) -> Iterator[Sheet | None]:
    """Yield the visible sheets. Nothing is calculated: a formula is the text that begins with “=”."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what of a workbook openpyxl leaves aside is of no interest to a list
        book = _Book(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        book.read()
        for name, path in book.visible():
            yield sheet_of(name, (_plain(row) for row in book.rows(path)))


class _Book(ExcelReader):
    """A workbook whose sheets are gone through once.

    openpyxl's own read-only sheets look for their size first, and where the file does not tell it, through all of their cells;
    what a file says of its own size would not be believed anyway.
    """

    def read_worksheets(self) -> None:
        """Leave the sheets unopened until their rows are asked for."""

    def visible(self) -> Iterator[tuple[str, str]]:
        """Yield names and paths of the sheets with cells that are not hidden."""
        for sheet, part in self.parser.find_sheets():
            if sheet.state == _VISIBLE and part.target in self.valid_files and "chartsheet" not in part.Type:
                yield sheet.name, part.target

    def rows(self, path: str) -> Iterator[Sequence[object]]:
        """Yield the rows of a sheet; those that the file leaves out are empty, and one that it tells twice counts once."""
        due, styles = 1, vars(self.wb)
        with self.archive.open(path) as source:
            cells = _Cells(
                source,
                self.shared_strings,
                data_only=self.data_only,
                epoch=self.wb.epoch,
                date_formats=styles["_date_formats"],
                timedelta_formats=styles["_timedelta_formats"],
            )
            for number, row in cells.parse():
                for _ in range(due, number):
                    yield ()
                if due <= number:
                    yield _placed(row)
                due = max(due, number + 1)


class _Cells(WorkSheetParser):
    """Reads the cells of a sheet."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Return a cell; a text without formatting that stands in the cell itself needs no object of its own."""
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if inline is None or len(inline) != 1 or inline[0].tag != _TEXT:
            return super().parse_cell(element)
        element.remove(inline)
        cell = super().parse_cell(element)
        return {**cell, "value": inline[0].text} if cell["value"] is None else cell


def _placed(row: Sequence[dict[str, Any]]) -> Sequence[object]:
    """Return the values of some cells, each at its column."""
    values: list[object] = [None] * (row[-1]["column"] if row else 0)
    for cell in row:
        if cell["column"] <= len(values):
            values[cell["column"] - 1] = cell["value"]
    return values


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
