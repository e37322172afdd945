"""Writes the agenda of a meeting or an order of speeches as DOCX; runs in the process for jobs.

It draws the same data as `templates/print/agenda.typ`.
"""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document as Paper
from docx.shared import Pt
from docx.table import _Cell, _Row

from app.faces.printouts.docx_parts import keep_rows, packed, say
from app.faces.printouts.docx_sheet import begun, head, headed_table, mark

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "subject"), ("Normal", "when"), ("Normal", "where"))
_SIZES: Final = {"more": 9, "note": 10, "number": 11}
_SIZE: Final = 11


def docx(asked: bytes) -> bytes:
    """Return the paper as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    mark(paper, data["watermark"])
    head(paper, data["head"], _HEAD)
    paper.add_paragraph()
    if data["sections"]:
        _table(paper, data)
    else:
        say(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _table(paper: Paper, data: dict[str, Any]) -> None:
    rows = headed_table(paper, data, sum(bool(section["heading"]) + len(section["rows"]) for section in data["sections"]))
    for section in data["sections"]:
        if section["heading"]:
            _heading(next(rows), section)
        _rows(rows, data, section)


def _heading(row: _Row, section: dict[str, Any]) -> None:
    cells = row.cells
    line = cells[0].merge(cells[-1]).paragraphs[0]
    line.paragraph_format.keep_with_next = True
    say(line, f"{section['note']}  " if section["note"] else "", size=10)
    say(line, section["heading"], bold=True, size=_SIZE)


def _rows(rows: Iterator[_Row], data: dict[str, Any], section: dict[str, Any]) -> None:
    for told in section["rows"]:
        for place, column in zip(next(rows).cells, data["columns"], strict=True):
            _write(place, told[column["key"]])


def _write(place: _Cell, parts: list[dict[str, str]]) -> None:
    for number, part in enumerate(parts):
        line = place.add_paragraph() if number else place.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        say(line, part["text"], bold=part["kind"] == "strong", size=_SIZES.get(part["kind"], _SIZE))
