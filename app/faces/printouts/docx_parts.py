"""What the library for DOCX has no word for: fields, fonts, languages, rows that stay whole, files that are always the same."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_TAGS: Final = {"ru": "ru-RU", "ba": "ba-RU", "kk": "kk-KZ", "en": "en-GB"}
_SCRIPTS: Final = ("ascii", "hAnsi", "cs", "eastAsia")
_HINTS: Final = str.maketrans({"\u00ad": None, "\u200b": None})
"""Where a typesetter may divide; a word processor shows some of them."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""


def language_of(language: str) -> str:
    """Return a language as word processors name it, for their dictionaries."""
    return _TAGS[language]


def plain(text: str) -> str:
    """Return a text without the hints for dividing its words."""
    return text.translate(_HINTS)


def set_font(style: ParagraphStyle, name: str, size: float, language: str) -> None:
    """Set a style in one black font for every script, whatever the theme says."""
    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in _SCRIPTS:
        fonts.set(qn(f"w:{script}"), name)
    _set_language(properties, language)
    for rule in list(style.element.iter(qn("w:pBdr"))):
        rule.getparent().remove(rule)


def speak(run: Run, language: str) -> None:
    """Say in which language a run is."""
    _set_language(run.element.get_or_add_rPr(), language)


def field(line: Paragraph, instruction: str) -> None:
    """Add a field that the word processor fills in: `PAGE` is the number of the page."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), instruction)
    line.add_run().element.addnext(made)


def keep_rows(paper: Document) -> None:
    """Keep the rows of all tables from being split between pages; the head of an outlined one stands at the top of each."""
    for table in paper.element.iter(qn("w:tbl")):
        has_head = any(style.get(qn("w:val")) == "TableGrid" for style in table.iter(qn("w:tblStyle")))
        for number, row in enumerate(table.iter(qn("w:tr"))):
            properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if has_head and not number:
                properties.append(OxmlElement("w:tblHeader"))


def outlined(table: Table) -> None:
    """Give a table the lines that offices are used to, and a head."""
    table.style = "Table Grid"


def table_of(paper: Document, rows: int, widths: Sequence[float]) -> Table:
    """Return an empty table whose columns are so many millimetres wide, whatever stands in them."""
    table: Table = paper.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
    for row in table.rows[0:]:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def say(line: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: float = 0, language: str = "") -> None:
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


def packed(paper: Document) -> bytes:
    """Return a document as a file in which no part has a time of its own."""
    written, file = BytesIO(), BytesIO()
    paper.save(written)
    with ZipFile(written) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _EPOCH), source.read(name), ZIP_DEFLATED)
    return file.getvalue()


def _set_language(properties: BaseOxmlElement, language: str) -> None:
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language_of(language))
