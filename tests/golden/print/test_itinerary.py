"""The words of fixed personal programmes and cards on paper, in each language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.itinerary_card import card_document
from app.faces.printouts.itinerary_document import Paper, itinerary_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from app.planning.itineraries.rules import Subject, Whose
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts.own_programmes import ISSUE, own
from tests.unit.judgement.private_links.pictures import SECOND_GUEST

HERE = Path(__file__).parent
CARDS = (Subject.VEHICLE, Subject.INTERPRETER, Subject.HALL)


def printed(pdf: bytes) -> str:
    return pdf_words(pdf) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
def test_a_personal_programme_says_on_paper_what_it_said_before(paper: Paper, language: str) -> None:
    programmes = [own(Subject.PERSON, language), own(Whose(Subject.PERSON, SECOND_GUEST), language)]
    said = printed(typeset(job("itinerary.typ", ISSUE.at, itinerary_document(programmes, paper, language, ISSUE))))
    assert said == kept(HERE / f"own-{paper}-{language}.txt", said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", CARDS)
def test_a_card_says_on_paper_what_it_said_before(subject: Subject, language: str) -> None:
    said = printed(typeset(job("card.typ", ISSUE.at, card_document([own(subject, language)], language, ISSUE))))
    assert said == kept(HERE / f"card-{subject}-{language}.txt", said)
