"""Why somebody stays in the directory: they were at a meeting, or somebody stood in for them there."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.meetings.models import MeetingPresence
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_at_meetings(session: Session, person: Person) -> str:
    """Say that a meeting names somebody, where one does."""
    named = or_(MeetingPresence.person_id == person.id, MeetingPresence.instead_of_id == person.id)
    found = session.scalar(select(MeetingPresence.id).where(named).limit(1))
    return N_("%(name)s is marked at a meeting, so the entry stays.") if found else ""


NEEDED["meetings"] = named_at_meetings
