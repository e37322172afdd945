"""Taking somebody out of fairs when they are erased: as keeper, contact, teller, and out of invitations."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.rules import InvitationState
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes

_PLACES = ((Stand, Stand.keeper_id), (Exhibitor, Exhibitor.contact_id), (WalkStop, WalkStop.teller_id))
_NOT_SENT = (InvitationState.PROPOSED, InvitationState.APPROVED)


def erase_from_fairs(session: Session, person: Person) -> int:
    """Leave the places empty that the person had at stands and on walks, and forget what invitations said; return how many rows changed.

    An invitation of a body stays one of the body. One of the person alone keeps pointing at the entry, which tells no name any more, and
    goes no further. Past the ORM: its change log would keep what stood there.
    """
    count = 0
    for table, column in _PLACES:
        ids = session.scalars(select(table.id).where(column == person.id)).all()
        session.execute(update(table).where(table.id.in_(ids)).values({column: None, table.revision: table.revision + 1}))
        count += len(ids)
    return count + _erase_invitations(session, person)


def _erase_invitations(session: Session, person: Person) -> int:
    mine = StandInvitation.person_id == person.id
    ids = session.scalars(select(StandInvitation.id).where(mine)).all()
    emptied = {"reason": "", "letter": "", "answer": "", "revision": StandInvitation.revision + 1}
    session.execute(update(StandInvitation).where(mine).values(emptied))
    alone = StandInvitation.organisation_id.is_(None)
    session.execute(
        update(StandInvitation).where(mine, alone, StandInvitation.state.in_(_NOT_SENT)).values(state=InvitationState.WITHDRAWN)
    )
    session.execute(update(StandInvitation).where(mine, StandInvitation.organisation_id.is_not(None)).values(person_id=None))
    forget_changes(session, StandInvitation.__kind__, ids)
    session.expire_all()
    return len(ids)


ERASERS[N_("Places at stands of fairs, and invitations")] = erase_from_fairs
