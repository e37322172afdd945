"""Why somebody stays in the directory: they sit at a table of talks, or a gift names them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.talks.models import Gift, TalksMember
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_at_tables(session: Session, person: Person) -> str:
    """Say that somebody sits at a table, where they do."""
    found = session.scalar(select(TalksMember.id).where(TalksMember.person_id == person.id).limit(1))
    return N_("%(name)s sits at a table of talks, so the entry stays. Take them from the table first.") if found else ""


def named_by_gifts(session: Session, person: Person) -> str:
    """Say that a gift names somebody, where one does."""
    found = session.scalar(select(Gift.id).where(or_(Gift.giver_id == person.id, Gift.receiver_id == person.id)).limit(1))
    return N_("A gift names %(name)s, so the entry stays. Name somebody else there first.") if found else ""


NEEDED["talks"] = named_at_tables
NEEDED["gifts"] = named_by_gifts
