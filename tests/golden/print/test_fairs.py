"""The words of a fixed fair on paper: the plan of a day at the stand on one sheet, the route of a walk, the list of invitations.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.faces.printouts.fairs_document import invitations_document, walk_document
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.stand_day_document import stand_day_document
from tests.golden.told import kept, pdf_words
from tests.unit.faces.printouts import fairs

HERE = Path(__file__).parent
EDITIONS: dict[str, tuple[str, Callable[[], dict[str, Json]]]] = {
    "day-ru": ("stand_day.typ", lambda: stand_day_document(fairs.day(), fairs.VERSION, "ru")),
    "day-kk": ("stand_day.typ", lambda: stand_day_document(fairs.day(), fairs.DRAFT, "kk")),
    "walk-ru": ("lists.typ", lambda: walk_document(fairs.WALK, fairs.LINES[1].title, fairs.LINES[1].when, fairs.VERSION, "ru")),
    "walk-kk": ("lists.typ", lambda: walk_document(fairs.WALK, fairs.LINES[1].title, fairs.LINES[1].when, fairs.DRAFT, "kk")),
    "invitations-ru": ("lists.typ", lambda: invitations_document(fairs.INVITATIONS, fairs.TIMES, fairs.VERSION, "ru")),
    "invitations-kk": ("lists.typ", lambda: invitations_document(fairs.INVITATIONS, fairs.TIMES, fairs.DRAFT, "kk")),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_fair_says_on_paper_what_it_said_before(edition: str) -> None:
    template, document = EDITIONS[edition]
    told = _words(typeset(job(template, fairs.VERSION.moment, document())))
    assert told == kept(HERE / f"fair-{edition}.txt", told)


def _words(pdf: bytes) -> str:
    return pdf_words(pdf) + "\n"
