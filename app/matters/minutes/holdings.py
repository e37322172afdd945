"""What minutes hold of a person, for the answer to their asking."""

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session, joinedload

from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def minutes_held_of(session: Session, person: Person) -> Held:
    """Return the minutes that name the person: as who signs, as who answers for a decision, or in what was approved."""
    decides = select(MinutesPoint.minutes_id).join(Decision).where(Decision.person_id == person.id)
    frozen = cast(Minutes.snapshot, String).contains(person.uid, autoescape=True)
    signs = or_(Minutes.our_signatory_id == person.id, Minutes.their_signatory_id == person.id)
    query = select(Minutes).where(or_(signs, frozen, Minutes.id.in_(decides))).options(joinedload(Minutes.event))
    return [
        {
            "minutes": one.number,
            "meeting": one.event.title.as_dict(),
            "held_on": one.held_on.isoformat(),
            "state": one.state.value,
            "signs": person.id in (one.our_signatory_id, one.their_signatory_id),
        }
        for one in session.scalars(query.order_by(Minutes.id))
    ]


HOLDINGS["minutes"] = minutes_held_of
