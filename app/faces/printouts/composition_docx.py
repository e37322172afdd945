"""Writes the composition of a delegation as DOCX, for whoever edits it further; runs in the process for jobs.

It draws the same data as `templates/print/composition.typ`. Its form is that of ГОСТ Р 7.0.97-2025, as in `templates/print/house.typ`.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from app.faces.printouts.docx_parts import field, keep_rows, language_of, outlined, packed, plain, set_font, speak

_FONT: Final = "Times New Roman"
_MARGINS: Final = {"left_margin": 20, "right_margin": 10, "top_margin": 20, "bottom_margin": 20}
_LONG: Final = 297
_SHORT: Final = 210
_BOLD_KEYS: Final = frozenset({"name"})


def docx(asked: bytes) -> bytes:
    """Return a composition as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    order = json.loads(asked)
    data = json.loads(order["data"])
    paper = Document()
    _prepare(paper, data, datetime.fromtimestamp(order["timestamp"], UTC))
    _heads(paper, data)
    for number, delegation in enumerate(data["delegations"]):
        _delegation(paper, data, delegation, first=number == 0)
    if not data["delegations"]:
        _said(paper.add_paragraph(), data["empty"], italic=True)
    keep_rows(paper)
    return packed(paper)


def _prepare(paper: Paper, data: dict[str, Any], at: datetime) -> None:
    """Set the sheet, the letters and the facts about the document."""
    facts = paper.core_properties
    facts.title, facts.language = data["name"], language_of(data["language"])
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = at
    for name, size in (("Normal", 12), ("Title", 16), ("Heading 1", 13)):
        style = paper.styles[name]
        assert isinstance(style, ParagraphStyle)  # in the template that the library brings
        set_font(style, _FONT, size, data["language"])
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(4)
        if name != "Normal":
            style.paragraph_format.keep_with_next = True
    section = paper.sections[0]
    across = data["landscape"]
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(_LONG), Mm(_SHORT)) if across else (Mm(_SHORT), Mm(_LONG))
    for side, width in _MARGINS.items():
        setattr(section, side, Mm(width))
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True  # the first page has no number
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field(number, "PAGE")
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _said(foot.paragraphs[0], f"{data['foot']['left']} – {data['foot']['right']}", size=8)


def _heads(paper: Paper, data: dict[str, Any]) -> None:
    """Write the lines above the table; in two languages side by side."""
    if data["watermark"]:
        line = paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _said(line, data["watermark"], bold=True)
    if len(data["heads"]) == 1:
        head = data["heads"][0]
        for style, key in _LINES:
            if head[key]:
                _head_line(paper.add_paragraph(style=style), head, key)
    else:
        keys = [(style, key) for style, key in _LINES if any(head[key] for head in data["heads"])]
        table = _table(paper, len(keys), [_width(data) / 2] * 2)
        for row, (style, key) in zip(table.rows[0:], keys, strict=True):
            for cell, head in zip(row.cells, data["heads"], strict=True):
                line = cell.paragraphs[0]
                line.style = paper.styles[style]
                _head_line(line, head, key)
    paper.add_paragraph()


_LINES: Final = (("Title", "kicker"), ("Heading 1", "subject"), ("Normal", "purpose"), ("Normal", "where_and_when"))


def _head_line(line: Paragraph, head: dict[str, Any], key: str) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _said(line, head[key], language=head["language"])


def _delegation(paper: Paper, data: dict[str, Any], delegation: dict[str, Any], *, first: bool) -> None:
    if data["of_event"]:
        heading = paper.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = data["breaks"] and not first
        heading.paragraph_format.space_before = Pt(0 if first or data["breaks"] else 16)
        _said(heading, delegation["heading"])
        if delegation["second"]:
            heading.add_run().add_break(WD_BREAK.LINE)
            _said(heading, delegation["second"], language=data["second"])
    if not delegation["sections"]:
        _said(paper.add_paragraph(), data["empty"], italic=True)
        return
    columns = data["columns"]
    left = _width(data) - sum(column["width"] for column in columns)
    count = 1 + sum(len(section["rows"]) + bool(section["headings"]) for section in delegation["sections"])
    table = _table(paper, count, [column["width"] or left for column in columns])
    outlined(table)
    rows = iter(table.rows[0:])
    for cell, column in zip(next(rows).cells, columns, strict=True):
        _said(cell.paragraphs[0], column["label"], bold=True, size=10)
    for section in delegation["sections"]:
        _section(rows, data, section)


def _section(rows: Iterator[_Row], data: dict[str, Any], section: dict[str, Any]) -> None:
    if section["headings"]:
        cells = next(rows).cells
        cell = cells[0].merge(cells[-1])
        line = cell.paragraphs[0]
        line.paragraph_format.keep_with_next = True
        _said(line, " / ".join(section["headings"]), bold=True)
    for member in section["rows"]:
        for cell, column in zip(next(rows).cells, data["columns"], strict=True):
            _cell(cell, member, column["key"], data)


def _cell(cell: _Cell, member: dict[str, Any], key: str, data: dict[str, Any]) -> None:
    line = cell.paragraphs[0]
    if key not in ("first", "second"):
        _said(line, member[key], bold=key in _BOLD_KEYS, size=11)
        return
    language = data["language"] if key == "first" else data["second"]
    told = member[key]
    _said(line, told["name"], bold=True, size=11, language=language)
    for text, size in ((told["position"], 11), (told["role"], 9)):
        if text:
            _said(cell.add_paragraph(), text, size=size, language=language)


def _table(paper: Paper, rows: int, widths: Sequence[float]) -> Table:
    """Return an empty table whose columns are so many millimetres wide, whatever stands in them."""
    table: Table = paper.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
    for row in table.rows[0:]:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _width(data: dict[str, Any]) -> int:
    return (_LONG if data["landscape"] else _SHORT) - _MARGINS["left_margin"] - _MARGINS["right_margin"]


def _said(line: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: float = 0, language: str = "") -> None:
    """Add a text to a paragraph; its line ends are kept."""
    for number, part in enumerate(plain(text).split("\n")):
        run = line.add_run()
        if number:
            run.add_break(WD_BREAK.LINE)
        run.add_text(part)
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
        if language:
            speak(run, language)
