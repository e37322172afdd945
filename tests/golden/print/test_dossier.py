"""The words of the brief of a fixed project on paper, language by language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.dossier_document import dossier_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts.dossiers import CHANGED, PICTURE, ZONE

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_says_on_paper_what_it_said_before(language: str) -> None:
    asked = job("dossier.typ", CHANGED, dossier_document(PICTURE, language, CHANGED, ZONE))
    pdf = typeset(asked)
    assert typeset(asked) == pdf
    printed = pdf_words(pdf) + "\n"
    assert printed == kept(HERE / f"dossier-{language}.txt", printed)
