"""What troupes hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.matters.troupes.models import Troupe
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def troupes_held(session: Session, person: Person) -> Held:
    """Return the troupes that the person leads."""
    query = select(Troupe).where(Troupe.leader_id == person.id).options(joinedload(Troupe.event)).order_by(Troupe.id)
    return [{"troupe": one.name.as_dict(), "event": one.event.title.as_dict()} for one in session.scalars(query)]


HOLDINGS["troupes"] = troupes_held
