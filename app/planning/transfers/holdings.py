"""What transfers hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.transfers.models import Transfer, TransferPassenger, Vehicle
from app.planning.transfers.queries import with_ends
from app.planning.transfers.wording import from_told, to_told
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def rides_held(session: Session, person: Person) -> Held:
    """Return the transfers that the person is driven by."""
    query = select(Transfer, TransferPassenger.seat).join(TransferPassenger, TransferPassenger.transfer_id == Transfer.id)
    query = query.where(TransferPassenger.person_id == person.id).options(*with_ends(), joinedload(Transfer.event))
    return [
        {
            "event": transfer.event.title.as_dict(),
            "start": transfer.start_local.isoformat(timespec="minutes"),
            "from": from_told(transfer).as_dict(),
            "to": to_told(transfer).as_dict(),
            "seat": seat,
        }
        for transfer, seat in session.execute(query.order_by(Transfer.start_at, Transfer.id))
    ]


def vehicles_held(session: Session, person: Person) -> Held:
    """Return the vehicles that the person drives."""
    query = select(Vehicle).where(Vehicle.driver_id == person.id).options(joinedload(Vehicle.event)).order_by(Vehicle.id)
    return [
        {"event": one.event.title.as_dict(), "vehicle": one.label(), "phone": one.phone, "note": one.note} for one in session.scalars(query)
    ]


HOLDINGS["transfers"] = rides_held
HOLDINGS["vehicles"] = vehicles_held
