"""The words of a fixed working group on paper: its composition on a day, and the annex of what changed; PDF, and DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.faces.printouts.group_document import changes_document, group_document
from app.faces.printouts.group_reading import written_group
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.groups import AFTER, BEFORE, CHANGES, DATED

HERE = Path(__file__).parent
ORDER = "к приказу Министерства промышленности от 1 октября 2024 г. № 12"
EDITIONS: dict[str, Callable[[], dict[str, Json]]] = {
    "ru": lambda: group_document(BEFORE, "ru", DATED),
    "ba": lambda: group_document(BEFORE, "ba", DATED),
    "kk": lambda: group_document(BEFORE, "kk", DATED),
    "en": lambda: group_document(BEFORE, "en", DATED),
    "later-ru": lambda: group_document(AFTER, "ru", DATED, agencies=False),
    "changes-ru": lambda: changes_document(CHANGES, "ru", DATED, ORDER),
    "changes-kk": lambda: changes_document(CHANGES, "kk", DATED),
    "changes-en": lambda: changes_document(CHANGES, "en", DATED),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_working_group_says_on_paper_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    told = {
        "pdf": pdf_words(typeset(job("working_group.typ", DATED.at, document))),
        "docx": docx_words(written_group(job("working_group.docx", DATED.at, document))),
    }
    printed = "\n=== docx\n".join((told["pdf"], told["docx"]))
    assert printed == kept(HERE / f"group-{edition}.txt", printed)
