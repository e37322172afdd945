"""Taking somebody out of agreements when they are erased: nobody is to sign who has been, and what empowered them is forgotten."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS

_LIST = "signatory_list"


def erase_from_agreements(session: Session, person: Person) -> int:
    """Leave the places empty at which the person was to sign; where they have signed, they stay.

    Returns how many rows changed. Past the ORM: its change log would keep what stood there.
    """
    query = select(AgreementSignatory).where(AgreementSignatory.person_id == person.id).options(joinedload(AgreementSignatory.agreement))
    rows = session.scalars(query.order_by(AgreementSignatory.id)).all()
    for agreement in {row.agreement for row in rows}:
        fresh = {_LIST: _without(agreement.signatory_list, person), "signatory_state": new_uid(), "revision": Agreement.revision + 1}
        session.execute(update(Agreement).where(Agreement.id == agreement.id).values(fresh))
    open_ids = [row.id for row in rows if row.agreement.state is not AgreementState.SIGNED]
    session.execute(update(AgreementSignatory).where(AgreementSignatory.person_id == person.id).values(authority=""))
    session.execute(update(AgreementSignatory).where(AgreementSignatory.id.in_(open_ids)).values(person_id=None))
    _forget_authority(session, person)
    return len(rows)


def _forget_authority(session: Session, person: Person) -> None:
    """Take out of the log what empowered them, also where they sign no longer; that they were named stays, by an id that tells nothing."""
    for change in session.scalars(select(Change).where(Change.kind == Agreement.__kind__)):
        if _LIST in change.fields:
            lines = [_without(told, person) if told else told for told in change.fields[_LIST]]
            if lines != change.fields[_LIST]:
                change.fields = change.fields | {_LIST: lines}
    session.flush()


def _without(lines: str, person: Person) -> str:
    """Return the lines of the log with what empowered somebody taken out of theirs."""
    own = f"{person.id}\t"
    return "\n".join(line.rpartition("\t")[0] + "\t" if line.startswith(own) else line for line in lines.split("\n"))


ERASERS[N_("Places as a signatory")] = erase_from_agreements
