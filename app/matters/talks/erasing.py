"""Taking somebody out of talks and gifts when they are erased: they are at no table to come; past ones keep a reference."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.matters.talks.models import Gift, Talks, TalksMember
from app.matters.talks.rules import GiftState
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes

_OPEN = (GiftState.PLANNED, GiftState.READY)


def erase_from_talks(session: Session, person: Person) -> int:
    """Leave the places at tables to come, and gifts not yet handed over, without the person; return how many rows changed.

    Past the ORM: its change log would keep what stood there.
    """
    today = clock.office_day()
    rows = session.execute(
        select(TalksMember.id, TalksMember.talks_id, ProgrammeItem.day)
        .join(Talks, Talks.id == TalksMember.talks_id)
        .join(ProgrammeItem, ProgrammeItem.id == Talks.item_id)
        .where(TalksMember.person_id == person.id)
    ).all()
    to_come = [row for row in rows if row.day >= today]
    session.execute(delete(TalksMember).where(TalksMember.id.in_([row.id for row in to_come])))
    touched = {"composition_state": new_uid(), "revision": Talks.revision + 1}
    session.execute(update(Talks).where(Talks.id.in_({row.talks_id for row in to_come})).values(touched))
    forget_changes(session, TalksMember.__kind__, [row.id for row in rows])
    return len(rows) + _erase_from_gifts(session, person)


def _erase_from_gifts(session: Session, person: Person) -> int:
    """Leave gifts that were to be handed over without the person. The register of those that were keeps the reference."""
    count = 0
    for column in (Gift.giver_id, Gift.receiver_id):
        theirs = session.scalars(select(Gift.id).where(column == person.id)).all()
        count += len(theirs)
        emptied = {column.key: None, "revision": Gift.revision + 1}
        session.execute(update(Gift).where(Gift.id.in_(theirs), Gift.state.in_(_OPEN)).values(emptied))
    return count


ERASERS[N_("Places at tables of talks, and gifts")] = erase_from_talks
