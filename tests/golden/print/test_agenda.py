"""The words of a fixed meeting on paper: its agenda and the order of speeches; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.faces.printouts.agenda_document import agenda_document
from app.faces.printouts.agenda_reading import written_agenda
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.speeches_document import speeches_document
from app.ground.kernel.texts import Texts
from app.matters.meetings.speeches import SpeechesPicture
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.agendas import DRAFT, MEETING, SIDES, VERSION

HERE = Path(__file__).parent
OTHER = replace(MEETING, title=Texts("Рабочая встреча"))
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "agenda-ru": lambda: agenda_document(MEETING, VERSION, "ru"),
    "agenda-kk": lambda: agenda_document(MEETING, VERSION, "kk"),
    "agenda-draft-ru": lambda: agenda_document(OTHER, DRAFT, "ru"),
    "agenda-empty-ru": lambda: agenda_document(replace(MEETING, items=()), DRAFT, "ru"),
    "speeches-ru": lambda: speeches_document(SpeechesPicture(MEETING, {}), VERSION, "ru"),
    "speeches-kk": lambda: speeches_document(SpeechesPicture(MEETING, SIDES, "i2", alternate=True), VERSION, "kk"),
    "speeches-turns-ru": lambda: speeches_document(SpeechesPicture(MEETING, SIDES, "i2", alternate=True), DRAFT, "ru"),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_meeting_says_on_paper_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    told = {
        "pdf": pdf_words(typeset(job("agenda.typ", VERSION.at, document))),
        "docx": docx_words(written_agenda(job("agenda.docx", VERSION.at, document))),
    }
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    assert printed == kept(HERE / f"{edition}.txt", printed)
