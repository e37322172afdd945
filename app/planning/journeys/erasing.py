"""Taking somebody off the legs that they travel on, and from meeting others, when they are erased."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.planning.journeys.models import Leg, LegPassenger
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_legs(session: Session, person: Person) -> int:
    """Take the person off every leg; return how many rows changed. The log keeps ids only of passengers."""
    aboard = session.scalars(select(LegPassenger.leg_id).where(LegPassenger.person_id == person.id)).all()
    session.execute(delete(LegPassenger).where(LegPassenger.person_id == person.id))
    # Past the ORM: its change log would say once more who it was.
    changed = update(Leg).where(Leg.id.in_(aboard))
    session.execute(changed.values(passenger_state=new_uid(), revision=Leg.revision + 1))
    met = session.scalars(select(Leg.id).where(Leg.met_by_id == person.id)).all()
    freed = update(Leg).where(Leg.id.in_(met))
    session.execute(freed.values(met_by_id=None, met_by_note="", revision=Leg.revision + 1))
    forget_changes(session, Leg.__kind__, met)  # its log names who meets
    return len(aboard) + len(met)


ERASERS[N_("Arrivals and departures")] = erase_from_legs
