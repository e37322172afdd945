"""Reads what the paper of a call sheet is drawn from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.call_sheet_document import CallSheetPicture, call_sheet_document, call_sheet_name
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.ground.jobs.crew import CREW
from app.ground.words.languages import speaking
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.phones import ways_of, with_own_phones
from app.judgement.call_sheets.queries import calls_of, title_told
from app.judgement.call_sheets.sheet import row_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

DOCX_TASK: Final = "app.faces.printouts.call_sheet_docx:docx"


@dataclass(frozen=True, slots=True)
class CallsWanted:
    """Which call sheet somebody wants, and as what: `pdf` or `docx`."""

    language: str
    number: int | None = None
    format: str = "pdf"


def call_sheet_paper(session: Session, event: Event, wanted: CallsWanted) -> Sheet:
    """Return the call sheet as it stands, with the phones on duty."""
    return _paper(session, event, wanted, None, None)


def internal_call_sheet_paper(session: Session, event_id: int, wanted: CallsWanted, by: Actor, *, now: datetime) -> Sheet:
    """Return the call sheet with the phones that persons have told us too, for those who may change the event; it is written down."""
    return _paper(session, get_event_to_change(session, event_id, by), wanted, by, now)


def written_call_sheet(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _paper(session: Session, event: Event, wanted: CallsWanted, by: Actor | None, now: datetime | None) -> Sheet:
    calls = [call for call in calls_of(session, event.id, number=wanted.number) if call.withdrawn_at is None]
    ways = ways_of(session, event.id, calls)
    if by is not None and now is not None:
        ways = with_own_phones(session, ways, by, now=now)
    with speaking(wanted.language):
        title = title_told(session, event)
        rows = tuple(row_of(call, ways.get(call.id, ()), title, "", opened=by is not None) for call in calls)
    at = max(map(_changed_at, calls), default=event.created_at)
    picture = CallSheetPicture(title, event.city.name, event.days, event.zone, at, rows, wanted.number, by is not None)
    template = f"call_sheet.{'docx' if wanted.format == 'docx' else 'typ'}"
    document = call_sheet_document(picture, wanted.language)
    return Sheet(job(template, at, document), f"{call_sheet_name(picture, wanted.language)}.{wanted.format}")


def _changed_at(call: Call) -> datetime:
    return max(filter(None, (call.opened_at, call.told_at, call.confirmed_at)))
