"""Why somebody stays in the directory, and an event on the list: talks or gifts name them, or a gift was handed over there."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.talks.models import Gift, TalksMember
from app.matters.talks.rules import GiftState
from app.planning.events.models import Event
from app.planning.events.staying import STAYS
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


def handed_over_there(session: Session, event: Event) -> str:
    """Say that a gift was handed over at an event, where one was: the register keeps it."""
    handed = select(Gift.id).where(Gift.event_id == event.id, Gift.state.in_((GiftState.HANDED_OVER, GiftState.DEPOSITED)))
    return N_("A gift has been handed over at this event, so the event stays.") if session.scalar(handed.limit(1)) else ""


NEEDED["talks"] = named_at_tables
NEEDED["gifts"] = named_by_gifts
STAYS["gifts"] = handed_over_there
