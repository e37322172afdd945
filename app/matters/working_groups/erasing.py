"""Taking somebody out of working groups when they are erased: they are in none from that day on, and past compositions keep a reference."""

from datetime import timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.matters.working_groups.models import GroupMember
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_groups(session: Session, person: Person) -> int:
    """End what lasts on the day before, drop what would have begun, forget the orders that named them; return how many rows changed.

    Past the ORM: its change log would keep what stood there.
    """
    ids = session.scalars(select(GroupMember.id).where(GroupMember.person_id == person.id)).all()
    today = clock.office_day()
    mine = GroupMember.id.in_(ids)
    session.execute(delete(GroupMember).where(mine, GroupMember.since >= today))
    emptied = {"document": "", "appointment_id": None, "revision": GroupMember.revision + 1}
    session.execute(update(GroupMember).where(mine).values(emptied))
    lasts = or_(GroupMember.until.is_(None), GroupMember.until >= today)
    session.execute(update(GroupMember).where(mine, lasts).values(until=today - timedelta(days=1)))
    forget_changes(session, GroupMember.__kind__, ids)
    return len(ids)


ERASERS[N_("Memberships of working groups")] = erase_from_groups
