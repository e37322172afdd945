"""Why somebody stays in the directory: a stand, a walk or an invitation of a fair names them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person

_NAMED = (Stand.keeper_id, Exhibitor.contact_id, WalkStop.teller_id, StandInvitation.person_id)


def named_at_fairs(session: Session, person: Person) -> str:
    """Say that something of a fair names somebody, where it does."""
    if any(session.scalar(select(column).where(column == person.id).limit(1)) for column in _NAMED):
        return N_("A stand, a walk or an invitation of a fair names %(name)s, so the entry stays. Name somebody else there first.")
    return ""


NEEDED["fairs"] = named_at_fairs
