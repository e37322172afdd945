"""Why somebody stays in the directory: a troupe names them as its leader."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.troupes.models import Troupe
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def lead_a_troupe(session: Session, person: Person) -> str:
    """Say that somebody leads a troupe, where they do."""
    found = session.scalar(select(Troupe.id).where(Troupe.leader_id == person.id).limit(1))
    return N_("%(name)s leads a troupe, so the entry stays. Name somebody else there first.") if found else ""


NEEDED["troupes"] = lead_a_troupe
