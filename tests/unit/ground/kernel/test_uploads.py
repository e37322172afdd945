"""Claims about what files are taken, by their content, and what they are called."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.uploads import LONGEST, MOST_BYTES, Upload

PDF = b"%PDF-1.7\n..."


def archive(*names: str, types: bytes = b"x", method: int = ZIP_STORED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", method) as file:
        for name in names:
            file.writestr(name, types if name == names[0] else b"x")
    return made.getvalue()


def renamed(types: bytes) -> bytes:
    """Return a document whose macros are called like nothing of the kind."""
    return archive("[Content_Types].xml", "word/document.xml", "word/innocent.bin", types=types)


DOCX = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "letter.pdf", "application/pdf"),
        (b"\xff\xd8\xff\xe0...", "letter.jpg", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n...", "letter.png", "image/png"),
        (DOCX, "letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_file_is_what_its_content_says_whatever_it_is_called(content: bytes, name: str, kind: str) -> None:
    found = Upload.of("letter.html", content)
    assert (found.name, found.type) == ("letter.html" + name.removeprefix("letter"), kind)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b" %PDF-1.7",
        b"MZ\x90\x00",
        b"PK\x03\x04 no archive at all",
        archive("[Content_Types].xml", "xl/workbook.xml"),
        archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        renamed(b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
        renamed('<Override ContentType="application/vnd.ms-office.vbaProject"/>'.encode("utf-16")),
        archive("[Content_Types].xml", "word/document.xml", types=bytes(40_000_000), method=ZIP_DEFLATED),
        DOCX.replace(b"[Content_Types].xml", b"[Content_Types].yml", 1),
        DOCX.replace(b"x", b"y"),
        PDF + bytes(MOST_BYTES),
    ],
)
def test_any_other_file_is_refused_beside_its_field(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        Upload.of("letter.pdf", content)
    assert refused.value.field == "upload"


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Письмо № 12.pdf", "Письмо № 12.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Документы\\Письмо.PDF", "Письмо.pdf"),
        ("", "letter.pdf"),
        (".pdf", "pdf.pdf"),
        ('a"b;c\r\nX-Evil: 1.pdf', "a b c X-Evil 1.pdf"),
        ("fdp.\u202egpj", "fdp.gpj.pdf"),
    ],
)
def test_a_name_is_cleaned_and_ends_as_its_content_does(given_name: str, name: str) -> None:
    assert Upload.of(given_name, PDF).name == name


@given(st.text())
def test_no_name_leads_anywhere_or_breaks_a_header(name: str) -> None:
    found = Upload.of(name, PDF).name
    assert not set(found) & set('/\\:*?"<>|;%\r\n\0')
    assert found.endswith(".pdf")
    assert 4 < len(found) <= LONGEST
    assert not found.startswith(".")
