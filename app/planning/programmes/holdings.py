"""What programmes hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def roles_held(session: Session, person: Person) -> Held:
    """Return the person's roles at items."""
    query = select(ItemPerson.role, ProgrammeItem.title, ProgrammeItem.day).join(ProgrammeItem, ProgrammeItem.id == ItemPerson.item_id)
    rows = session.execute(query.where(ItemPerson.person_id == person.id).order_by(ProgrammeItem.day, ItemPerson.id))
    return [{"item": title.as_dict(), "day": day.isoformat(), "role": role.value} for role, title, day in rows]


def speeches_held(session: Session, person: Person) -> Held:
    """Return the person's speeches."""
    query = select(ItemSpeech).where(ItemSpeech.person_id == person.id).options(joinedload(ItemSpeech.item)).order_by(ItemSpeech.id)
    return [
        {"item": one.item.title.as_dict(), "day": one.item.day.isoformat(), "speaker": one.speaker.as_dict(), "topic": one.topic.as_dict()}
        for one in session.scalars(query)
    ]


HOLDINGS["roles"] = roles_held
HOLDINGS["speeches"] = speeches_held
