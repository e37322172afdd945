"""Which pictures of an event a list is drawn from: those of its latest version, or the draft as it stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.ground.db.history import history_of_event
from app.judgement.publishing.models import Version
from app.planning.events.models import Event
from app.planning.logistics.picture import Logistics
from app.planning.logistics.queries import logistics_of
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of


@dataclass(frozen=True, slots=True)
class Pictures:
    """The programme of an event with its logistics."""

    programme: Programme
    logistics: Logistics
    at: datetime
    """When the version was published; of the draft, when something of the event was last changed. Aware."""
    number: int | None = None
    """The version; None of the draft."""


def find_published_pictures(session: Session, event_id: int) -> Pictures | None:
    """Return what the latest version says, in one query; None where nothing has been published."""
    query = select(Version).where(Version.event_id == event_id).order_by(Version.number.desc()).limit(1)
    version = session.scalars(query.options(undefer(Version.snapshot), undefer(Version.logistics))).one_or_none()
    return Pictures(version.programme, version.logistics_picture, version.published_at, version.number) if version else None


def draft_pictures(session: Session, event: Event) -> Pictures:
    """Return what the draft says now."""
    return Pictures(programme_of(session, event.id), logistics_of(session, event), last_changed(session, event))


def last_changed(session: Session, event: Event) -> datetime:
    """Return when something of an event was last changed."""
    changes = history_of_event(session, event.id, limit=1)
    return changes[0].at if changes else event.created_at
