"""The words of a fixed working group on paper: its composition on a day, and the annex of what changed; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.group_document import changes_document, group_document
from app.faces.printouts.group_reading import written_group
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from tests.unit.faces.printouts.groups import AFTER, BEFORE, CHANGES, DATED

HERE = Path(__file__).parent
ORDER = "к приказу Министерства промышленности от 1 октября 2024 г. № 12"
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "ru": lambda: group_document(BEFORE, "ru", DATED),
    "ba": lambda: group_document(BEFORE, "ba", DATED),
    "kk": lambda: group_document(BEFORE, "kk", DATED),
    "en": lambda: group_document(BEFORE, "en", DATED),
    "later-ru": lambda: group_document(AFTER, "ru", DATED, agencies=False),
    "changes-ru": lambda: changes_document(CHANGES, "ru", DATED, ORDER),
    "changes-kk": lambda: changes_document(CHANGES, "kk", DATED),
    "changes-en": lambda: changes_document(CHANGES, "en", DATED),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_working_group_says_on_paper_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    told = {
        "pdf": _pdf_words(typeset(job("working_group.typ", DATED.at, document))),
        "docx": _docx_words(written_group(job("working_group.docx", DATED.at, document))),
    }
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    golden = HERE / f"group-{edition}.txt"
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
