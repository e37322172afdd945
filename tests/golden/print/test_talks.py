"""The words of fixed talks on paper: the seating plan and talking points; PDF, and DOCX beside the points.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.points_document import points_document
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.seating_document import seating_document
from app.faces.printouts.talks_reading import written_points
from app.matters.talks.rules import Press
from tests.unit.faces.printouts.talks import DATED, POINTS, TALK, a_table

HERE = Path(__file__).parent
PLANS: dict[str, Callable[[], dict[str, Json]]] = {
    "ru": lambda: seating_document(TALK, a_table(), DATED, "ru"),
    "ru-kk": lambda: seating_document(TALK, a_table(ours_left=False), DATED, "ru", "kk"),
    "en": lambda: seating_document(TALK, a_table(press=Press.NONE, minutes=None), DATED, "en"),
}
LANGUAGES = ("ru", "kk", "en")


@pytest.mark.parametrize("edition", PLANS)
def test_a_seating_plan_says_what_it_said_before(edition: str) -> None:
    printed = _pdf_words(typeset(job("seating.typ", DATED.moment, PLANS[edition]())))
    _same(printed, HERE / f"seating-{edition}.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_talking_points_say_what_they_said_before(language: str) -> None:
    document = points_document(TALK, POINTS, DATED, language)
    pdf = _pdf_words(typeset(job("points.typ", DATED.moment, document)))
    docx = _docx_words(written_points(job("points.docx", DATED.moment, document)))
    _same("\n=== docx\n".join((pdf, docx)), HERE / f"points-{language}.txt")


def test_a_seating_plan_stands_on_one_sheet_and_the_same_talks_give_the_same_bytes() -> None:
    asked = job("seating.typ", DATED.moment, PLANS["ru"]())
    assert typeset(asked) == typeset(asked)
    assert len(PdfReader(BytesIO(typeset(asked))).pages) == 1


def _same(printed: str, golden: Path) -> None:
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def _pdf_words(pdf: bytes) -> str:
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)


def _docx_words(file: bytes) -> str:
    paper = Document(BytesIO(file))
    lines = [line.text for line in paper.paragraphs if line.text] + [paper.sections[0].footer.paragraphs[0].text]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"
