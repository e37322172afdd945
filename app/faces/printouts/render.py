"""From a programme to the bytes of its paper."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from app.faces.printouts.approval import Approval
from app.faces.printouts.programme_document import Edition, Issue, programme_document
from app.faces.printouts.rows import Json
from app.ground.jobs.crew import CREW
from app.planning.programmes.programme import Programme

SECONDS: Final = 15.0
"""A large programme takes a fifth of a second; whatever takes this long never ends."""
TASK: Final = "app.faces.printouts.typesetting:pdf"
"""By its name: Typst is loaded in the process for jobs, never in one that answers requests."""
DOCX_TASK: Final = "app.faces.printouts.composition_docx:docx"
_TEMPLATES: Final = Path(__file__).resolve().parents[3] / "templates" / "print"


def programme_pdf(
    programme: Programme,
    edition: Edition,
    language: str,
    issue: Issue,
    *,
    approval: Approval | None = None,
    check_url: str | None = None,
    seconds: float = SECONDS,
) -> bytes:
    """Return a programme as PDF/A-2a and PDF/UA-1. The same arguments give the same bytes.

    Raises TooLong or JobFailed of `app.ground.jobs.worker`.
    """
    document = programme_document(programme, edition, language, issue, approval=approval, check_url=check_url)
    return typeset(job("programme.typ", issue.at, document), seconds=seconds)


def job(template: str, at: datetime, document: Mapping[str, Json]) -> bytes:
    """Return what the typesetter is given. `at` is the only date that gets into the file."""
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return json.dumps({"template": template, "timestamp": int(at.timestamp()), "data": data}).encode()


def typeset(asked: bytes, *, seconds: float = SECONDS) -> bytes:
    """Return the PDF of a job."""
    return CREW.run(TASK, asked, seconds=seconds)


def written(asked: bytes, *, seconds: float = SECONDS) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=seconds)


def etag(asked: bytes) -> str:
    """Return what changes whenever the PDF of a job would: its words, its options or the template."""
    return hashlib.sha256(_form() + asked).hexdigest()[:32]


@cache
def _form() -> bytes:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ")))).digest()
