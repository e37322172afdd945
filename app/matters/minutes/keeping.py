"""Why somebody stays in the directory, and a meeting on the list: minutes name them, or its minutes are approved."""

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.minutes.models import Decision, Minutes
from app.matters.minutes.rules import MinutesState
from app.planning.events.models import Event
from app.planning.events.staying import STAYS
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_minutes(session: Session, person: Person) -> str:
    """Say that minutes name somebody, where some do: what was approved keeps its persons for good."""
    signs = or_(Minutes.our_signatory_id == person.id, Minutes.their_signatory_id == person.id)
    frozen = cast(Minutes.snapshot, String).contains(person.uid, autoescape=True)
    named = session.scalar(select(Minutes.id).where(or_(signs, frozen)).limit(1))
    named = named or session.scalar(select(Decision.id).where(Decision.person_id == person.id).limit(1))
    return N_("Minutes of a meeting name %(name)s, so the entry stays.") if named else ""


def minuted(session: Session, event: Event) -> str:
    """Say that the minutes of an event are approved, where they are."""
    approved = select(Minutes.id).where(Minutes.event_id == event.id, Minutes.state == MinutesState.APPROVED)
    return N_("The minutes of this event are approved, so the event stays.") if session.scalar(approved) else ""


NEEDED["minutes"] = named_in_minutes
STAYS["minutes"] = minuted
