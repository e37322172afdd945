"""What public pages read: the latest published programme of an event, as far as it is for everybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.judgement.entries.models import FeedScope
from app.judgement.entries.rules import for_everybody
from app.judgement.publishing.models import Version
from app.planning.events.models import Event
from app.planning.programmes.programme import Programme


@dataclass(frozen=True, slots=True)
class Published:
    """A version of a programme, cut down to what everybody may read."""

    programme: Programme
    version: int
    at: datetime


def find_published(session: Session, event_uid: str) -> Published | None:
    """Return the latest version of an event's programme if the event is public."""
    query = (
        select(Version)
        .join(Event, Event.id == Version.event_id)
        .join(FeedScope, FeedScope.scope == "event:" + Event.uid)
        .where(Event.uid == event_uid, FeedScope.is_open)
        .order_by(Version.number.desc())
        .limit(1)
        .options(undefer(Version.snapshot))
    )
    version = session.scalars(query).one_or_none()
    if version is None or not version.programme.is_public:
        return None
    return Published(for_everybody(version.programme), version.number, version.published_at)


def changed_days(session: Session) -> dict[str, int]:
    """Return when what the public sees of each public event last changed (seconds since 1970), by the event's UID."""
    query = select(FeedScope.scope, FeedScope.changed_at).where(FeedScope.is_open, FeedScope.scope.startswith("event:"))
    return {row.scope.partition(":")[2]: row.changed_at for row in session.execute(query)}
