"""How a list becomes an XLSX file: one form for all of them, and nothing in it that runs.

A text is written as a text, never as a formula, a link or a number: what begins with = + - @ (OWASP, "CSV Injection") also gets Excel's
own mark of a text (`quotePrefix`), so that it stays one when somebody edits the cell. The text itself is left as it is: a phone keeps
its «+», and a list that is taken in again says what it said. Tabs and line ends at the beginning are cleaned away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.ground.kernel.rows import Cell
from app.ground.kernel.text import clean
from app.ground.words.languages import current

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BORN: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A file has to name a moment: the same for all, so that the same list has the same bytes."""
_LEAST: Final = 6
_MOST: Final = 60
"""Letters across a column, unless its head says otherwise."""
_SPARE: Final = 1.6
"""Room for the button of the filter and the air at both sides."""
_LONGEST: Final = 32_767
"""Characters that a cell holds (ECMA-376, as Excel reads it)."""
_RUNS: Final = tuple("=+-@＝＋－＠")
"""The wide ones are signs too where Excel is set up for Chinese or Japanese."""
_MILLIMETRES: Final = 25.4
_MARGINS: Final = {"left": 20 / _MILLIMETRES, "right": 10 / _MILLIMETRES, "top": 20 / _MILLIMETRES, "bottom": 20 / _MILLIMETRES}
"""Those of the house (ГОСТ Р 7.0.97-2025)."""
_A4: Final = 9
_LONGEST_FOOT: Final = 120
_PROTECTED: Final = {"format_columns": True, "format_rows": True, "insert_rows": True, "sort": True, "autofilter": True}
"""What may be done to a sheet with locked cells; there is no password, for it keeps slips away and nobody out."""
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class ColumnKind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    HOUR = "hour"
    MOMENT = "moment"
    """A day and an hour, by a clock that the head names."""


_NUMBER_FORMATS: Final[Mapping[ColumnKind, str]] = {
    ColumnKind.TEXT: "@",
    ColumnKind.NUMBER: "0",
    ColumnKind.DAY: "dd.mm.yyyy",
    ColumnKind.HOUR: r"hh\.mm",
    ColumnKind.MOMENT: r"dd.mm.yyyy hh\.mm",
}
_ENGLISH_HOURS: Final = {ColumnKind.HOUR: "hh:mm", ColumnKind.MOMENT: "dd.mm.yyyy hh:mm"}
_TOLD_LENGTH: Final = {ColumnKind.DAY: 10, ColumnKind.HOUR: 5, ColumnKind.MOMENT: 16}


@dataclass(frozen=True, slots=True)
class Head:
    """One column: what it is called, and how wide it is in letters (0: as wide as its content needs)."""

    label: str
    width: int = 0
    kind: ColumnKind = ColumnKind.TEXT
    choices: tuple[str, ...] = ()
    """What may be chosen in its cells; nothing where anything may stand there."""
    locked: bool = False
    """Whether its cells are not to be written over. As soon as a column is, the sheet is protected and all the others are open."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in the spoken language, ready to be written."""

    title: str
    subtitle: str
    columns: tuple[Head, ...]
    rows: Sequence[Sequence[Cell]]
    name: str = ""
    """Of the file, without its extension; the title where none is given."""
    landscape: bool = False
    spare: int = 0
    """Empty rows below, ruled and ready to be filled in."""
    explained: tuple[str, ...] = ()
    """Paragraphs of a second sheet, the first of them its title: how the list is to be filled in."""


def xlsx(listing: Listing) -> bytes:
    """Return the list as XLSX. The same list gives the same bytes."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as book:
        book.set_properties({"title": clean(listing.title), "author": "", "created": _BORN})
        _Writer(book, listing).write()
        if listing.explained:
            write_explanations(book, listing.explained)
    return file.getvalue()


def file_name(listing: Listing) -> str:
    """Return what the file is called."""
    return f"{clean(listing.name or listing.title)[:_LONGEST_FOOT].rstrip(' .')}.xlsx"


class _Writer:
    """Writes one list onto one sheet."""

    def __init__(self, book: Workbook, listing: Listing) -> None:
        self._listing = listing
        self._sheet: Worksheet = book.add_worksheet(_sheet_name(listing.title))
        shared = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self._title: Format = book.add_format({**shared, "bold": True, "font_size": 14})
        self._subtitle: Format = book.add_format({**shared, "font_color": "#595959"})
        ruled = {**shared, "bottom": 1, "bottom_color": "#B9B9B9"}
        self._head: Format = book.add_format({**shared, "bold": True, "top": 2, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        is_form = any(head.locked for head in listing.columns)
        open_to_all = {"locked": False} if is_form else {}
        self._formats = {kind: book.add_format({**ruled, **_look(kind), **open_to_all}) for kind in ColumnKind}
        self._quoted: Format = book.add_format({**ruled, **_look(ColumnKind.TEXT), **open_to_all, "quote_prefix": True})
        self._shut: Format = book.add_format({**ruled, **_look(ColumnKind.TEXT), "font_color": "#8A8A8A"})

    def write(self) -> None:
        """Write titles, heads and rows, and say how the sheet is shown and printed."""
        top = self._titles()
        columns, rows = self._listing.columns, [[_told(cell) for cell in row] for row in self._listing.rows]
        for place, head in enumerate(columns):
            self._sheet.write_string(top, place, clean(head.label), self._head)
            width = head.width or _fitting(head, (row[place] for row in rows if place < len(row)))
            self._sheet.set_column(place, place, width + _SPARE)
        for number, row in enumerate(rows, top + 1):
            for place, (head, cell) in enumerate(zip(columns, row, strict=True)):
                self._cell(number, place, head, cell)
        last = top + len(rows) + self._listing.spare
        for number in range(top + len(rows) + 1, last + 1):
            for place, head in enumerate(columns):
                self._cell(number, place, head, None)
        for place, head in enumerate(columns):
            if head.choices:
                self._sheet.data_validation(top + 1, place, max(last, top + 1), place, {"validate": "list", "source": list(head.choices)})
        if any(head.locked for head in columns):
            self._sheet.protect("", _PROTECTED)
        self._show(top, last)

    def _titles(self) -> int:
        """Write what stands above the table; return the row of its heads."""
        told = [(self._listing.title, self._title), (self._listing.subtitle, self._subtitle)]
        lines = [(clean(text)[:_LONGEST], form) for text, form in told if text]
        for number, (text, form) in enumerate(lines):
            self._sheet.write_string(number, 0, text, form)
        return len(lines) + bool(lines)

    def _cell(self, row: int, column: int, head: Head, cell: Cell) -> None:
        form = self._shut if head.locked else self._formats[head.kind]
        match cell:
            case None | "":
                self._sheet.write_blank(row, column, None, form)
            case str():
                text = self._shut if head.locked else self._formats[ColumnKind.TEXT]
                self._sheet.write_string(row, column, cell, self._quoted if cell.startswith(_RUNS) else text)
            case bool():
                self._sheet.write_boolean(row, column, cell, form)
            case int() | float():
                self._sheet.write_number(row, column, cell, form)
            case _:
                self._sheet.write_datetime(row, column, cell, form)

    def _show(self, head: int, last: int) -> None:
        sheet, columns = self._sheet, len(self._listing.columns)
        sheet.freeze_panes(head + 1, 0)
        sheet.autofilter(head, 0, max(last, head + 1), columns - 1)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, max(last, head), columns - 1)
        sheet.set_paper(_A4)
        if self._listing.landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        foot = clean(self._listing.title)[:_LONGEST_FOOT].replace("&", "&&")
        sheet.set_footer(f'&L&"Arial"&8{_apart(foot)}&R&"Arial"&8&P / &N')
        sheet.hide_gridlines(2)


def write_explanations(book: Workbook, paragraphs: Sequence[str]) -> None:
    """Write a sheet that says how the first one is to be filled in; its title is the first paragraph."""
    title, *rest = (clean(paragraph)[:_LONGEST] for paragraph in paragraphs)
    sheet: Worksheet = book.add_worksheet(_sheet_name(title))
    shared = {"font_name": "Arial", "font_size": 11, "valign": "top", "text_wrap": True}
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, title, book.add_format({**shared, "bold": True, "font_size": 14}))
    for number, paragraph in enumerate(rest, 2):
        sheet.write_string(number, 0, paragraph, book.add_format(shared))
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _look(kind: ColumnKind) -> dict[str, object]:
    number_format = _NUMBER_FORMATS[kind]
    if current() == "en":
        number_format = _ENGLISH_HOURS.get(kind, number_format)
    return {"num_format": number_format, "text_wrap": kind is ColumnKind.TEXT, "align": "right" if kind is ColumnKind.NUMBER else "left"}


def _told(cell: Cell) -> Cell:
    return clean(cell, lines=True)[:_LONGEST] if isinstance(cell, str) else cell


def _fitting(head: Head, cells: Iterator[Cell]) -> float:
    """Return the letters that a column has to be wide: as its longest line, within bounds; beyond them a text wraps."""
    # A heading may wrap between its words.
    needed = max((len(word) + 2 for word in head.label.split()), default=0)
    for cell in cells:
        if isinstance(cell, str):
            needed = max(needed, *(len(line) for line in cell.split("\n")))
        elif cell is not None:
            needed = max(needed, _TOLD_LENGTH.get(head.kind, len(str(cell))))
    return min(max(needed, _LEAST), _MOST)


def _sheet_name(title: str) -> str:
    """Return a title as a tab may be called: 31 characters, some of them forbidden, no quote or stop at either end."""
    return clean(title.translate(_FORBIDDEN_IN_NAMES))[:31].strip(" ',.;–") or "1"


def _apart(foot: str) -> str:
    """Keep a digit at the beginning from being read as part of the size of the letters before it."""
    return f" {foot}" if foot[:1].isdigit() else foot
