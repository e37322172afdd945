"""Writes an approval sheet as DOCX, for whoever edits it further; runs in the process for jobs.

It draws the same data as `templates/print/approval.typ`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from docx.document import Document as Paper
from docx.shared import Mm, Pt

from app.faces.printouts.docx_parts import keep_rows, packed, say
from app.faces.printouts.docx_sheet import begun, head, headed_table, mark

_HEAD: Final = (("Title", "kicker"), ("Normal", "subject"), ("Heading 1", "title"), ("Normal", "where_and_when"))
_STEPS: Final = (9, 0, 23, 46, 30, 24)
"""Millimetres of each column; the one without takes what is left."""
_FINDINGS: Final = (9, 0, 52, 32, 22)
_BLOCK: Final = Mm(102)
"""How far from the left margin the block of whoever approves it stands."""


def docx(asked: bytes) -> bytes:
    """Return an approval sheet as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked, landscape=False)
    mark(paper, data["watermark"])
    if data["approval"]:
        _approval(paper, data["approval"])
    head(paper, data["head"], _HEAD)
    paper.add_paragraph()
    _table(paper, data, data["columns"], _STEPS, map(_step, data["rows"]))
    if data["waived"]:
        below = paper.add_paragraph(style="Heading 1")
        below.paragraph_format.space_before = Pt(18)
        say(below, data["waived"]["title"])
        rows = ([row[key] for key in ("number", "sentence", "reason", "by", "until")] for row in data["waived"]["rows"])
        _table(paper, data, data["waived"]["columns"], _FINDINGS, rows)
    keep_rows(paper)
    return packed(paper)


def _approval(paper: Paper, block: dict[str, str]) -> None:
    for text in (block["heading"], block["position"], f"_____________________ {block['name']}".rstrip(), block["date"]):
        line = paper.add_paragraph()
        line.paragraph_format.left_indent = _BLOCK
        say(line, text)
    paper.add_paragraph()


def _step(row: dict[str, str]) -> list[str]:
    return [row["number"], row["approver"], row["date"] or row["due"], row["remarks"], row["decision"], row["letter"]]


def _table(paper: Paper, data: dict[str, Any], labels: Sequence[str], widths: Sequence[int], told: Iterable[Sequence[str]]) -> None:
    columns = [{"label": label, "width": width} for label, width in zip(labels, widths, strict=True)]
    rows = list(told)
    for row, texts in zip(headed_table(paper, data | {"columns": columns}, len(rows)), rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            say(cell.paragraphs[0], text, size=10.5)
