"""The words of fixed compositions on paper, edition by edition: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from app.faces.printouts.composition_document import CompositionPicture, Wanted, composition_document
from app.faces.printouts.render import job, typeset, written
from app.planning.delegations.arranging import Order
from app.register.personal.rules import DataKind
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.compositions import ALL, MEMBERS, ONE, STATE

HERE = Path(__file__).parent
INTERNAL = replace(
    ONE,
    state=replace(STATE, number=None),
    records={MEMBERS[0].person_id: {DataKind.PHONE: "+7 917 000-00-01", DataKind.DOCUMENT: "80 05 000001"}},
)
EDITIONS: dict[str, tuple[CompositionPicture, Wanted]] = {
    "ru": (ONE, Wanted("ru")),
    "ru-kk": (ONE, Wanted("ru", "kk", Order.CATEGORY)),
    "ru-en": (ONE, Wanted("ru", "en")),
    "ru-ba": (ONE, Wanted("ru", "ba")),
    "en": (ONE, Wanted("en", order=Order.ALPHABET)),
    "event-ru": (ALL, Wanted("ru", breaks=False)),
    "internal-ru": (INTERNAL, Wanted("ru")),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_composition_says_on_paper_what_it_said_before(edition: str) -> None:
    picture, wanted = EDITIONS[edition]
    document = composition_document(picture, wanted)
    told = {
        "pdf": pdf_words(typeset(job("composition.typ", picture.state.at, document))),
        "docx": docx_words(written(job("composition.docx", picture.state.at, document))),
    }
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    assert printed == kept(HERE / f"composition-{edition}.txt", printed)
