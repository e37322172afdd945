"""Writes a list of an event's logistics as DOCX, for whoever edits it further; runs in the process for jobs.

It draws the same data as `templates/print/lists.typ`.
"""

from typing import Any, Final

from docx.document import Document as Paper
from docx.oxml.table import CT_Tc
from docx.shared import Pt
from docx.table import _Cell, _Row

from app.faces.printouts.docx_parts import keep_rows, packed, say
from app.faces.printouts.docx_sheet import begun, head, headed_table, mark

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "title"), ("Normal", "where_and_when"), ("Normal", "note"))
_SIZES: Final = {"more": 9, "note": 9, "number": 10}
_SIZE: Final = 10
_LEADING: Final = ("strong", "struck", "main")
"""What stands in the first line of a head over several rows."""


def docx(asked: bytes) -> bytes:
    """Return a list as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    mark(paper, data["watermark"])
    head(paper, data["head"], _HEAD)
    for section in data["sections"]:
        _section(paper, data, section)
    if not data["sections"]:
        say(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _section(paper: Paper, data: dict[str, Any], section: dict[str, Any]) -> None:
    say(paper.add_paragraph(style="Heading 1"), section["heading"])
    if section["note"]:
        line = paper.add_paragraph()
        line.paragraph_format.keep_with_next = True
        say(line, section["note"], size=9)
    rows = headed_table(paper, data, sum(len(group["rows"]) + bool(group["head"]) for group in section["groups"]))
    for group in section["groups"]:
        if group["head"]:
            _group_head(next(rows), group["head"])
        open_rows = [0] * len(data["columns"])
        for told in group["rows"]:
            _row(next(rows), told["cells"], open_rows)


def _group_head(row: _Row, told: list[list[dict[str, str]]]) -> None:
    """Write what is told once for the rows below, and keep it with the first of them."""
    cells = row.cells
    cell = cells[0].merge(cells[-1])
    first = cell.paragraphs[0]
    strong = [part["text"] for parts in told for part in parts if part["kind"] in _LEADING]
    say(first, ", ".join(strong), bold=True, size=11)
    first.paragraph_format.keep_with_next = True
    for parts in told:
        for part in parts:
            if part["kind"] not in _LEADING:
                line = cell.add_paragraph()
                line.paragraph_format.keep_with_next = True
                say(line, part["text"], size=9)


def _row(row: _Row, cells: list[dict[str, Any] | None], open_rows: list[int]) -> None:
    """Write a row; a cell that goes on from the row above is part of that one. `open_rows` counts how many rows a cell still takes."""
    for place, (target, told) in enumerate(zip(row.cells, cells, strict=True)):
        if told is None:
            _span(target, "continue")
        else:
            _write(target, told["parts"])
            if told["rows"] > 1:
                _span(target, "restart")
        open_rows[place] = told["rows"] - 1 if told else open_rows[place] - 1
        if any(left > 0 for left in open_rows[: place + 1]):
            for line in target.paragraphs:
                line.paragraph_format.keep_with_next = True


def _span(cell: _Cell, how: str) -> None:
    """Say that a cell begins one over several rows, or goes on with it; the library would search the whole table for the neighbour."""
    element = cell.paragraphs[0].paragraph_format.element.getparent()
    assert isinstance(element, CT_Tc)  # what a cell's paragraphs stand in
    element.vMerge = how


def _write(cell: _Cell, parts: list[dict[str, str]]) -> None:
    for number, part in enumerate(parts):
        line = cell.paragraphs[0] if not number else cell.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        say(line, part["text"], bold=part["kind"] == "strong", size=_SIZES.get(part["kind"], _SIZE))
