"""Why somebody stays in the directory: a brief is about them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.briefs.models import Brief
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def told_of_in_briefs(session: Session, person: Person) -> str:
    """Say that a brief is about somebody, where one is."""
    found = session.scalar(select(Brief.id).where(Brief.person_id == person.id).limit(1))
    return N_("A brief is about %(name)s, so the entry stays. Remove the brief first.") if found else ""


NEEDED["briefs"] = told_of_in_briefs
