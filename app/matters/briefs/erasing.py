"""Removing the briefs on somebody who is erased: there is nothing in them but what was said of them."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.briefs.models import Brief, BriefSection
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_briefs(session: Session, person: Person) -> int:
    """Remove the briefs on a person, with what the log says of them; return how many there were.

    Past the ORM: its change log would keep what stood there. Folders in which one lay lose it with the row.
    """
    ids = session.scalars(select(Brief.id).where(Brief.person_id == person.id)).all()
    session.execute(delete(BriefSection).where(BriefSection.brief_id.in_(ids)))
    session.execute(delete(Brief).where(Brief.id.in_(ids)))
    forget_changes(session, Brief.__kind__, ids)
    return len(ids)


ERASERS[N_("Briefs on the person")] = erase_from_briefs
