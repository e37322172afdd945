"""The sheet of a DOCX in the form of ГОСТ Р 7.0.97-2025, as in `templates/print/house.typ`: size, margins, letters, page number, foot."""

from datetime import datetime
from typing import Any, Final

from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from app.faces.printouts.docx_parts import field, language_of, say, set_font

FONT: Final = "Times New Roman"
MARGINS: Final = {"left_margin": 20, "right_margin": 10, "top_margin": 20, "bottom_margin": 20}
LONG: Final = 297
SHORT: Final = 210


def prepare(paper: Paper, data: dict[str, Any], at: datetime) -> None:
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


def width_of(data: dict[str, Any]) -> int:
    """Return how many millimetres stand between the margins."""
    return (LONG if data["landscape"] else SHORT) - MARGINS["left_margin"] - MARGINS["right_margin"]
