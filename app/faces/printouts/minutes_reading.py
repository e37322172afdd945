"""Reads what the paper of minutes is drawn from: the snapshot of approved ones, else their draft."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.minutes_document import MinutesEdition, MinutesIssue, minutes_document
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.ground.jobs.crew import CREW
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import history_of_minutes
from app.matters.minutes.reading import picture_of

DOCX_TASK: Final = "app.faces.printouts.minutes_docx:docx"
TEMPLATES: Final = {"pdf": "minutes.typ", "docx": "minutes.docx"}


def minutes_sheet(session: Session, minutes: Minutes, edition: MinutesEdition, form: str) -> Sheet:
    """Return minutes that have been loaded whole as a sheet; the same snapshot gives the same bytes."""
    picture, approved = picture_of(session, minutes), minutes.snapshot is not None
    issue = MinutesIssue(minutes.approved_at or _last_changed(session, minutes), minutes.event.zone, approved)
    document = minutes_document(picture, edition, issue)
    return Sheet(job(TEMPLATES[form], issue.at, document), f"{document['name']}.{form}")


def written_minutes(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _last_changed(session: Session, minutes: Minutes) -> datetime:
    changes = history_of_minutes(session, minutes, limit=1)
    return changes[0].at if changes else datetime.fromtimestamp(0, UTC)
