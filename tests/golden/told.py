"""The words of a finished paper, to be compared with those that are kept: of a PDF page by page, of a DOCX with its tables and footer."""

import os
from io import BytesIO
from pathlib import Path

from docx import Document
from pypdf import PdfReader


def pdf_words(pdf: bytes) -> str:
    """Return the lines of each page, with ordinary spaces and dashes."""
    pages = [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)


def docx_words(file: bytes) -> str:
    """Return the lines, then the rows of the tables, then the footer."""
    paper = Document(BytesIO(file))
    lines = [line.text for line in paper.paragraphs if line.text]
    lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for table in paper.tables for row in table.rows]
    lines += [paper.sections[0].footer.paragraphs[0].text]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def kept(golden: Path, printed: str) -> str:
    """Return what the file keeps; where YIYIN_GOLDEN=write asks for it, the file takes what is printed first."""
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    return golden.read_text(encoding="utf-8")
