"""The words of a fixed meeting on paper: its agenda and the order of speeches; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.agenda_document import agenda_document
from app.faces.printouts.agenda_reading import written_agenda
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.speeches_document import speeches_document
from app.ground.kernel.texts import Texts
from app.matters.meetings.speeches import SpeechesPicture
from tests.unit.faces.printouts.agendas import DRAFT, MEETING, SIDES, VERSION

HERE = Path(__file__).parent
OTHER = replace(MEETING, title=Texts("Рабочая встреча"))
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "agenda-ru": lambda: agenda_document(MEETING, VERSION, "ru"),
    "agenda-kk": lambda: agenda_document(MEETING, VERSION, "kk"),
    "agenda-draft-ru": lambda: agenda_document(OTHER, DRAFT, "ru"),
    "agenda-empty-ru": lambda: agenda_document(replace(MEETING, items=()), DRAFT, "ru"),
    "speeches-ru": lambda: speeches_document(SpeechesPicture(MEETING, {}), VERSION, "ru"),
    "speeches-kk": lambda: speeches_document(SpeechesPicture(MEETING, SIDES, "i2", alternate=True), VERSION, "kk"),
    "speeches-turns-ru": lambda: speeches_document(SpeechesPicture(MEETING, SIDES, "i2", alternate=True), DRAFT, "ru"),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_meeting_says_on_paper_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    told = {
        "pdf": _pdf_words(typeset(job("agenda.typ", VERSION.at, document))),
        "docx": _docx_words(written_agenda(job("agenda.docx", VERSION.at, document))),
    }
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    golden = HERE / f"{edition}.txt"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def _pdf_words(pdf: bytes) -> str:
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)


def _docx_words(file: bytes) -> str:
    paper = Document(BytesIO(file))
    lines = [line.text for line in paper.paragraphs if line.text]
    lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for table in paper.tables for row in table.rows]
    lines += [paper.sections[0].footer.paragraphs[0].text]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"
