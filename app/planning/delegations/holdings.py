"""What delegations hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.delegations.models import Delegation, DelegationMember
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def memberships_held(session: Session, person: Person) -> Held:
    """Return the person's memberships, by event."""
    query = select(DelegationMember).where(DelegationMember.person_id == person.id).order_by(DelegationMember.id)
    query = query.options(joinedload(DelegationMember.delegation).joinedload(Delegation.event))
    return [
        {
            "event": one.delegation.event.title.as_dict(),
            "days": [one.delegation.event.first_day.isoformat(), one.delegation.event.last_day.isoformat()],
            "delegation": one.delegation.name.as_dict(),
            "role": one.role.value,
            "status": one.status.value,
            "note": one.note,
        }
        for one in session.scalars(query)
    ]


def posts_held(session: Session, person: Person) -> Held:
    """Return the delegations whose contact or attached officer the person is."""
    query = select(Delegation).where((Delegation.contact_id == person.id) | (Delegation.attached_id == person.id)).order_by(Delegation.id)
    return [
        {"delegation": one.name.as_dict(), "as": "contact" if one.contact_id == person.id else "attached"} for one in session.scalars(query)
    ]


HOLDINGS["memberships"] = memberships_held
HOLDINGS["posts"] = posts_held
