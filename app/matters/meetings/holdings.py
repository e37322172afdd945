"""What meetings hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.matters.meetings.models import MeetingPresence
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def presence_held(session: Session, person: Person) -> Held:
    """Return the meetings at which the person is marked, and how."""
    query = select(MeetingPresence).where(MeetingPresence.person_id == person.id).order_by(MeetingPresence.id)
    return [
        {
            "meeting": one.event.title.as_dict(),
            "day": one.event.first_day.isoformat(),
            "side": one.side.value,
            "presence": one.presence.value,
            "note": one.note,
        }
        for one in session.scalars(query.options(joinedload(MeetingPresence.event)))
    ]


HOLDINGS["presence_at_meetings"] = presence_held
