"""The words of a fixed call sheet on paper, language by language: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.call_sheet_document import call_sheet_document
from app.faces.printouts.call_sheet_reading import written_call_sheet
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from tests.unit.faces.printouts.call_sheets import AT, SHEET

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_sheet_says_on_paper_what_it_said_before(language: str) -> None:
    document = call_sheet_document(SHEET, language)
    pdf = typeset(job("call_sheet.typ", AT, document))
    docx = written_call_sheet(job("call_sheet.docx", AT, document))
    assert (typeset(job("call_sheet.typ", AT, document)), written_call_sheet(job("call_sheet.docx", AT, document))) == (pdf, docx)
    printed = "\n=== docx\n".join((_pdf_words(pdf), _docx_words(docx)))
    golden = HERE / f"call-sheet-{language}.txt"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def _pdf_words(pdf: bytes) -> str:
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)


def _docx_words(file: bytes) -> str:
    paper = Document(BytesIO(file))
    lines = [line.text for line in paper.paragraphs if line.text]
    lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for table in paper.tables for row in table.rows]
    lines += [paper.sections[0].footer.paragraphs[0].text]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"
