"""The words of a fixed approval sheet on paper, in each language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.approval_sheet import approval_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts.sheets import a_sheet

HERE = Path(__file__).parent


def printed(pdf: bytes) -> str:
    return pdf_words(pdf) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_approval_sheet_says_on_paper_what_it_said_before(language: str) -> None:
    picture = a_sheet()
    said = printed(typeset(job("approval.typ", picture.at, approval_document(picture, language))))
    assert said == kept(HERE / f"approval-{language}.txt", said)
