"""The sheet of a DOCX in the form of ГОСТ Р 7.0.97-2025, as in `templates/print/house.typ`: size, margins, letters, page number, foot."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Row

from app.faces.printouts.docx_parts import field, language_of, outlined, say, set_font, table_of

FONT: Final = "Times New Roman"
MARGINS: Final = {"left_margin": 20, "right_margin": 10, "top_margin": 20, "bottom_margin": 20}
LONG: Final = 297
SHORT: Final = 210


def begun(asked: bytes, **fixed: object) -> tuple[Paper, dict[str, Any]]:
    """Return an empty sheet and what is to stand on it, with what a paper fixes by itself; `asked` is what `render.job` wrote."""
    order = json.loads(asked)
    data = json.loads(order["data"]) | fixed
    paper = Document()
    _prepare(paper, data, datetime.fromtimestamp(order["timestamp"], UTC))
    return paper, data


def mark(paper: Paper, watermark: str | None) -> None:
    """Say above everything that it is a draft, where it is one."""
    if watermark:
        line = paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        say(line, watermark, bold=True)


def head(paper: Paper, told: Mapping[str, str], lines: Iterable[tuple[str, str]]) -> None:
    """Write what stands above everything, a centred line for each style and key that has words."""
    for style, key in lines:
        if told[key]:
            line = paper.add_paragraph(style=style)
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            say(line, told[key])


def headed_table(paper: Paper, data: dict[str, Any], count: int) -> Iterator[_Row]:
    """Add a table with the head of `data["columns"]` and so many rows below it, and return those.

    Widths are in millimetres; a column without one takes what the others leave.
    """
    columns = data["columns"]
    left = width_of(data) - sum(column["width"] for column in columns)
    table = table_of(paper, 1 + count, [column["width"] or left for column in columns])
    outlined(table)
    rows = iter(table.rows[0:])
    for cell, column in zip(next(rows).cells, columns, strict=True):
        say(cell.paragraphs[0], column["label"], bold=True, size=10)
    return rows


def width_of(data: dict[str, Any]) -> int:
    """Return how many millimetres stand between the margins."""
    return (LONG if data["landscape"] else SHORT) - MARGINS["left_margin"] - MARGINS["right_margin"]


def _prepare(paper: Paper, data: dict[str, Any], at: datetime) -> None:
    """Set the sheet, the letters and the facts about the document."""
    facts = paper.core_properties
    facts.title, facts.language = data["name"], language_of(data["language"])
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = at
    for name, size in (("Normal", 12), ("Title", 16), ("Heading 1", 13)):
        style = paper.styles[name]
        assert isinstance(style, ParagraphStyle)  # in the template that the library brings
        set_font(style, FONT, size, data["language"])
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(4)
        if name != "Normal":
            style.paragraph_format.keep_with_next = True
    section = paper.sections[0]
    across = data["landscape"]
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if across else (Mm(SHORT), Mm(LONG))
    for side, width in MARGINS.items():
        setattr(section, side, Mm(width))
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True  # the first page has no number
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field(number, "PAGE")
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        say(foot.paragraphs[0], f"{data['foot']['left']} – {data['foot']['right']}", size=8)
