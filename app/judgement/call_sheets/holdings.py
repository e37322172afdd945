"""What call sheets hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.judgement.call_sheets.models import Call
from app.planning.events.models import Event
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def calls_held(session: Session, person: Person) -> Held:
    """Return what the person was to be told, when they were told and by whom."""
    query = select(Call, Event.title).join(Event, Event.id == Call.event_id).where(Call.person_uid == person.uid).order_by(Call.id)
    return [
        {
            "event": title.as_dict(),
            "version": call.version_to,
            "sentences": [line.get("ru", "") for line in call.lines],
            "told_at": call.told_at.isoformat() if call.told_at else None,
            "told_by": call.told_by,
            "confirmed_at": call.confirmed_at.isoformat() if call.confirmed_at else None,
            "note": call.note,
        }
        for call, title in session.execute(query)
    ]


HOLDINGS["calls"] = calls_held
