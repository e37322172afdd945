"""Writes minutes as DOCX, for whoever edits them further; runs in the process for jobs.

It draws the same data as `templates/print/minutes.typ`.
"""

from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.text.paragraph import Paragraph

from app.faces.printouts.docx_parts import keep_rows, packed, say, table_of
from app.faces.printouts.docx_sheet import begun, mark, width_of

_STYLES: Final = {"kicker": "Title", "subject": "Heading 1", "heading": "Heading 1"}
_CENTRED: Final = frozenset({"kicker", "subject"})
_BOLD: Final = frozenset({"label"})


def docx(asked: bytes) -> bytes:
    """Return minutes as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    mark(paper, data["watermark"])
    _rows(paper, data, data["rows"])
    _signatures(paper, data)
    if data["annex"]:
        paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _rows(paper, data, data["annex"])
    keep_rows(paper)
    return packed(paper)


def _rows(paper: Paper, data: Mapping[str, Any], rows: list[dict[str, Any]]) -> None:
    if len(data["languages"]) == 1:
        for row in rows:
            _write(paper, paper.add_paragraph(), row["cells"][0])
        return
    table = table_of(paper, len(rows), [width_of(dict(data)) / 2] * 2)
    for place, row in zip(table.rows[0:], rows, strict=True):
        for cell, told in zip(place.cells, row["cells"], strict=True):
            _write(paper, cell.paragraphs[0], told)


def _write(paper: Paper, line: Paragraph, told: Mapping[str, str]) -> None:
    kind, language = told["kind"], told["language"]
    if kind in _STYLES:
        line.style = paper.styles[_STYLES[kind]]
    if kind in _CENTRED:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if kind == "annex":
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.keep_with_next = kind in {"label", "side", "heading"}
    if kind == "meta":
        say(line, f"{told['text']}\n{told['name']} {told['number']}", language=language)
        return
    if told["number"]:
        say(line, f"{told['number']} ", language=language)
    if told["name"]:
        say(line, told["name"] + (" – " if told["text"] else ""), bold=True, language=language)
    say(line, told["text"], bold=kind in _BOLD, italic=kind == "side", language=language)


def _signatures(paper: Paper, data: Mapping[str, Any]) -> None:
    """Write who signs, the side first that is named first."""
    paper.add_paragraph()
    table = table_of(paper, 1, [width_of(dict(data)) / 2] * 2)
    for cell, told in zip(table.rows[0].cells, data["signatures"], strict=True):
        lines = [text for one in told["cells"] for text in (one["title"], one["position"]) if text]
        names = " / ".join(dict.fromkeys(one["name"] for one in told["cells"] if one["name"]))
        for number, text in enumerate([*lines, "", f"____________________ {names}"]):
            say(cell.paragraphs[0] if not number else cell.add_paragraph(), text)
