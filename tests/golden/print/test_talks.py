"""The words of fixed talks on paper: the seating plan and talking points; PDF, and DOCX beside the points.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.faces.printouts.points_document import points_document
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.seating_document import seating_document
from app.faces.printouts.talks_reading import written_points
from app.matters.talks.rules import Press
from tests.golden.told import docx_words, kept, pdf_words
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
    printed = pdf_words(typeset(job("seating.typ", DATED.moment, PLANS[edition]())))
    assert printed == kept(HERE / f"seating-{edition}.txt", printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_talking_points_say_what_they_said_before(language: str) -> None:
    document = points_document(TALK, POINTS, DATED, language)
    pdf = pdf_words(typeset(job("points.typ", DATED.moment, document)))
    docx = docx_words(written_points(job("points.docx", DATED.moment, document)))
    printed = "\n=== docx\n".join((pdf, docx))
    assert printed == kept(HERE / f"points-{language}.txt", printed)


def test_a_seating_plan_stands_on_one_sheet_and_the_same_talks_give_the_same_bytes() -> None:
    asked = job("seating.typ", DATED.moment, PLANS["ru"]())
    assert typeset(asked) == typeset(asked)
    assert len(PdfReader(BytesIO(typeset(asked))).pages) == 1
