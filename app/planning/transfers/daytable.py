"""The table of a day of an event: who is not yet looked after, the transfers with their cars, and what each vehicle does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.transfers.day_queries import DayFacts, day_facts, rides_on
from app.planning.transfers.models import Transfer, TransferPassenger, Vehicle
from app.planning.transfers.needs import Need, open_needs
from app.planning.transfers.overlaps import overlaps
from app.planning.transfers.queries import vehicles_of, with_cars, with_ends
from app.planning.transfers.rules import wall_at
from app.planning.transfers.whom import Group, Whom, names_of


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What nobody looks after yet, by the clocks of the event."""

    need: Need
    groups: tuple[Group, ...]
    reason: Texts
    """The leg or the item that it is for, or that they come from."""
    leave: WallTime | None
    earliest: WallTime | None
    latest: WallTime | None
    misfits: tuple[Transfer, ...]


@dataclass(frozen=True, slots=True)
class CarCell:
    """A car of a transfer with how many sit in it."""

    id: int
    vehicle: Vehicle | None
    taken: int

    @property
    def free(self) -> int:
        """Seats that are left; negative where more people than seats are in it."""
        return self.vehicle.seats - self.taken if self.vehicle else 0


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer of the day."""

    transfer: Transfer
    cars: tuple[CarCell, ...]
    groups: tuple[Group, ...]
    count: int
    waiting: int
    """Passengers who have no seat yet."""
    torn: tuple["Torn", ...]
    """Persons and vehicles that are in another transfer at the same time."""


@dataclass(frozen=True, slots=True)
class Torn:
    """A person (by id), or a vehicle, that is in another transfer at the same time."""

    other: Transfer
    person: int = 0
    vehicle: str = ""


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A vehicle with its chain of the day: what it drives, and when it is free in between."""

    vehicle: Vehicle
    chain: tuple[Transfer, ...]

    @property
    def gaps(self) -> tuple[tuple[datetime | None, datetime | None], ...]:
        """When it is free, by the clocks where it drives: before the first, between two, after the last; None is open."""
        ends: datetime | None = None
        found: list[tuple[datetime | None, datetime | None]] = []
        for transfer in self.chain:
            if ends is None or transfer.start_local > ends:
                found.append((ends, transfer.start_local))
            ends = max(ends, transfer.end_local) if ends else transfer.end_local
        return (*found, (ends, None))


@dataclass(frozen=True, slots=True)
class DayTable:
    """Everything that the page of a day shows."""

    needs: tuple[NeedRow, ...]
    transfers: tuple[TransferRow, ...]
    vehicles: tuple[VehicleRow, ...]
    untimed: tuple[str, ...]
    names: Mapping[int, Texts]
    """Of those who are told by name, by their ids."""

    @property
    def waiting(self) -> int:
        """How many persons are not yet looked after somewhere."""
        return len({person for row in self.needs for person in row.need.people})

    @property
    def busy(self) -> tuple[VehicleRow, ...]:
        """The vehicles that drive."""
        return tuple(row for row in self.vehicles if row.chain)

    @property
    def idle(self) -> tuple[VehicleRow, ...]:
        """The vehicles that could drive and do not."""
        return tuple(row for row in self.vehicles if not row.chain and not row.vehicle.withdrawn)


def day_table(session: Session, event: Event, day: date) -> DayTable:
    """Return the table of a day, in a fixed number of queries."""
    facts = day_facts(session, event, day)
    rides = rides_on(session, event.id, day)
    query = select(Transfer).where(Transfer.event_id == event.id, Transfer.day == day).options(*with_ends(), *with_cars())
    transfers = session.scalars(query.order_by(Transfer.start_at, Transfer.id)).all()
    aboard = _aboard(session, event.id, day)
    whom = Whom(facts.roster)
    by_id = {transfer.id: transfer for transfer in transfers}
    needs = open_needs(facts.days, rides, facts.travel)
    need_rows = tuple(_need_row(need, facts, whom, by_id, event.zone) for need in needs)
    transfer_rows = tuple(_transfer_rows(transfers, aboard, whom))
    groups = [*(row.groups for row in need_rows), *(row.groups for row in transfer_rows)]
    named = {person for together in groups for group in together for person in group.people}
    named |= {torn.person for row in transfer_rows for torn in row.torn if torn.person}
    vehicles = _vehicle_rows(vehicles_of(session, event.id), transfers)
    return DayTable(need_rows, transfer_rows, vehicles, facts.untimed, names_of(session, named))


def _aboard(session: Session, event_id: int, day: date) -> Mapping[int, list[tuple[int, int | None]]]:
    """Return who sits in which car of each transfer, by ids: thousands of them need no objects."""
    query = select(TransferPassenger.transfer_id, TransferPassenger.person_id, TransferPassenger.car_id)
    query = query.join(TransferPassenger.transfer).where(Transfer.event_id == event_id, Transfer.day == day)
    aboard: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for transfer_id, person_id, car_id in session.execute(query.order_by(TransferPassenger.position, TransferPassenger.id)):
        aboard[transfer_id].append((person_id, car_id))
    return aboard


def _need_row(need: Need, facts: DayFacts, whom: Whom, transfers: Mapping[int, Transfer], zone: str) -> NeedRow:
    known = need.item or need.after
    return NeedRow(
        need,
        whom.told(need.people),
        facts.items.get(known, Texts()) if known else Texts(facts.legs.get(need.leg or 0, "")),
        _wall(need.leave, zone),
        _wall(need.earliest, zone),
        _wall(need.latest, zone),
        tuple(transfers[ident] for ident in need.misfits if ident in transfers),
    )


def _wall(at: datetime | None, zone: str) -> WallTime | None:
    return wall_at(at, zone) if at else None


def _transfer_rows(
    transfers: Sequence[Transfer], aboard: Mapping[int, Sequence[tuple[int, int | None]]], whom: Whom
) -> Iterable[TransferRow]:
    torn = _torn({transfer.id: transfer for transfer in transfers if not transfer.cancelled}, aboard)
    for transfer in transfers:
        people = aboard.get(transfer.id, ())
        taken = Counter(car for _, car in people)
        cars = tuple(CarCell(car.id, car.vehicle, taken[car.id]) for car in transfer.cars)
        named = tuple(person for person, _ in people)
        yield TransferRow(transfer, cars, whom.told(named), len(named), taken[None], tuple(torn[transfer.id]))


def _torn(transfers: Mapping[int, Transfer], aboard: Mapping[int, Sequence[tuple[int, int | None]]]) -> Mapping[int, list[Torn]]:
    people: dict[int, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    vehicles: dict[int, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    numbers: dict[int, str] = {}
    for transfer in transfers.values():
        span = (transfer.start_at, transfer.end_at, transfer.id)
        for person, _ in aboard.get(transfer.id, ()):
            people[person].append(span)
        for vehicle in (car.vehicle for car in transfer.cars if car.vehicle):
            vehicles[vehicle.id].append(span)
            numbers[vehicle.id] = f"№ {vehicle.number}"
    found: dict[int, list[Torn]] = defaultdict(list)
    for driven, is_person in ((vehicles, False), (people, True)):
        for one in overlaps(driven):
            for here, other in ((one.first, one.second), (one.second, one.first)):
                found[here].append(Torn(transfers[other], one.who if is_person else 0, "" if is_person else numbers[one.who]))
    return found


def _vehicle_rows(vehicles: Sequence[Vehicle], transfers: Sequence[Transfer]) -> tuple[VehicleRow, ...]:
    chains: dict[int, list[Transfer]] = defaultdict(list)
    for transfer in transfers:
        if not transfer.cancelled:
            for ident in {car.vehicle_id for car in transfer.cars if car.vehicle_id}:
                chains[ident].append(transfer)
    return tuple(VehicleRow(vehicle, tuple(chains[vehicle.id])) for vehicle in vehicles)
