"""What may be opened: files that are ZIP archives inside, looked at before anything of them is unpacked."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from app.faces.spreadsheets.reading.limits import BROKEN, MACROS, PASSWORD, NotTaken, refuse_official_use
from app.ground.kernel.refusals import N_

MOST_PARTS: Final = 2_000
MOST_UNPACKED: Final = 80_000_000
"""Bytes of all parts together, pictures too."""
MOST_RATIO: Final = 100
"""How many times larger than packed; honest spreadsheets grow ten to thirty times."""
SMALL: Final = 4_000_000
"""Up to so many bytes any ratio is harmless: an empty sheet of many formatted rows packs very well."""

BOMB: Final = N_("Unpacked this file would be far too large, so it was not opened.")

_TAG: Final = re.compile(rb"<[^>]*>")
_CELLS: Final = re.compile(rb"<sheetData.*</sheetData>", re.DOTALL)


def opened(data: bytes) -> ZipFile:
    """Return the archive; refuse what is broken, encrypted, or would unpack to more than is good for the machine."""
    try:
        archive = ZipFile(BytesIO(data))
        parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise NotTaken(BROKEN) from None
    if any(part.flag_bits & 0x1 for part in parts):
        raise NotTaken(PASSWORD)
    # Pictures count as well: a part is what the others take it for, whatever its address says, and a document is read with all it has.
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > MOST_RATIO * max(packed, 1)):
        raise NotTaken(BOMB)
    return archive


def refuse_what_hides(archive: ZipFile) -> None:
    """Refuse macros, entities that unfold, and the mark of official use wherever it stands, a page's header included."""
    if any("vbaproject" in name.casefold() for name in archive.namelist()):
        raise NotTaken(MACROS)
    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels")):
            content = archive.read(part)
            _refuse_doctype(content)
            if part.filename.startswith(("xl/", "word/")):
                refuse_official_use(unescape(_TAG.sub(b"", _CELLS.sub(b"", content)).decode(errors="replace")))


class _Enough(Exception):
    """The root element has begun: no declaration can follow."""


def _refuse_doctype(content: bytes) -> None:
    """Refuse a part with a document type: Office never writes one, and entities that unfold need one."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = _enough
    try:
        for piece in _pieces(content):
            parser.Parse(piece)
    except _Enough:
        return
    except expat.ExpatError:
        raise NotTaken(BROKEN) from None


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[start : start + 4096] for start in range(0, len(content), 4096))


def _doctype(*_told: object) -> None:
    raise NotTaken(N_("This file has declarations that no office program writes, so it was not opened."))


def _enough(*_told: object) -> None:
    raise _Enough
