"""Tables in text: CSV with a guessed encoding and delimiter, what was copied from a spreadsheet, HTML."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from itertools import islice
from typing import Final

from app.faces.spreadsheets.reading.limits import BROKEN, MOST_COLUMNS, NotTaken, sheet_of
from app.ground.kernel.rows import Sheet

DELIMITERS: Final = (";", "\t", ",", "|")
"""The first goes before the others where they do equally well: Excel writes it in Russian."""
_LOOKED_AT: Final = 300
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v")


def decoded(data: bytes) -> str | None:
    """Return the text of a file: UTF-8 or UTF-16 with or without a mark, else Windows-1251; None where it is no text."""
    told = _decoded(data)
    return None if told is None or _CONTROLS.intersection(told[:100_000]) else told


def _decoded(data: bytes) -> str | None:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "") or _by_zeros(data)
    for name in (encoding,) if encoding else ("utf-8", "cp1251"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _by_zeros(data: bytes) -> str:
    """Tell UTF-16 without a mark: delimiters, digits and spaces have a zero byte beside them, always on the same side."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 50 < len(head) or min(even, odd):
        return ""
    return "utf-16-be" if even else "utf-16-le"


def of_text(text: str, name: str = "") -> Iterator[Sheet | None]:
    """Yield the tables of a text: one of lines and delimiters, or those of HTML."""
    if "<table" in text[:200_000].casefold():
        yield from of_html(text)
        return
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.strip()) == 5:  # a line for Excel alone
        yield sheet_of(name, _rows(rest, first.strip()[4]))
        return
    yield sheet_of(name, _rows(text, _delimiter(text)))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise NotTaken(BROKEN) from None


def _delimiter(text: str) -> str:
    """Return the delimiter that makes most rows equally wide, and of those the one that makes them widest."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(
            len(row) for row in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT) if len(row) > 1
        )
    except csv.Error:
        return (0, 0)
    width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return rows, width


def of_html(text: str) -> Iterator[Sheet | None]:
    """Yield the tables of a page: what spreadsheets put on the clipboard, and what some programs save under the name of XLS."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    for number, rows in enumerate(reader.tables, 1):
        yield sheet_of(str(number), rows)


class _Tables(HTMLParser):
    """Collects the cells of tables; a merged cell leaves blanks beside and below it."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._below: dict[int, int] = {}
        """Column → rows that a cell above still covers."""
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.tables.append([])
            self._below = {}
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
            self._cover()
        elif tag in {"td", "th"} and self.tables and self.tables[-1]:
            self._end_cell()
            self._cell = []
            found = dict(attrs)
            self._spans = (_span(found.get("colspan")), _span(found.get("rowspan")))
        elif tag in {"br", "p", "div"} and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()) if data.strip() else " ")

    def _end_cell(self) -> None:
        if self._cell is None or not self.tables or not self.tables[-1]:
            self._cell = None
            return
        row, (wide, high) = self.tables[-1][-1], self._spans
        for place in range(wide):
            if high > 1:
                self._below[len(row)] = high - 1
            if place == 0 or len(row) <= MOST_COLUMNS:  # blanks beyond are cut off anyway
                row.append("".join(self._cell).strip() if place == 0 else "")
        self._cell = None
        self._cover()

    def _cover(self) -> None:
        """Leave a blank where a cell above reaches down to here."""
        row = self.tables[-1][-1]
        while self._below.get(len(row), 0) and len(row) <= MOST_COLUMNS:
            self._below[len(row)] -= 1
            row.append("")


def _span(told: str | None) -> int:
    return min(max(int(told), 1), MOST_COLUMNS) if told and told.isdecimal() and len(told) < 6 else 1
