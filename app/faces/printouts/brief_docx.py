"""Writes a brief as DOCX; runs in the process for jobs. It draws the same data as `templates/print/brief.typ`, without its charts."""

from typing import Any, Final

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH

from app.faces.printouts.docx_parts import keep_rows, outlined, packed, say, table_of
from app.faces.printouts.docx_sheet import begun, head, width_of

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "title"), ("Normal", "lead"))
_BESIDE: Final = 32
"""Millimetres of the column of years, days and states."""
_YEAR: Final = 17
"""Millimetres of a year's column."""


def docx(asked: bytes) -> bytes:
    """Return a brief as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    head(paper, data["head"], _HEAD)
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(line, data["as_of"], size=10)
    for part in data["parts"]:
        _part(paper, data, part)
    if data["source"]:
        say(paper.add_paragraph(), data["source"], size=10)
    keep_rows(paper)
    return packed(paper)


def _part(paper: Paper, data: dict[str, Any], part: dict[str, Any]) -> None:
    if part["heading"]:
        say(paper.add_paragraph(style="Heading 1"), part["heading"])
    if part["text"]:
        say(paper.add_paragraph(), part["text"])
    if part["rows"]:
        table = table_of(paper, len(part["rows"]), (_BESIDE, width_of(data) - _BESIDE))
        for row, told in zip(table.rows[0:], part["rows"], strict=True):
            say(row.cells[0].paragraphs[0], told["beside"], size=10)
            say(row.cells[1].paragraphs[0], told["text"])
            if told["below"]:
                say(row.cells[1].add_paragraph(), told["below"], size=10)
    if part["table"]:
        _figures(paper, data, part["table"])


def _figures(paper: Paper, data: dict[str, Any], told: dict[str, Any]) -> None:
    years = len(told["years"])
    table = table_of(paper, 1 + len(told["rows"]), (width_of(data) - years * _YEAR, *[_YEAR] * years))
    outlined(table)
    rows = [(told["label"], told["years"]), *((row["label"], row["values"]) for row in told["rows"])]
    for place, (row, (label, values)) in enumerate(zip(table.rows[0:], rows, strict=True)):
        say(row.cells[0].paragraphs[0], label, bold=not place, size=10)
        for cell, value in zip(row.cells[1:], values, strict=True):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            say(cell.paragraphs[0], value, bold=not place, size=10)
