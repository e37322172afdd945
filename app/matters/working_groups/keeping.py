"""Why somebody stays in the directory: they are, or have been, in a working group."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.working_groups.models import GroupMember
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_groups(session: Session, person: Person) -> str:
    """Say that a working group has somebody in it, where one has."""
    named = session.scalar(select(GroupMember.id).where(GroupMember.person_id == person.id).limit(1))
    return N_("%(name)s is, or has been, in a working group, so the entry stays.") if named else ""


NEEDED["working_groups"] = named_in_groups
