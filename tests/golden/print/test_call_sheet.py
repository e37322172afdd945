"""The words of a fixed call sheet on paper, language by language: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from pathlib import Path

import pytest

from app.faces.printouts.call_sheet_document import call_sheet_document
from app.faces.printouts.call_sheet_reading import written_call_sheet
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.golden.told import docx_words, kept, pdf_words
from tests.unit.faces.printouts.call_sheets import AT, SHEET

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_sheet_says_on_paper_what_it_said_before(language: str) -> None:
    document = call_sheet_document(SHEET, language)
    pdf = typeset(job("call_sheet.typ", AT, document))
    docx = written_call_sheet(job("call_sheet.docx", AT, document))
    assert (typeset(job("call_sheet.typ", AT, document)), written_call_sheet(job("call_sheet.docx", AT, document))) == (pdf, docx)
    printed = "\n=== docx\n".join((pdf_words(pdf), docx_words(docx)))
    assert printed == kept(HERE / f"call-sheet-{language}.txt", printed)
