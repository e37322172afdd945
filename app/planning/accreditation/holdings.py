"""What badges hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.accreditation.models import Badge
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def badges_held(session: Session, person: Person) -> Held:
    """Return the person's badges, by event, with when they arrived."""
    query = select(Badge).where(Badge.person_id == person.id).order_by(Badge.id).options(joinedload(Badge.event))
    return [
        {
            "event": one.event.title.as_dict(),
            "number": one.number,
            "category": one.category.value,
            "zones": one.zones,
            "arrived_at": one.arrived_at.isoformat() if one.arrived_at else "",
            "revoked": one.revoked,
            "note": one.note,
        }
        for one in session.scalars(query)
    ]


HOLDINGS["badges"] = badges_held
