"""The words of fixed minutes on paper: an original for each side, in one language or two, and within one side; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.minutes_document import MinutesEdition, minutes_document
from app.faces.printouts.minutes_reading import written_minutes
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from tests.unit.faces.printouts.minuted import APPROVED, BETWEEN_SIDES, CROWDED, DRAFT, INTERNAL, THEIRS

HERE = Path(__file__).parent
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "ru-ours": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(), APPROVED),
    "ru-theirs": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(original_of=THEIRS), APPROVED),
    "ru-kk": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(second="kk"), DRAFT),
    "kk-ru": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(second="kk", original_of=THEIRS), APPROVED),
    "internal-ru": lambda: minutes_document(INTERNAL, MinutesEdition(), APPROVED),
    "crowded-ru-en": lambda: minutes_document(CROWDED, MinutesEdition(second="en"), APPROVED),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_minutes_say_on_paper_what_they_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    asked = {form: job(f"minutes.{form}", APPROVED.at, document) for form in ("typ", "docx")}
    told = {"pdf": _pdf_words(typeset(asked["typ"])), "docx": _docx_words(written_minutes(asked["docx"]))}
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    golden = HERE / f"minutes-{edition}.txt"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    asked = [job("minutes.typ", APPROVED.at, EDITIONS["ru-kk"]()) for _ in range(2)]
    assert typeset(asked[0]) == typeset(asked[1])
    assert written_minutes(asked[0]) == written_minutes(asked[1])


def _pdf_words(pdf: bytes) -> str:
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)


def _docx_words(file: bytes) -> str:
    paper = Document(BytesIO(file))
    lines = [line.text for line in paper.paragraphs if line.text]
    lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for table in paper.tables for row in table.rows]
    lines += [paper.sections[0].footer.paragraphs[0].text]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"
