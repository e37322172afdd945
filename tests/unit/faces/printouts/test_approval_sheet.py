"""Claims about what the paper of an approval sheet says."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from app.faces.printouts.approval_sheet import approval_document, approval_name
from app.faces.printouts.approval_sheet_docx import docx
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import LANGUAGES
from app.judgement.approval.rules import Standing
from tests.unit.faces.printouts.sheets import WAIVED, a_row, a_sheet


def cells(key: str, **over: object) -> list[object]:
    rows = approval_document(a_sheet(**over), "en")["rows"]  # type: ignore[arg-type]  # any argument
    assert isinstance(rows, list)
    return [row[key] for row in rows if isinstance(row, dict)]


def test_the_rows_stand_in_order_and_the_partner_last() -> None:
    assert cells("number") == ["1", "2", "3", "4", "5", "6"]
    assert cells("letter") == ["", "", "", "", "", "12-3/45"]
    assert cells("date") == ["18.11.2024", "18.11.2024", "", "", "18.11.2024", "20.11.2024"]


def test_what_nobody_has_decided_is_left_to_be_filled_in_by_its_day() -> None:
    rows = (a_row(standing=Standing.PENDING), a_row(standing=Standing.OVERDUE))
    assert cells("decision", rows=rows, letter=False) == ["", "", ""]
    assert cells("due", rows=rows, letter=False) == ["by 19.11.2024", "by 19.11.2024", ""]


@pytest.mark.parametrize(("published", "watermark"), [(True, None), (False, "ПРОЕКТ")])
def test_only_the_sheet_of_a_coming_version_is_marked_as_a_draft(published: bool, watermark: str | None) -> None:
    assert approval_document(a_sheet(published=published), "ru")["watermark"] == watermark


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_sheet_gives_the_same_bytes(language: str) -> None:
    picture = a_sheet()
    one, other = (typeset(job("approval.typ", picture.at, approval_document(picture, language))) for _ in range(2))
    assert one == other


def test_a_long_chain_goes_over_to_further_pages_with_its_heading() -> None:
    picture = a_sheet(rows=tuple(a_row(f"Согласующий {number}", remarks="Замечание. " * 40) for number in range(30)))
    pages = PdfReader(BytesIO(typeset(job("approval.typ", picture.at, approval_document(picture, "en"))))).pages
    assert len(pages) > 2
    assert ["Approver" in page.extract_text() for page in pages] == [True] * len(pages)


def test_what_was_let_stand_is_told_below_by_whom_why_and_until_when() -> None:
    section = approval_document(a_sheet(waived=WAIVED[1:]), "en")["waived"]
    row = {
        "number": "1",
        "sentence": "Заместитель министра встречается с Премьер-министром.",
        "reason": "Поручено письмом № 12-3/45",
        "by": "Г. Р. Валиева",
        "until": "28.11.2024",
    }
    columns = ["№", "Finding", "Grounds", "Accepted by", "Until"]
    assert section == {"title": "Accepted findings", "columns": columns, "rows": [row]}


def test_a_sheet_with_nothing_let_stand_says_nothing_of_it() -> None:
    assert approval_document(a_sheet(waived=()), "ru")["waived"] is None


def test_a_sheet_is_a_file_under_a_readable_name() -> None:
    assert approval_name(a_sheet(), "en").endswith(", version 2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_as_docx_says_what_its_pdf_says(language: str) -> None:
    picture = a_sheet()
    document = approval_document(picture, language)
    order = job("approval.docx", picture.at, document)
    assert docx(order) == docx(order)
    paper = Document(BytesIO(docx(order)))
    steps, findings = paper.tables
    assert [len(steps.rows), len(findings.rows)] == [1 + len(picture.sheet.rows) + 1, 1 + len(WAIVED)]
    first = [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in findings.rows[1].cells]
    assert (first[1], first[4]) == (WAIVED[0].sentence.told(language), "27.11.2024")
    assert first[2] == WAIVED[0].reason


def test_a_draft_with_nothing_accepted_is_marked_and_has_one_table() -> None:
    picture = a_sheet(published=False, waived=())
    paper = Document(BytesIO(docx(job("approval.docx", picture.at, approval_document(picture, "ru")))))
    assert (paper.paragraphs[0].text, len(paper.tables)) == ("ПРОЕКТ", 1)
