"""What working groups hold of a person, for the answer to their asking."""

from sqlalchemy.orm import Session

from app.matters.working_groups.queries import memberships_of
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def group_memberships_held(session: Session, person: Person) -> Held:
    """Return the working groups that the person is or has been in."""
    return [
        {
            "group": one.group.title.as_dict(),
            "side": one.side.value,
            "role": one.role.value,
            "since": one.since.isoformat() if one.since else None,
            "until": one.until.isoformat() if one.until else None,
            "document": one.document,
        }
        for one in memberships_of(session, person.id)
    ]


HOLDINGS["group_memberships"] = group_memberships_held
