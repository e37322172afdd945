"""What stored versions hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.judgement.publishing.models import Version, VersionPerson
from app.planning.events.models import Event
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def versions_held(session: Session, person: Person) -> Held:
    """Return the versions that name the person."""
    query = select(Event.title, Version.number, Version.published_at).join(Version, Version.event_id == Event.id)
    query = query.join(VersionPerson, VersionPerson.version_id == Version.id).where(VersionPerson.person_uid == person.uid)
    rows = session.execute(query.order_by(Version.published_at, Version.id))
    return [{"event": title.as_dict(), "version": number, "published_at": at.isoformat()} for title, number, at in rows]


HOLDINGS["versions"] = versions_held
