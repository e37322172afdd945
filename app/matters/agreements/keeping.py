"""Why somebody stays in the directory, and an event on the list: an agreement names them, or was signed there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState
from app.planning.events.models import Event
from app.planning.events.staying import STAYS
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_agreements(session: Session, person: Person) -> str:
    """Say that an agreement names somebody, where one does."""
    named = session.scalar(select(AgreementSignatory.id).where(AgreementSignatory.person_id == person.id).limit(1))
    return N_("An agreement names %(name)s as its signatory, so the entry stays. Name somebody else there first.") if named else ""


def signed_there(session: Session, event: Event) -> str:
    """Say that an agreement was signed at an event, where one was: the register keeps it."""
    signed = select(Agreement.id).where(Agreement.event_id == event.id, Agreement.state == AgreementState.SIGNED)
    return N_("An agreement has been signed at this event, so the event stays.") if session.scalar(signed.limit(1)) else ""


NEEDED["agreements"] = named_in_agreements
STAYS["agreements"] = signed_there
