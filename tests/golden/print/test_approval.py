"""The words of a fixed approval sheet on paper, in each language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.faces.printouts.approval_sheet import approval_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.unit.faces.printouts.sheets import a_sheet

HERE = Path(__file__).parent


def printed(pdf: bytes) -> str:
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_approval_sheet_says_on_paper_what_it_said_before(language: str) -> None:
    picture = a_sheet()
    said = printed(typeset(job("approval.typ", picture.at, approval_document(picture, language))))
    golden = HERE / f"approval-{language}.txt"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
