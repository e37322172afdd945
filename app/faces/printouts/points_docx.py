"""Writes talking points as DOCX, for whoever edits them further; runs in the process for jobs.

It draws the same data as `templates/print/points.typ`.
"""

from typing import Final

from docx.shared import Mm, Pt

from app.faces.printouts.docx_parts import packed, say
from app.faces.printouts.docx_sheet import begun, head

_HEAD: Final = (("Title", "kicker"), ("Heading 1", "title"), ("Normal", "where_and_when"))
_LARGE: Final = 14
_INDENT: Final = Mm(10)


def docx(asked: bytes) -> bytes:
    """Return talking points as DOCX; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    paper, data = begun(asked)
    head(paper, data["head"], _HEAD)
    for point in data["points"]:
        line = paper.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.widow_control = Pt(10), True
        say(line, f"{point['number']} {point['text']}", size=_LARGE)
        if point["asked"]:
            below = paper.add_paragraph()
            below.paragraph_format.left_indent = _INDENT
            say(below, f"{data['asked']}: ", bold=True, size=_LARGE)
            say(below, point["asked"], italic=True, size=_LARGE)
        if point["project"]:
            below = paper.add_paragraph()
            below.paragraph_format.left_indent = _INDENT
            say(below, point["project"], size=11)
    if not data["points"]:
        say(paper.add_paragraph(), data["empty"], italic=True)
    return packed(paper)
