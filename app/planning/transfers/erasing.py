"""Taking somebody out of transfers and from behind the wheel when they are erased."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.planning.transfers.models import Transfer, TransferPassenger, Vehicle
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_transfers(session: Session, person: Person) -> int:
    """Take the person out of every transfer and every vehicle; return how many rows changed. The log keeps ids only of passengers."""
    driven = session.scalars(select(TransferPassenger.transfer_id).where(TransferPassenger.person_id == person.id)).all()
    session.execute(delete(TransferPassenger).where(TransferPassenger.person_id == person.id))
    # Past the ORM: its change log would say once more who it was.
    changed = update(Transfer).where(Transfer.id.in_(driven))
    session.execute(changed.values(car_state=new_uid(), revision=Transfer.revision + 1))
    wheels = session.scalars(select(Vehicle.id).where(Vehicle.driver_id == person.id)).all()
    freed = update(Vehicle).where(Vehicle.id.in_(wheels))
    session.execute(freed.values(driver_id=None, phone="", note="", revision=Vehicle.revision + 1))
    forget_changes(session, Vehicle.__kind__, wheels)  # its log names drivers and their phones
    return len(driven) + len(wheels)


ERASERS[N_("Transfers and vehicles")] = erase_from_transfers
