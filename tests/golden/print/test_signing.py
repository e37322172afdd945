"""The words of a fixed list of documents to be signed, and of the register of what was: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.lists_reading import written_list
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.signing_document import register_document, signing_document
from app.register.directory.rules.kinds import PartySide
from tests.unit.faces.printouts.agreements import DATED, REGISTER, SIGNING

HERE = Path(__file__).parent
THEIRS: Final = replace(SIGNING, side=PartySide.KAZAKHSTAN)
EDITIONS: Final[dict[str, Callable[[], dict[str, Json]]]] = {
    "signing-ru": lambda: signing_document(SIGNING, DATED, "ru"),
    "signing-kk": lambda: signing_document(THEIRS, DATED, "kk"),
    "signing-theirs-ru": lambda: signing_document(THEIRS, DATED, "ru"),
    "register-ru": lambda: register_document(REGISTER, DATED, "ru"),
    "register-kk": lambda: register_document(REGISTER, DATED, "kk"),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_paper_of_agreements_says_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    pdf, docx = (job(f"lists.{end}", DATED.moment, document) for end in ("typ", "docx"))
    first = (typeset(pdf), written_list(docx))
    assert (typeset(pdf), written_list(docx)) == first
    printed = "\n=== docx\n".join((_pdf_words(first[0]), _docx_words(first[1])))
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
