"""The words of fixed minutes on paper: an original for each side, in one language or two, and within one side; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.faces.printouts.minutes_document import MinutesEdition, minutes_document
from app.faces.printouts.minutes_reading import written_minutes
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.minuted import APPROVED, BETWEEN_SIDES, CROWDED, DRAFT, INTERNAL, THEIRS

HERE = Path(__file__).parent
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "ru-ours": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(), APPROVED),
    "ru-theirs": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(original_of=THEIRS), APPROVED),
    "ru-kk": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(second="kk"), DRAFT),
    "kk-ru": lambda: minutes_document(BETWEEN_SIDES, MinutesEdition(second="kk", original_of=THEIRS), APPROVED),
    "internal-ru": lambda: minutes_document(INTERNAL, MinutesEdition(), APPROVED),
    "crowded-ru-en": lambda: minutes_document(CROWDED, MinutesEdition(second="en"), APPROVED),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_minutes_say_on_paper_what_they_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    asked = {form: job(f"minutes.{form}", APPROVED.at, document) for form in ("typ", "docx")}
    told = {"pdf": pdf_words(typeset(asked["typ"])), "docx": docx_words(written_minutes(asked["docx"]))}
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    assert printed == kept(HERE / f"minutes-{edition}.txt", printed)


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    asked = [job("minutes.typ", APPROVED.at, EDITIONS["ru-kk"]()) for _ in range(2)]
    assert typeset(asked[0]) == typeset(asked[1])
    assert written_minutes(asked[0]) == written_minutes(asked[1])
