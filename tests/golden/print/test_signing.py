"""The words of a fixed list of documents to be signed, and of the register of what was: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from app.faces.printouts.lists_reading import written_list
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.signing_document import register_document, signing_document
from app.register.directory.rules.kinds import PartySide
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.agreements import DATED, REGISTER, SIGNING

HERE = Path(__file__).parent
THEIRS: Final = replace(SIGNING, side=PartySide.KAZAKHSTAN)
EDITIONS: Final[dict[str, Callable[[], dict[str, Json]]]] = {
    "signing-ru": lambda: signing_document(SIGNING, DATED, "ru"),
    "signing-kk": lambda: signing_document(THEIRS, DATED, "kk"),
    "signing-theirs-ru": lambda: signing_document(THEIRS, DATED, "ru"),
    "register-ru": lambda: register_document(REGISTER, DATED, "ru"),
    "register-kk": lambda: register_document(REGISTER, DATED, "kk"),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_paper_of_agreements_says_what_it_said_before(edition: str) -> None:
    document = EDITIONS[edition]()
    pdf, docx = (job(f"lists.{end}", DATED.moment, document) for end in ("typ", "docx"))
    first = (typeset(pdf), written_list(docx))
    assert (typeset(pdf), written_list(docx)) == first
    printed = "\n=== docx\n".join((pdf_words(first[0]), docx_words(first[1])))
    assert printed == kept(HERE / f"{edition}.txt", printed)
