"""Tables of a Word document: merged cells leave blanks, the paragraph above a table is its name."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from app.faces.spreadsheets.reading.limits import MOST_COLUMNS, NotTaken, sheet_of
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Sheet

_TABLE: Final = qn("w:tbl")
_ROW: Final = qn("w:tr")
_CELL: Final = qn("w:tc")
_PARAGRAPH: Final = qn("w:p")
_VALUE: Final = qn("w:val")
_PIECES: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT: Final = qn("w:t")
_SETTINGS: Final = frozenset({qn("w:pPr"), qn("w:rPr")})


def of_docx(data: bytes) -> Iterator[Sheet | None]:
    """Yield the tables of a document in its order; a table within a table belongs to the cell that it stands in."""
    body = docx.Document(BytesIO(data)).element.body
    above, found = "", 0
    for element in _inside(body, frozenset({_TABLE, _PARAGRAPH})):
        if element.tag == _PARAGRAPH:
            above = _told(element).strip() or above
            continue
        found += 1
        yield sheet_of(above.splitlines()[-1] if above else str(found), [_cells(row) for row in _inside(element, frozenset({_ROW}))])
        above = ""
    if not found:
        raise NotTaken(N_("There is no table in this document."))


def _inside(element: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the nearest elements of some tags: through insertions and content controls, not through one another or through a table."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag != _TABLE:
            yield from _inside(child, wanted)


def _cells(row: Element) -> list[str]:
    cells: list[str] = [""] * _number(row, "w:trPr", "w:gridBefore")
    for cell in _inside(row, frozenset({_CELL})):
        continued = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = continued is not None and continued.get(_VALUE, "continue") == "continue"
        cells.append("" if goes_on else _text(cell))
        cells.extend([""] * (_number(cell, "w:tcPr", "w:gridSpan") - 1))
    return cells


def _number(element: Element, settings: str, name: str) -> int:
    found = element.find(f"{qn(settings)}/{qn(name)}")
    told = found.get(_VALUE, "") if found is not None else ""
    return min(int(told), MOST_COLUMNS + 1) if told.isdecimal() and len(told) < 9 else 0


def _text(cell: Element) -> str:
    return "\n".join(_told(paragraph) for paragraph in cell.iter(_PARAGRAPH)).strip()


def _told(paragraph: Element) -> str:
    """Return what a paragraph says: what was inserted counts, what was struck out in review does not."""
    return "".join(_told_by(piece) for piece in paragraph.iter() if not _is_setting(piece))


def _told_by(piece: Element) -> str:
    return (piece.text or "") if piece.tag == _TEXT else _PIECES.get(str(piece.tag), "")


def _is_setting(piece: Element) -> bool:
    """Tell a tab stop of the paragraph's settings from a tab of its text: both are called w:tab."""
    parent = piece.getparent()
    return parent is not None and (parent.tag in _SETTINGS or parent.tag == qn("w:tabs"))
