"""What the page of one transfer shows: its cars with who sits where, who has no seat, and what does not fit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.queries import also_driving, vehicles_of


@dataclass(frozen=True, slots=True)
class CarSeats:
    """A car with who sits in it."""

    car: TransferCar
    people: tuple[TransferPassenger, ...]

    @property
    def over(self) -> int:
        """How many more people than seats."""
        return max(0, len(self.people) - self.car.vehicle.seats) if self.car.vehicle else 0


@dataclass(frozen=True, slots=True)
class Offered:
    """A vehicle that can be given to a car, and the transfer that it drives at the same time."""

    vehicle: Vehicle
    busy: Transfer | None
    here: bool
    """Whether it is in this transfer already."""


@dataclass(frozen=True, slots=True)
class Seating:
    """Who is driven by a transfer, and where they sit."""

    cars: tuple[CarSeats, ...]
    waiting: tuple[TransferPassenger, ...]
    delegations: Mapping[int, Texts]
    """Whose member each passenger is, by the person's id."""
    torn: tuple[tuple[str, Transfer], ...]
    """Persons and vehicles that are in another transfer at the same time."""
    offered: tuple[Offered, ...]

    @property
    def count(self) -> int:
        """How many are driven."""
        return len(self.waiting) + sum(len(car.people) for car in self.cars)

    @property
    def seats(self) -> int:
        """How many seats its vehicles have."""
        return sum(one.car.vehicle.seats for one in self.cars if one.car.vehicle)


def seating_of(session: Session, transfer: Transfer) -> Seating:
    """Return who sits where in a transfer that is loaded with cars and passengers. A fixed number of queries."""
    others = () if transfer.cancelled else also_driving(session, transfer.event_id, transfer)
    cars = sorted(transfer.cars, key=lambda car: (car.order_no, car.id))
    inside: dict[int | None, list[TransferPassenger]] = defaultdict(list)
    for row in sorted(transfer.passengers, key=lambda one: (one.position, one.id)):
        inside[row.car_id].append(row)
    return Seating(
        tuple(CarSeats(car, tuple(inside[car.id])) for car in cars),
        tuple(inside[None]),
        _delegations(session, transfer.event_id, [row.person_id for row in transfer.passengers]),
        _torn(transfer, others),
        _offered(session, transfer),
    )


def _delegations(session: Session, event_id: int, people: Collection[int]) -> Mapping[int, Texts]:
    query = select(DelegationMember.person_id, Delegation.name).join(DelegationMember.delegation)
    query = query.where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    wanted = set(people)
    rows = session.execute(query.order_by(Delegation.position.desc(), Delegation.id.desc()))  # the first delegation's name wins
    return {person: name for person, name in rows if person in wanted}


def members_coming(session: Session, delegation_id: int, event_id: int) -> Sequence[int]:
    """Return the persons of a delegation of an event who come, the head first."""
    query = select(DelegationMember.person_id, DelegationMember.role, DelegationMember.order_no).where(
        DelegationMember.delegation_id == delegation_id, DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE)
    )
    rows = session.execute(query.order_by(DelegationMember.id)).all()
    return [row.person_id for row in sorted(rows, key=lambda row: (row.role.value != "head", row.order_no is None, row.order_no or 0))]


def _torn(transfer: Transfer, others: Sequence[Transfer]) -> tuple[tuple[str, Transfer], ...]:
    people = {row.person_id: row.person.name.ru for row in transfer.passengers}
    vehicles = {car.vehicle.id: car.vehicle.label() for car in transfer.cars if car.vehicle}
    found = []
    for other in others:
        found += [(people[row.person_id], other) for row in other.passengers if row.person_id in people]
        found += [(vehicles[car.vehicle_id], other) for car in other.cars if car.vehicle_id in vehicles]
    return tuple(found)


def _offered(session: Session, transfer: Transfer) -> tuple[Offered, ...]:
    """Return the vehicles that serve, the free ones first."""
    query = (
        select(TransferCar.vehicle_id, Transfer)
        .join(Transfer, Transfer.id == TransferCar.transfer_id)
        .where(Transfer.event_id == transfer.event_id, Transfer.id != transfer.id, Transfer.cancelled.is_(False))
        .where(Transfer.start_at < transfer.end_at, Transfer.end_at > transfer.start_at)
    )
    busy = dict(session.execute(query).all())
    here = {car.vehicle_id for car in transfer.cars}
    offered = [Offered(one, busy.get(one.id), one.id in here) for one in vehicles_of(session, transfer.event_id)]
    serving = [one for one in offered if not one.vehicle.withdrawn or one.here]
    return tuple(sorted(serving, key=lambda one: (one.busy is not None, one.vehicle.number)))
