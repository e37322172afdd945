"""Writes the composition of a working group, or an annex of its changes, as DOCX; runs in the process for jobs.

It draws the same data as `templates/print/working_group.typ`.
"""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document as Paper
from docx.shared import Mm
from docx.table import _Row

from app.faces.printouts.docx_parts import keep_rows, packed, say
from app.faces.printouts.docx_sheet import begun, head, headed_table

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "subject"), ("Normal", "when"))
_BLOCK: Final = Mm(102)
"""How far from the left margin the block of an annex stands."""


def docx(asked: bytes) -> bytes:
    """Return a composition or an annex as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    for text in data["annex"]:
        line = paper.add_paragraph()
        line.paragraph_format.left_indent = _BLOCK
        say(line, text)
    if data["annex"]:
        paper.add_paragraph()
    head(paper, data["head"], _HEAD)
    paper.add_paragraph()
    if data["sections"]:
        _table(paper, data)
    else:
        say(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _table(paper: Paper, data: dict[str, Any]) -> None:
    rows = headed_table(paper, data, sum(1 + len(section["rows"]) for section in data["sections"]))
    for section in data["sections"]:
        _section(rows, data, section)


def _section(rows: Iterator[_Row], data: dict[str, Any], section: dict[str, Any]) -> None:
    cells = next(rows).cells
    cell = cells[0].merge(cells[-1])
    line = cell.paragraphs[0]
    line.paragraph_format.keep_with_next = True
    say(line, section["heading"], bold=True)
    for note in section["notes"]:
        below = cell.add_paragraph()
        below.paragraph_format.keep_with_next = True
        say(below, note, size=10)
    for member in section["rows"]:
        for place, column in zip(next(rows).cells, data["columns"], strict=True):
            key = column["key"]
            say(place.paragraphs[0], member[key], bold=key == "name", italic=member["vacant"] and key == "position", size=11)
