"""Taking somebody out of the stays of events when they are erased: what was noted for the hotel, and what the log kept."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.planning.stays.models import Stay
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_stays(session: Session, person: Person) -> int:
    """Empty the notes of the person's stays and forget their log; return how many there are. That a bed was taken stays."""
    stays = session.scalars(select(Stay.id).where(Stay.person_id == person.id)).all()
    session.execute(update(Stay).where(Stay.id.in_(stays)).values(note="", revision=Stay.revision + 1))
    forget_changes(session, Stay.__kind__, stays)
    return len(stays)


ERASERS[N_("Stays at hotels")] = erase_from_stays
