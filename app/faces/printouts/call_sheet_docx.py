"""Writes a call sheet as DOCX, for whoever edits it further; runs in the process for jobs.

It draws the same data as `templates/print/call_sheet.typ`.
"""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document as Paper
from docx.table import _Cell

from app.faces.printouts.docx_parts import keep_rows, packed, say
from app.faces.printouts.docx_sheet import begun, head, headed_table

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "title"), ("Normal", "version"), ("Normal", "where_and_when"))


def docx(asked: bytes) -> bytes:
    """Return a call sheet as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    head(paper, data["head"], _HEAD)
    paper.add_paragraph()
    if data["rows"]:
        _table(paper, data)
    else:
        say(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _table(paper: Paper, data: dict[str, Any]) -> None:
    for row, told in zip(headed_table(paper, data, len(data["rows"])), data["rows"], strict=True):
        for cell, parts in zip(row.cells, _cells(told), strict=True):
            _write(cell, parts)


def _cells(row: dict[str, Any]) -> Iterator[list[tuple[str, bool, int]]]:
    """Yield for each column its lines, whether each is bold, and its size in points."""
    yield [(row["number"], False, 10)]
    yield [(row["name"], True, 11), (row["kind"], False, 9)]
    yield [part for way in row["phones"] for part in ((way["number"], False, 11), (way["who"], False, 9)) if part[0]]
    yield [(line, False, 11) for line in row["lines"]]
    yield [part for part in ((row["told_by"], False, 10), (row["told_at"], False, 9), (row["note"], False, 9)) if part[0]]
    yield [(row["confirmed"], False, 10)]


def _write(cell: _Cell, parts: list[tuple[str, bool, int]]) -> None:
    for place, (text, bold, size) in enumerate(parts):
        say(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, bold=bold, size=size)
