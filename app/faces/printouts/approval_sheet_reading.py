"""Reads what the paper of an approval sheet is drawn from."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.approval import Approval
from app.faces.printouts.approval_sheet import ApprovalPicture, approval_document, approval_name
from app.faces.printouts.queries import Sheet as Paper
from app.faces.printouts.render import SECONDS, job
from app.ground.db.history import history_of_event
from app.ground.jobs.crew import CREW
from app.ground.kernel.walltime import zone
from app.judgement.approval.sheet import Sheet, let_stand, sheet_of
from app.planning.events.models import Event

DOCX_TASK: Final = "app.faces.printouts.approval_sheet_docx:docx"


def approval_paper(
    session: Session, event: Event, number: int, language: str, *, now: datetime, room: bool = False, docx: bool = False
) -> Paper:
    """Return the approval sheet of a version as it stands at a moment, or refuse with NotFound what is further ahead than the coming one.

    `room` leaves place for the signature of whoever approves it; a version that says who did has the block anyway.
    """
    sheet = sheet_of(session, event, number, on=now.astimezone(zone(event.zone)).date())
    approval = Approval.of(sheet.approved_by) if room or sheet.approved_by else None
    waived = let_stand(session, event, sheet, now=now)
    picture = ApprovalPicture.of(event, sheet, _dated(session, event, sheet), approval, waived)
    template, ending = ("approval.docx", ".docx") if docx else ("approval.typ", ".pdf")
    return Paper(job(template, picture.at, approval_document(picture, language)), approval_name(picture, language) + ending)


def written_approval(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _dated(session: Session, event: Event, sheet: Sheet) -> datetime:
    if sheet.published_at is None:
        changes = history_of_event(session, event.id, limit=1)
        return changes[0].at if changes else event.created_at
    return max(sheet.published_at, *(row.decided_at for row in sheet.rows if row.decided_at), sheet.published_at)
