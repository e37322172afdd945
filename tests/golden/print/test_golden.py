"""The words of a fixed programme on paper, edition by edition and language by language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.approval import Approval
from app.faces.printouts.programme_document import Edition, Issue
from app.faces.printouts.render import programme_pdf
from app.ground.kernel.texts import LANGUAGES
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts.pictures import PUBLISHED, forum

HERE = Path(__file__).parent
APPROVAL = Approval("Премьер-министр Правительства\nРеспублики Башкортостан", "А.Г. Назаров")
ISSUES = {
    Edition.GUEST: Issue(PUBLISHED, 2),
    Edition.HOST: Issue(PUBLISHED, changed=frozenset({"plenary", "music"}), since=2),
}


def printed(pdf: bytes) -> str:
    return pdf_words(pdf) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", Edition)
def test_a_programme_says_on_paper_what_it_said_before(edition: Edition, language: str) -> None:
    approval = APPROVAL if edition is Edition.GUEST else None
    pdf = programme_pdf(forum(), edition, language, ISSUES[edition], approval=approval, check_url="https://programme.example.org/check/f/2")
    assert printed(pdf) == kept(HERE / f"{edition}-{language}.txt", printed(pdf))
