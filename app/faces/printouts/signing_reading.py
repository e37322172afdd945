"""Reads what the papers of agreements are drawn from: the list of what is to be signed, and the register."""

from sqlalchemy.orm import Session

from app.faces.printouts.lists_reading import TEMPLATES, OnPaper
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.rows import Json
from app.faces.printouts.signing_document import RegisterPicture, SigningPicture, register_document, signing_document
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.kernel.texts import Texts
from app.ground.words.dates import clock, day_long, days_range
from app.ground.words.languages import current, speaking
from app.matters.agreements.pictures import pictures_of
from app.matters.agreements.register import MOST_PRINTED, Wanted, last_change_of_agreements, register_of, wanted_told
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.rules.kinds import PartySide


def signing_sheet(
    session: Session, event: Event, item: ProgrammeItem | None, side: PartySide | None, paper: OnPaper, *, zone: str
) -> Sheet:
    """Return the list of documents that are signed at an event, or at one of its items."""
    rows = pictures_of(session, event.id, item.id if item else None, item.day if item else event.last_day)
    with speaking(paper.language):
        told = where_and_when(event, item)
    dated = _dated(session, zone, event.id)
    picture = SigningPicture(event.title, rows, told, item.title if item else Texts(), side)
    return _sheet(signing_document(picture, dated, paper.language), dated, paper)


def register_sheet(session: Session, wanted: Wanted, paper: OnPaper, *, zone: str) -> Sheet:
    """Return the register of what was signed, with the filters of its page."""
    found = register_of(session, wanted, per_page=MOST_PRINTED)
    event = session.get(Event, wanted.event_id) if wanted.event_id is not None else None
    with speaking(paper.language):
        asked = wanted_told(wanted, event.title if event else None)
    dated = _dated(session, zone, None)
    return _sheet(register_document(RegisterPicture(found.rows, asked, found.is_cut), dated, paper.language), dated, paper)


def where_and_when(event: Event, item: ProgrammeItem | None) -> str:
    """Return where and when it is signed, in the language spoken: «Уфа, 27 ноября 2024 г., 12.30», or the days of the event."""
    city = event.city.name.told(current())
    if item is None:
        return f"{city}, {days_range(event.days)}"
    return ", ".join(filter(None, (city, day_long(item.day), clock(item.start_local) if item.start_local else "")))


def _dated(session: Session, zone: str, event_id: int | None) -> Dated:
    change = last_change_of_agreements(session, event_id)
    return Dated(change.at if change else None, zone)


def _sheet(document: dict[str, Json], dated: Dated, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], dated.moment, document), f"{document['name']}.{paper.format}")
