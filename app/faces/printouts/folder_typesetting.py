"""Sets the documents of a folder one after another, numbers their pages on, and makes one file of all; runs in the process for jobs."""

import gc
import json
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from app.faces.printouts import typesetting
from app.faces.printouts.merging import merged_pdf
from app.ground.jobs.long import unpacked

MOST_PAGES: Final = 200
"""Pages of an uploaded file; a longer one is named in the folder and carried beside it."""


def pdf(asked: bytes) -> bytes:
    """Return the folder as PDF; `asked` is packed: its plan as JSON, then the uploaded files that the plan names by number."""
    plan, *uploads = unpacked(asked)
    order = json.loads(plan)
    contents = _set(order["contents"], 1)
    parts: list[bytes] = []
    numbers: list[int] = []
    foreign: set[int] = set()
    number = len(_pages(contents)) + 1
    for part in order["parts"]:
        made, is_foreign = _part(part, uploads, number, contents)
        if is_foreign:
            foreign.add(len(parts) + 1)
        numbers.append(number)
        parts.append(made)
        number += len(_pages(made))
    first = _set(_numbered(order["contents"], numbers), 1)
    folder = merged_pdf([first, *parts], ["", *(part["title"] for part in order["parts"])], foreign)
    gc.collect()  # the parts refer to one another in circles
    return folder


def _part(part: dict[str, Any], uploads: list[bytes], number: int, contents: bytes) -> tuple[bytes, bool]:
    """Return a document, and whether it is a file that somebody uploaded."""
    upload = None if part["upload"] is None else uploads[part["upload"]]
    if upload is None or not _is_whole(upload, contents):
        return _set(part["job"], number), False
    return upload, True


def _is_whole(upload: bytes, contents: bytes) -> bool:
    """Tell whether a file that somebody uploaded can be taken in behind the contents: not locked, not broken, not a book."""
    try:
        reader = PdfReader(BytesIO(upload))
        if reader.is_encrypted or not 1 <= len(reader.pages) <= MOST_PAGES:
            return False
        for page in reader.pages:
            _ = page.mediabox, page.get("/Resources")
        merged_pdf([contents, upload], ["", "-"], {1})
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, AssertionError, RecursionError, OverflowError, IndexError):
        return False
    return True


def _numbered(job: dict[str, Any], numbers: list[int]) -> dict[str, Any]:
    data = json.loads(job["data"])
    for row, number in zip(data["rows"], numbers, strict=True):
        row["page"] = str(number)
    return job | {"data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}


def _set(job: dict[str, Any], number: int) -> bytes:
    return typesetting.pdf(json.dumps(job | {"first": number}).encode())


def _pages(made: bytes) -> list[object]:
    return list(PdfReader(BytesIO(made)).pages)
