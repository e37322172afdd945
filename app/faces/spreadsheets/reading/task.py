"""What the killable process does with a file or a paste: tell by its content what it is, and read its tables."""

import json
from collections.abc import Iterator
from typing import Final

from app.faces.spreadsheets.reading.archives import opened, refuse_what_hides
from app.faces.spreadsheets.reading.documents import of_docx
from app.faces.spreadsheets.reading.limits import BROKEN, MACROS, PASSWORD, NotTaken, checked, refuse_official_use
from app.faces.spreadsheets.reading.packing import packed
from app.faces.spreadsheets.reading.texts import decoded, of_text
from app.faces.spreadsheets.reading.workbooks import of_xls, of_xlsx
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Sheet

FILE: Final = b"f"
PASTE: Final = b"p"
SHEETS: Final = b"s"
REFUSED: Final = b"r"

OTHER: Final = N_("This is no list that can be read. XLSX, XLS, CSV and DOCX files are taken.")
SAVE_AS_XLSX: Final = N_("This sort of spreadsheet is not read. Save it as XLSX and try again.")
_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")


def read(payload: bytes) -> bytes:
    """Read what follows the first byte, which tells a file from a paste; answer with sheets or with the reason why not."""
    try:
        return SHEETS + packed(_sheets(payload[:1], payload[1:]))
    except NotTaken as refusal:
        return _refused(refusal)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # libraries of formats fail in as many ways as there are broken files
        return _refused(NotTaken(BROKEN))


def _refused(refusal: NotTaken) -> bytes:
    return REFUSED + json.dumps([refusal.message, dict(refusal.values)]).encode()


def _sheets(kind: bytes, data: bytes) -> tuple[Sheet, ...]:
    if not data.strip():
        raise NotTaken(N_("The file is empty.") if kind == FILE else N_("Nothing was pasted."))
    return checked(_tables_of_file(data) if kind == FILE else _tables_of_text(data.decode()))


def _tables_of_file(data: bytes) -> Iterator[Sheet | None]:
    if data.startswith(b"PK\x03\x04"):
        return _tables_of_archive(data)
    if data.startswith(_OLD_OFFICE):
        return _tables_of_old_office(data)
    text = None if data.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")) else decoded(data)
    if text is None:
        raise NotTaken(OTHER)
    return _tables_of_text(text)


def _tables_of_archive(data: bytes) -> Iterator[Sheet | None]:
    with opened(data) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names and "word/document.xml" not in names:
            raise NotTaken(SAVE_AS_XLSX if names & {"xl/workbook.bin", "content.xml"} else OTHER)
        refuse_what_hides(archive)
    return of_xlsx(data) if "xl/workbook.xml" in names else of_docx(data)


def _tables_of_old_office(data: bytes) -> Iterator[Sheet | None]:
    """Tell the sorts of the old container apart by the names of the streams in it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise NotTaken(PASSWORD)
    if "WordDocument".encode("utf-16-le") in data:
        raise NotTaken(N_("This is a document of an old Word. Save it as DOCX and try again."))
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise NotTaken(OTHER)
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise NotTaken(MACROS)
    return of_xls(data)


def _tables_of_text(text: str) -> Iterator[Sheet | None]:
    refuse_official_use(text)
    return of_text(text)
