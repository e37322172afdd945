"""Writes the composition of a delegation as DOCX, for whoever edits it further; runs in the process for jobs.

It draws the same data as `templates/print/composition.typ`. Its form is that of ГОСТ Р 7.0.97-2025, as in `templates/print/house.typ`.
"""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from app.faces.printouts.docx_parts import keep_rows, packed, say, table_of
from app.faces.printouts.docx_sheet import begun, headed_table, mark, width_of

_BOLD_KEYS: Final = frozenset({"name"})


def docx(asked: bytes) -> bytes:
    """Return a composition as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    _heads(paper, data)
    for number, delegation in enumerate(data["delegations"]):
        _delegation(paper, data, delegation, first=number == 0)
    if not data["delegations"]:
        say(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _heads(paper: Paper, data: dict[str, Any]) -> None:
    """Write the lines above the table; in two languages side by side."""
    mark(paper, data["watermark"])
    if len(data["heads"]) == 1:
        head = data["heads"][0]
        for style, key in _LINES:
            if head[key]:
                _head_line(paper.add_paragraph(style=style), head, key)
    else:
        keys = [(style, key) for style, key in _LINES if any(head[key] for head in data["heads"])]
        table = table_of(paper, len(keys), [width_of(data) / 2] * 2)
        for row, (style, key) in zip(table.rows[0:], keys, strict=True):
            for cell, head in zip(row.cells, data["heads"], strict=True):
                line = cell.paragraphs[0]
                line.style = paper.styles[style]
                _head_line(line, head, key)
    paper.add_paragraph()


_LINES: Final = (("Title", "kicker"), ("Heading 1", "subject"), ("Normal", "purpose"), ("Normal", "where_and_when"))


def _head_line(line: Paragraph, head: dict[str, Any], key: str) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(line, head[key], language=head["language"])


def _delegation(paper: Paper, data: dict[str, Any], delegation: dict[str, Any], *, first: bool) -> None:
    if data["of_event"]:
        heading = paper.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = data["breaks"] and not first
        heading.paragraph_format.space_before = Pt(0 if first or data["breaks"] else 16)
        say(heading, delegation["heading"])
        if delegation["second"]:
            heading.add_run().add_break(WD_BREAK.LINE)
            say(heading, delegation["second"], language=data["second"])
    if not delegation["sections"]:
        say(paper.add_paragraph(), data["empty"], italic=True)
        return
    rows = headed_table(paper, data, sum(len(section["rows"]) + bool(section["headings"]) for section in delegation["sections"]))
    for section in delegation["sections"]:
        _section(rows, data, section)


def _section(rows: Iterator[_Row], data: dict[str, Any], section: dict[str, Any]) -> None:
    if section["headings"]:
        cells = next(rows).cells
        cell = cells[0].merge(cells[-1])
        line = cell.paragraphs[0]
        line.paragraph_format.keep_with_next = True
        say(line, " / ".join(section["headings"]), bold=True)
    for member in section["rows"]:
        for cell, column in zip(next(rows).cells, data["columns"], strict=True):
            _cell(cell, member, column["key"], data)


def _cell(cell: _Cell, member: dict[str, Any], key: str, data: dict[str, Any]) -> None:
    line = cell.paragraphs[0]
    if key not in ("first", "second"):
        say(line, member[key], bold=key in _BOLD_KEYS, size=11)
        return
    language = data["language"] if key == "first" else data["second"]
    told = member[key]
    say(line, told["name"], bold=True, size=11, language=language)
    for text, size in ((told["position"], 11), (told["role"], 9)):
        if text:
            say(cell.add_paragraph(), text, size=size, language=language)
