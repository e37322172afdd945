"""Reads what the agenda of a meeting and the order of speeches are drawn from: the latest version, or the draft."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.agenda_document import agenda_document
from app.faces.printouts.lists_document import Standing
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.faces.printouts.rows import Json
from app.faces.printouts.speeches_document import speeches_document
from app.ground.jobs.crew import CREW
from app.judgement.publishing.pictures import last_changed
from app.judgement.publishing.queries import find_latest
from app.matters.meetings.speeches import SpeechesPicture, sides_of
from app.planning.events.models import Event
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of

DOCX_TASK: Final = "app.faces.printouts.agenda_docx:docx"
TEMPLATES: Final = {"pdf": "agenda.typ", "docx": "agenda.docx"}


@dataclass(frozen=True, slots=True)
class OnPaper:
    """In which language a paper is printed, and as what: `pdf` or `docx`."""

    language: str
    format: str = "pdf"


@dataclass(frozen=True, slots=True)
class State:
    """A state of a programme that can be printed."""

    programme: Programme
    standing: Standing


def states_of(session: Session, event: Event) -> tuple[State | None, State]:
    """Return what the latest version says, where there is one, and what the draft says."""
    version = find_latest(session, event.id)
    published = State(version.programme, Standing(version.published_at, version.number)) if version else None
    return published, State(programme_of(session, event.id), Standing(last_changed(session, event)))


def agenda_sheet(state: State, paper: OnPaper) -> Sheet:
    """Return the agenda of a meeting."""
    return _sheet(agenda_document(state.programme, state.standing, paper.language), state, paper)


def speeches_sheet(session: Session, event: Event, state: State, paper: OnPaper, *, item: str, alternate: bool) -> Sheet:
    """Return the order of speeches of an item, by its UID, or of all items."""
    sides = sides_of(session, event, state.programme) if alternate else {}
    picture = SpeechesPicture(state.programme, sides, item, alternate)
    return _sheet(speeches_document(picture, state.standing, paper.language), state, paper)


def written_agenda(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _sheet(document: dict[str, Json], state: State, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], state.standing.at, document), f"{document['name']}.{paper.format}")
