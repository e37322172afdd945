"""Why somebody stays in the directory: an agreement names them as a signatory."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.agreements.models import AgreementSignatory
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_agreements(session: Session, person: Person) -> str:
    """Say that an agreement names somebody, where one does."""
    named = session.scalar(select(AgreementSignatory.id).where(AgreementSignatory.person_id == person.id).limit(1))
    return N_("An agreement names %(name)s as its signatory, so the entry stays. Name somebody else there first.") if named else ""


NEEDED["agreements"] = named_in_agreements
