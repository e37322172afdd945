"""The words of a fixed preparation plan on paper, language by language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.plan_document import plan_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts.plans import CHANGED, PLAN

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_says_on_paper_what_it_said_before(language: str) -> None:
    asked = job("plan.typ", CHANGED, plan_document(PLAN, language, CHANGED))
    pdf = typeset(asked)
    assert typeset(asked) == pdf
    printed = pdf_words(pdf) + "\n"
    assert printed == kept(HERE / f"plan-{language}.txt", printed)
