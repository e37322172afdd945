"""Why somebody stays in the directory: an instruction names them as who answers for it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.undertakings.models import Instruction
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_instructions(session: Session, person: Person) -> str:
    """Say that an instruction names somebody, where one does."""
    named = session.scalar(select(Instruction.id).where(Instruction.person_id == person.id).limit(1))
    return N_("An instruction names %(name)s as who answers for it, so the entry stays. Name somebody else there first.") if named else ""


NEEDED["instructions"] = named_in_instructions
