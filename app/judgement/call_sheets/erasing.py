"""Taking somebody out of call sheets when they are erased; sentences that name them are swept with all other texts."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.judgement.call_sheets.models import Call
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes
from app.register.personal.naming import ERASED


def erase_from_calls(session: Session, person: Person) -> int:
    """Take the name and the notes from the calls that were the person's; return how many. Past the ORM: its log would keep them."""
    ids = session.scalars(select(Call.id).where(Call.person_uid == person.uid)).all()
    if ids:
        session.execute(update(Call).where(Call.id.in_(ids)).values(name=ERASED.ru, note="", revision=Call.revision + 1))
        session.expire_all()
    forget_changes(session, Call.__kind__, ids)
    return len(ids)


ERASERS[N_("Calls")] = erase_from_calls
