"""What instructions hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.undertakings.models import Instruction
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def instructions_held(session: Session, person: Person) -> Held:
    """Return the instructions for which the person answers, or has answered."""
    query = select(Instruction).where(Instruction.person_id == person.id).order_by(Instruction.id)
    return [
        {
            "instruction": one.text.as_dict(),
            "given_on": one.given_on.isoformat(),
            "due": one.due.isoformat() if one.due else None,
            "state": one.state.value,
        }
        for one in session.scalars(query)
    ]


HOLDINGS["instructions"] = instructions_held
