"""Taking somebody out of instructions when they are erased: nobody answers for what is still to be done who has been."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.rules import SETTLED
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS


def erase_from_instructions(session: Session, person: Person) -> int:
    """Leave the place empty at what is on control; what is settled keeps pointing at the entry, which tells no name any more.

    Returns how many rows have named them. Past the ORM: its change log would keep the name.
    """
    named = Instruction.person_id == person.id
    count = session.scalar(select(func.count()).select_from(Instruction).where(named)) or 0
    fresh = {"person_id": None, "revision": Instruction.revision + 1}
    session.execute(update(Instruction).where(named, Instruction.state.not_in(SETTLED)).values(fresh))
    return count


ERASERS[N_("Instructions to answer for")] = erase_from_instructions
