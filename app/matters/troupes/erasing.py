"""Taking somebody out of troupes when they are erased: the troupe stays, without a leader."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.troupes.models import Troupe
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS


def erase_from_troupes(session: Session, person: Person) -> int:
    """Leave the places empty at which the person led a troupe, and return how many. The log keeps no leader, so it has none to forget."""
    mine = Troupe.leader_id == person.id
    count = session.scalar(select(func.count()).select_from(Troupe).where(mine)) or 0
    session.execute(update(Troupe).where(mine).values(leader_id=None, revision=Troupe.revision + 1))
    return count


ERASERS[N_("Troupes they lead")] = erase_from_troupes
