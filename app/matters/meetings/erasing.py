"""Taking somebody out of meetings when they are erased: that somebody was there stays, what was noted beside them does not."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.meetings.models import MeetingPresence
from app.matters.meetings.rules import Presence
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_meetings(session: Session, person: Person) -> int:
    """Drop marks that only expect them, empty the notes of all others; who was there is a fact of the minutes.

    Returns how many rows changed. Past the ORM: its change log would keep what stood there.
    """
    named = or_(MeetingPresence.person_id == person.id, MeetingPresence.instead_of_id == person.id)
    ids = session.scalars(select(MeetingPresence.id).where(named)).all()
    mine = MeetingPresence.id.in_(ids)
    own = MeetingPresence.person_id == person.id
    session.execute(delete(MeetingPresence).where(mine, own, MeetingPresence.presence == Presence.EXPECTED))
    session.execute(update(MeetingPresence).where(mine).values(note="", revision=MeetingPresence.revision + 1))
    forget_changes(session, MeetingPresence.__kind__, ids)
    return len(ids)


ERASERS[N_("Marks of who was at a meeting")] = erase_from_meetings
