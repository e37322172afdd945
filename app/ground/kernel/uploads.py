"""What a file that somebody uploads really is, told by its content, and what it may be called."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Self
from zipfile import BadZipFile, ZipFile
from zlib import error

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean

MOST_BYTES: Final = 10_000_000
LONGEST: Final = 120
"""Letters of a file's name, its ending included."""

_PDF: Final = ("application/pdf", ".pdf", ".pdf")
_JPEG: Final = ("image/jpeg", ".jpg", ".jpeg")
_PNG: Final = ("image/png", ".png", ".png")
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_DOCX: Final = (f"{_OFFICE}wordprocessingml.document", ".docx", ".docx")
_XLSX: Final = (f"{_OFFICE}spreadsheetml.sheet", ".xlsx", ".xlsx")
_PPTX: Final = (f"{_OFFICE}presentationml.presentation", ".pptx", ".pptx")
_MAIN_PARTS: Final = {"word/document.xml": _DOCX, "xl/workbook.xml": _XLSX, "ppt/presentation.xml": _PPTX}
"""The part of an archive that tells what it is (ECMA-376, part 2)."""
_TYPES: Final = "[Content_Types].xml"
_MOST_TYPES: Final = 1_000_000
_MACROS: Final = (b"macroenabled", b"vbaproject")
LETTERS: Final = frozenset({".pdf", ".jpg", ".png", ".docx"})
"""Endings of what a letter may be."""
_MAGIC: Final = ((b"%PDF-", _PDF), (b"\xff\xd8\xff", _JPEG), (b"\x89PNG\r\n\x1a\n", _PNG))
PAPERS: Final = LETTERS | {".xlsx", ".pptx"}
"""Endings of what a material of a meeting may be."""
_OTHER: Final = N_("This is no PDF, JPEG, PNG or DOCX file; other files are not taken.")
_OTHER_PAPER: Final = N_("This is no PDF, JPEG, PNG, DOCX, XLSX or PPTX file; other files are not taken.")
# What Windows, macOS or a header of HTTP cannot have in a name.
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|;%\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of one of the types that are taken."""

    name: str
    type: str
    content: bytes

    @classmethod
    def of(cls, name: str, content: bytes, endings: frozenset[str] = LETTERS) -> Self:
        """Read an upload; refuse beside the field `upload` what is empty, too large, or none of the types of `endings`."""
        if not content:
            raise Refusal(N_("The file is empty."), "upload")
        if len(content) > MOST_BYTES:
            raise Refusal(N_("The file is too large: at most %(most)s MB are taken."), "upload", most=MOST_BYTES // 1_000_000)
        found = _kind(content)
        if found is None or found[1] not in endings:
            raise Refusal(_OTHER if endings == LETTERS else _OTHER_PAPER, "upload")
        kind, *names = found
        return cls(_named(name, names), kind, content)


def _kind(content: bytes) -> tuple[str, str, str] | None:
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    return _paper(content) if content.startswith(b"PK\x03\x04") else None


def _paper(content: bytes) -> tuple[str, str, str] | None:
    """Tell which document without macros a ZIP archive is, if it is one; only its names are read, and the part that says what they are."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            told = archive.open(_TYPES).read(_MOST_TYPES + 1)
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError, OSError, error):
        return None  # also one that is locked, or packed by what nobody else uses
    # Macros may be called anything; what they are has to be said, in two bytes a letter or in one.
    types = told.replace(b"\0", b"").lower()
    if len(told) > _MOST_TYPES or any(word in types for word in _MACROS) or any("vbaproject" in name.casefold() for name in names):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)


def _named(name: str, endings: list[str]) -> str:
    """Return a name without folders and without what systems forbid, that ends as its content does."""
    stem = clean(_FORBIDDEN.sub(" ", clean(name).replace("\\", "/").rpartition("/")[2])).strip(". ")
    ending = next((one for one in endings if stem.casefold().endswith(one)), "")
    stem = stem[: len(stem) - len(ending)].rstrip(". ") if ending else stem
    return f"{stem[: LONGEST - len(endings[0])].rstrip('. ') or 'letter'}{endings[0]}"
