"""Taking somebody's badges away when they are erased, with what has been made of them."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.ground.jobs.models import LongJob
from app.ground.kernel.refusals import N_
from app.planning.accreditation.models import Badge
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_badges(session: Session, person: Person) -> int:
    """Delete the person's badges and the files in which they may still stand; return how many badges there were. Past the log."""
    rows = session.execute(select(Badge.id, Badge.event_id).where(Badge.person_id == person.id)).all()
    badges, events = [ident for ident, _ in rows], {event_id for _, event_id in rows}
    session.execute(delete(Badge).where(Badge.id.in_(badges)))
    session.execute(delete(LongJob).where(LongJob.event_id.in_(events)))
    forget_changes(session, Badge.__kind__, badges)
    return len(badges)


ERASERS[N_("Badges and arrivals")] = erase_badges
