"""What private links hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.judgement.private_links.models import PrivateLink
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def links_held(session: Session, person: Person) -> Held:
    """Return the links to the person's own programme: who holds them, until when, and when they were used last."""
    query = select(PrivateLink).where(PrivateLink.subject_uid == person.uid).options(joinedload(PrivateLink.event))
    return [
        {
            "opens": link.opens.value,
            "as": link.subject.value,
            "event": link.event.title.as_dict() if link.event else None,
            "holder": link.holder,
            "made": link.made_at.isoformat(),
            "until": (link.revoked_at or link.expires_at).isoformat(),
            "last_used": link.last_used_at.isoformat() if link.last_used_at else None,
            "last_client": link.last_client,
        }
        for link in session.scalars(query.order_by(PrivateLink.id))
    ]


HOLDINGS["private_links"] = links_held
