"""Reads what the papers of a working group are drawn from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.group_document import Dated, changes_document, group_document
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.faces.printouts.rows import Json
from app.ground.jobs.crew import CREW
from app.ground.kernel.clock import OFFICE_ZONE
from app.matters.working_groups.changes import changes_between
from app.matters.working_groups.composition import picture
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.queries import history_of_group

DOCX_TASK: Final = "app.faces.printouts.group_docx:docx"
TEMPLATES: Final = {"pdf": "working_group.typ", "docx": "working_group.docx"}


@dataclass(frozen=True, slots=True)
class OnPaper:
    """In which language a paper is printed, and as what: `pdf` or `docx`."""

    language: str
    format: str = "pdf"


def group_sheet(session: Session, group: WorkingGroup, on: date, paper: OnPaper, *, agencies: bool) -> Sheet:
    """Return the composition of a group on a day; the group has been loaded whole."""
    dated = _dated(session, group)
    return _sheet(group_document(picture(group, on=on), paper.language, dated, agencies=agencies), dated, paper)


def changes_sheet(session: Session, group: WorkingGroup, since: date, until: date, paper: OnPaper, *, order: str) -> Sheet:
    """Return what changed in a group between two days as an annex; the group has been loaded whole."""
    dated, found = _dated(session, group), changes_between(picture(group, on=since), picture(group, on=until))
    return _sheet(changes_document(found, paper.language, dated, order), dated, paper)


def written_group(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _sheet(document: dict[str, Json], dated: Dated, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], dated.at, document), f"{document['name']}.{paper.format}")


def _dated(session: Session, group: WorkingGroup) -> Dated:
    changes = history_of_group(session, group, limit=1)
    return Dated(changes[0].at if changes else datetime.fromtimestamp(0, UTC), OFFICE_ZONE)
