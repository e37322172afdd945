"""What agreements hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.matters.agreements.models import AgreementSignatory
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def signatures_held(session: Session, person: Person) -> Held:
    """Return the agreements that the person signs, or has signed."""
    query = select(AgreementSignatory).where(AgreementSignatory.person_id == person.id).order_by(AgreementSignatory.id)
    return [
        {
            "agreement": one.agreement.title.as_dict(),
            "state": one.agreement.state.value,
            "party": one.party.as_dict(),
            "authority_kind": one.authority_kind.value if one.authority_kind else "",
            "authority": one.authority,
        }
        for one in session.scalars(query.options(joinedload(AgreementSignatory.agreement)))
    ]


HOLDINGS["signatures"] = signatures_held
