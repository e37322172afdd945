"""Why somebody stays in the directory, and a fair on the list: something there names them, or an invitation has gone out."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.planning.events.models import Event
from app.planning.events.staying import STAYS
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person

_NAMED = (Stand.keeper_id, Exhibitor.contact_id, WalkStop.teller_id, StandInvitation.person_id)


def named_at_fairs(session: Session, person: Person) -> str:
    """Say that something of a fair names somebody, where it does."""
    if any(session.scalar(select(column).where(column == person.id).limit(1)) for column in _NAMED):
        return N_("A stand, a walk or an invitation of a fair names %(name)s, so the entry stays. Name somebody else there first.")
    return ""


def invited_there(session: Session, event: Event) -> str:
    """Say that an invitation to an event has gone out, where one has."""
    sent = select(StandInvitation.id).where(StandInvitation.event_id == event.id, StandInvitation.sent_on.is_not(None))
    return N_("An invitation to this event has been sent, so the event stays.") if session.scalar(sent.limit(1)) else ""


NEEDED["fairs"] = named_at_fairs
STAYS["fairs"] = invited_there
