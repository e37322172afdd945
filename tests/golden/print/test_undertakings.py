"""The words of a fixed roadmap, list of instructions and report of decisions on paper: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from app.faces.printouts.instructions_document import InstructionsPicture, instructions_document
from app.faces.printouts.lists_reading import written_list
from app.faces.printouts.render import job, typeset
from app.faces.printouts.report_document import report_document
from app.faces.printouts.roadmap_document import roadmap_document
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated
from app.matters.undertakings.picture import Roadmap
from app.matters.undertakings.report import reported
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.matters.undertakings.pictures import ALL, CHANGED, MEETING, ON, ROADMAP, SINCE

HERE = Path(__file__).parent
ZONE: Final = "Asia/Yekaterinburg"
DATED: Final = Dated(CHANGED, ZONE)
Made = Callable[[str], dict[str, Json]]
PAPERS: Final[dict[str, Made]] = {
    "roadmap": lambda language: roadmap_document(ROADMAP, DATED, language),
    "instructions": lambda language: instructions_document(InstructionsPicture(ALL, title=MEETING.title.told(language)), DATED, language),
    "instructions-by-body": lambda language: instructions_document(InstructionsPicture(ALL, by_body=True), DATED, language),
    "decisions": lambda language: report_document(reported(ALL, SINCE, ON, office=ZONE), DATED, language),
}


@pytest.mark.parametrize(
    ("what", "language"),
    [
        ("roadmap", "ru"),
        ("roadmap", "kk"),
        ("instructions", "ru"),
        ("instructions", "ba"),
        ("instructions-by-body", "ru"),
        ("decisions", "ru"),
        ("decisions", "kk"),
        ("decisions", "en"),
    ],
)
def test_a_paper_of_undertakings_says_what_it_said_before(what: str, language: str) -> None:
    document = PAPERS[what](language)
    pdf, docx = (job(f"lists.{end}", CHANGED, document) for end in ("typ", "docx"))
    first = (typeset(pdf), written_list(docx))
    assert (typeset(pdf), written_list(docx)) == first
    printed = "\n=== docx\n".join((pdf_words(first[0]), docx_words(first[1])))
    assert printed == kept(HERE / f"{what}-{language}.txt", printed)


@pytest.mark.parametrize("what", sorted(PAPERS))
def test_a_paper_of_undertakings_has_its_title_its_language_and_its_tags(what: str) -> None:
    document = PAPERS[what]("ru")
    reader = PdfReader(BytesIO(typeset(job("lists.typ", CHANGED, document))))
    title, root = str(reader.metadata.title if reader.metadata else ""), reader.root_object
    assert (title, str(root["/Lang"]), "/StructTreeRoot" in root) == (document["name"], "ru", True)


def test_what_goes_to_both_sides_instructs_nobody_in_any_language() -> None:
    told = {language: str(PAPERS[what](language)).lower() for what in ("decisions", "roadmap") for language in ("ru", "ba", "kk", "en")}
    forbidden = {"ru": "поруч", "ba": "йөкләмә", "kk": "тапсырма", "en": "instruct"}
    assert [language for language, text in told.items() if forbidden[language] in text] == []


def test_an_empty_roadmap_says_so() -> None:
    pages = pdf_words(typeset(job("lists.typ", CHANGED, roadmap_document(Roadmap(()), Dated(None, ZONE), "en"))))
    assert "Nothing here yet" in pages
