"""The words of fixed lists of logistics on paper: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from app.faces.printouts.arrivals_document import arrivals_document
from app.faces.printouts.lists_reading import written_list
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rooming_document import RoomingOrder, rooming_document
from app.faces.printouts.rows import Json
from app.faces.printouts.transfers_document import transfers_document
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.lists import ARRIVALS, ROOMING, STANDING, TRANSFERS

HERE = Path(__file__).parent
Made = Callable[[str], dict[str, Json]]
LISTS: Final[dict[str, Made]] = {
    "arrivals": lambda language: arrivals_document(ARRIVALS, language),
    "transfers": lambda language: transfers_document(TRANSFERS, language),
    "rooming": lambda language: rooming_document(ROOMING, language),
    "check-in": lambda language: rooming_document(replace(ROOMING, order=RoomingOrder.CHECK_IN), language),
}


@pytest.mark.parametrize(
    ("what", "language"), [("arrivals", "ru"), ("arrivals", "kk"), ("transfers", "ru"), ("rooming", "ru"), ("check-in", "ru")]
)
def test_a_list_says_on_paper_what_it_said_before(what: str, language: str) -> None:
    document = LISTS[what](language)
    pdf, docx = (job(f"lists.{end}", STANDING.at, document) for end in ("typ", "docx"))
    first = (typeset(pdf), written_list(docx))
    assert (typeset(pdf), written_list(docx)) == first
    printed = "\n=== docx\n".join((pdf_words(first[0]), docx_words(first[1])))
    assert printed == kept(HERE / f"list-{what}-{language}.txt", printed)


@pytest.mark.parametrize("what", sorted(LISTS))
def test_a_list_has_its_title_its_language_its_tags_and_a_bookmark_for_every_heading(what: str) -> None:
    document = LISTS[what]("ru")
    reader = PdfReader(BytesIO(typeset(job("lists.typ", STANDING.at, document))))
    sections = document["sections"]
    assert isinstance(sections, list)
    headings = [str(one["heading"]) for one in sections if isinstance(one, dict)]
    title, root = str(reader.metadata.title if reader.metadata else ""), reader.root_object
    assert (title, str(root["/Lang"]), "/StructTreeRoot" in root) == (document["name"], "ru", True)
    assert _bookmarks(reader) == [heading.replace("\u00a0", " ") for heading in headings]


def _bookmarks(reader: PdfReader) -> list[str]:
    return [str(one.title).replace("\u00a0", " ") for one in reader.outline if not isinstance(one, list)]
