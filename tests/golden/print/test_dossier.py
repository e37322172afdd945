"""The words of the brief of a fixed project on paper, language by language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.faces.printouts.dossier_document import dossier_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.unit.faces.printouts.dossiers import CHANGED, PICTURE, ZONE

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_says_on_paper_what_it_said_before(language: str) -> None:
    asked = job("dossier.typ", CHANGED, dossier_document(PICTURE, language, CHANGED, ZONE))
    pdf = typeset(asked)
    assert typeset(asked) == pdf
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    printed = "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages) + "\n"
    golden = HERE / f"dossier-{language}.txt"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
