"""What talks and gifts hold of a person, for the answer to their asking."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.matters.talks.models import Gift, Talks, TalksMember
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def tables_held(session: Session, person: Person) -> Held:
    """Return the tables of talks at which the person sits or has sat."""
    query = select(TalksMember).where(TalksMember.person_id == person.id).order_by(TalksMember.id)
    query = query.options(joinedload(TalksMember.talks).joinedload(Talks.item))
    return [
        {
            "talks": one.talks.item.title.as_dict(),
            "day": one.talks.item.day.isoformat(),
            "side": one.side.value,
            "role": one.role.value,
        }
        for one in session.scalars(query)
    ]


def gifts_held(session: Session, person: Person) -> Held:
    """Return the gifts that the person gives or receives."""
    query = select(Gift).where(or_(Gift.giver_id == person.id, Gift.receiver_id == person.id)).order_by(Gift.id)
    return [
        {
            "gift": one.what.as_dict(),
            "as": "giver" if one.giver_id == person.id else "receiver",
            "state": one.state.value,
            "handed_on": one.handed_on.isoformat() if one.handed_on else None,
        }
        for one in session.scalars(query)
    ]


HOLDINGS["talks"] = tables_held
HOLDINGS["gifts"] = gifts_held
