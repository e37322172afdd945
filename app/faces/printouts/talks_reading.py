"""Reads what the papers of talks and of gifts are drawn from."""

from datetime import datetime
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.faces.printouts.gifts_document import gifts_document
from app.faces.printouts.lists_reading import OnPaper
from app.faces.printouts.points_document import Point, points_document
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.faces.printouts.rows import Json
from app.faces.printouts.seating_document import Talk, seating_document
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.db.history import Change
from app.ground.jobs.crew import CREW
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.talks.listing import register_of
from app.matters.talks.models import Gift, TalkingPoint, Talks, TalksMember
from app.matters.talks.queries import find_talks
from app.matters.talks.table import table_of
from app.planning.events.models import Event
from app.planning.programmes.queries import get_item, place_of

DOCX_TASK: Final = "app.faces.printouts.points_docx:docx"
_TEMPLATES: Final = {"pdf": "points.typ", "docx": "points.docx"}


def seating_sheet(session: Session, item_id: int, language: str, also: str = "") -> Sheet:
    """Return the seating plan of an item's talks, dated by their last change; raises NotFound where nothing has been prepared."""
    talks = _talks(session, item_id)
    dated = _dated(session, talks)
    document = seating_document(_talk(session, talks), table_of(talks, talks.item.day), dated, language, also)
    return _sheet("seating.typ", document, dated, "pdf")


def points_sheet(session: Session, item_id: int, paper: OnPaper) -> Sheet:
    """Return the talking points of an item's talks; raises NotFound where nothing has been prepared."""
    talks = _talks(session, item_id)
    dated = _dated(session, talks)
    points = [Point(one.text, one.if_asked, one.dossier.title if one.dossier else Texts()) for one in talks.points]
    return _sheet(_TEMPLATES[paper.format], points_document(_talk(session, talks), points, dated, paper.language), dated, paper.format)


def gifts_sheet(session: Session, event: Event, language: str) -> Sheet:
    """Return the register of an event's gifts, dated by its last change."""
    changed = select(func.max(Change.at)).where(Change.event_id == event.id, Change.kind == Gift.__kind__)
    dated = Dated(session.scalar(changed), event.zone)
    register = register_of(session, event.id, today=event.first_day)
    return _sheet("lists.typ", gifts_document(event.title, register, dated, language), dated, "pdf")


def written_points(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


def _talks(session: Session, item_id: int) -> Talks:
    talks = find_talks(session, item_id)
    if talks is None:
        raise NotFound
    return talks


def _talk(session: Session, talks: Talks) -> Talk:
    item = get_item(session, talks.item_id)
    place = place_of(item)
    return Talk(item.title, item.event.title, place.name if place else Texts(), item.when)


def _dated(session: Session, talks: Talks) -> Dated:
    """Return when something of the talks was last changed: a removal has changed the talks themselves."""
    mine = {
        Talks.__kind__: [talks.id],
        TalksMember.__kind__: [one.id for one in talks.members],
        TalkingPoint.__kind__: [one.id for one in talks.points],
    }
    of_these = or_(*((Change.kind == kind) & Change.thing_id.in_(ids) for kind, ids in mine.items()))
    latest: datetime | None = session.scalar(select(func.max(Change.at)).where(of_these))
    return Dated(latest, talks.event.zone)


def _sheet(template: str, document: dict[str, Json], dated: Dated, form: str) -> Sheet:
    return Sheet(job(template, dated.moment, document), f"{document['name']}.{form}")
