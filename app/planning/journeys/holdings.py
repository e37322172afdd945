"""What legs hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.journeys.models import Leg, LegPassenger
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def journeys_held(session: Session, person: Person) -> Held:
    """Return the legs that the person travels on."""
    query = select(LegPassenger).where(LegPassenger.person_id == person.id).options(joinedload(LegPassenger.leg).joinedload(Leg.event))
    return [
        {
            "event": one.leg.event.title.as_dict(),
            "leg": one.leg.label(),
            "direction": one.leg.direction.value,
            "day": one.leg.day.isoformat(),
            "vip": one.vip,
            "luggage": one.luggage,
            "note": one.note,
        }
        for one in session.scalars(query.order_by(LegPassenger.id))
    ]


def meetings_held(session: Session, person: Person) -> Held:
    """Return the legs whose passengers the person meets or sees off."""
    query = select(Leg).where(Leg.met_by_id == person.id).options(joinedload(Leg.event)).order_by(Leg.day, Leg.id)
    return [{"event": leg.event.title.as_dict(), "leg": leg.label(), "note": leg.met_by_note} for leg in session.scalars(query)]


HOLDINGS["journeys"] = journeys_held
HOLDINGS["meetings"] = meetings_held
