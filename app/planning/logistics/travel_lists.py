"""Who travels on which leg and who is driven in which car, row by row: what papers and spreadsheets list. No database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.ground.words.sorting import order
from app.planning.journeys.rules import Direction, leg_order
from app.planning.logistics.picture import CarPicture, LegPicture, Logistics, TransferPicture, VehiclePicture
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import DelegationPicture, PersonPicture


@dataclass(frozen=True, slots=True)
class AskedLegs:
    """Which legs are listed; None and empty are all."""

    direction: Direction | None = None
    day: date | None = None
    delegation: str = ""
    """A delegation's UID: only its own people, and the legs on which somebody of it travels."""


@dataclass(frozen=True, slots=True)
class Ride:
    """The transfer that meets a leg or goes to it, as one passenger has it; without a vehicle while none is assigned."""

    transfer: TransferPicture
    vehicle: VehiclePicture | None
    driver: PersonPicture | None


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody on a leg."""

    person: PersonPicture
    delegation: DelegationPicture | None
    officer: PersonPicture | None
    """The attached officer of the delegation."""
    vip: bool
    """Goes through the VIP hall although not everybody does."""
    ride: Ride | None


@dataclass(frozen=True, slots=True)
class ListedLeg:
    """A leg with those who travel on it, by delegation and in its order."""

    leg: LegPicture
    met_by: PersonPicture | None
    travellers: tuple[Traveller, ...]


@dataclass(frozen=True, slots=True)
class LegSection:
    """The legs of one direction on one day, by the time that they are expected at; unknown times come last."""

    day: date
    direction: Direction
    legs: tuple[ListedLeg, ...]

    @property
    def count(self) -> int:
        """How many travel, cancelled legs left out."""
        return sum(len(one.travellers) for one in self.legs if not one.leg.cancelled)


@dataclass(frozen=True, slots=True)
class ListedCar:
    """A car of a transfer with who sits in it and where; both `car` and `vehicle` are None for those who have no seat yet."""

    car: CarPicture | None
    vehicle: VehiclePicture | None
    driver: PersonPicture | None
    passengers: tuple[tuple[PersonPicture, str], ...]


@dataclass(frozen=True, slots=True)
class ListedTransfer:
    """A transfer with its cars in their order."""

    transfer: TransferPicture
    leg: LegPicture | None
    item: Item | None
    cars: tuple[ListedCar, ...]


class TravelLists:
    """The lists of one version or of the draft."""

    def __init__(self, programme: Programme, logistics: Logistics) -> None:
        self._logistics = logistics
        self._people: Mapping[str, PersonPicture] = {**logistics.people, **programme.people}
        self._delegations = {one.uid: one for one in programme.delegations}
        self._homes: dict[str, tuple[int, DelegationPicture]] = {}
        members = ((member, one) for one in programme.delegations for member in one.members)
        for place, (member, delegation) in enumerate(members):
            self._homes.setdefault(member.person, (place, delegation))
        self._vehicles = {one.uid: one for one in logistics.vehicles}
        self._legs = {one.uid: one for one in logistics.legs}
        self._items = {one.uid: one for one in programme.items}

    @property
    def delegations(self) -> Sequence[DelegationPicture]:
        """The delegations of which somebody travels, in the order of the event."""
        travel = {self._homes[uid][1].uid for leg in self._logistics.legs for uid in leg.passengers if uid in self._homes}
        return [one for one in self._delegations.values() if one.uid in travel]

    @property
    def days_of_legs(self) -> Sequence[date]:
        """The days on which somebody comes or goes."""
        return sorted({leg.day for leg in self._logistics.legs})

    @property
    def days_of_transfers(self) -> Sequence[date]:
        """The days on which somebody is driven."""
        return sorted({transfer.start.day for transfer in self._logistics.transfers})

    def legs(self, asked: AskedLegs) -> tuple[LegSection, ...]:
        """Return the legs by day, arrivals before departures; with a delegation only its own people."""
        rides = self._rides()
        wanted = (leg for leg in self._logistics.legs if asked.day in (None, leg.day) and asked.direction in (None, leg.direction))
        listed = (self._leg(leg, rides, asked.delegation) for leg in sorted(wanted, key=_by_time))
        kept = (one for one in listed if one.travellers or not asked.delegation)
        groups = groupby(kept, key=lambda one: (one.leg.day, one.leg.direction))
        return tuple(LegSection(day, direction, tuple(legs)) for (day, direction), legs in groups)

    def transfers(self, day: date | None) -> tuple[tuple[date, tuple[ListedTransfer, ...]], ...]:
        """Return the transfers day by day, by their start; of one day, or of all."""
        wanted = (transfer for transfer in self._logistics.transfers if day in (None, transfer.start.day))
        in_order = sorted(wanted, key=lambda transfer: (transfer.start.day, transfer.start.instant))
        groups = groupby(in_order, key=lambda transfer: transfer.start.day)
        return tuple((on, tuple(self._transfer(transfer) for transfer in some)) for on, some in groups)

    def vehicles(self) -> tuple[tuple[VehiclePicture, PersonPicture | None], ...]:
        """Return the vehicles with their drivers, by number."""
        return tuple((one, self._people.get(one.driver)) for one in self._logistics.vehicles)

    def _rides(self) -> dict[tuple[str, str], Ride]:
        """Return who is driven to or from a leg, by the UIDs of leg and person."""
        found: dict[tuple[str, str], Ride] = {}
        for transfer in self._logistics.transfers:
            if not transfer.leg or transfer.cancelled:
                continue
            for car in transfer.cars:
                vehicle = self._vehicles.get(car.vehicle)
                ride = Ride(transfer, vehicle, self._people.get(vehicle.driver) if vehicle else None)
                found.update({(transfer.leg, person): ride for person, _ in car.passengers})
            found.update({(transfer.leg, person): Ride(transfer, None, None) for person in transfer.waiting})
        return found

    def _leg(self, leg: LegPicture, rides: Mapping[tuple[str, str], Ride], delegation: str) -> ListedLeg:
        travellers = [
            self._traveller(leg, uid, rides.get((leg.uid, uid)))
            for uid in sorted(leg.passengers, key=self._in_order)
            if uid in self._people and (not delegation or (uid in self._homes and self._homes[uid][1].uid == delegation))
        ]
        return ListedLeg(leg, self._people.get(leg.met_by), tuple(travellers))

    def _traveller(self, leg: LegPicture, uid: str, ride: Ride | None) -> Traveller:
        home = self._homes[uid][1] if uid in self._homes else None
        officer = self._people.get(self._logistics.officers.get(home.uid, "")) if home else None
        return Traveller(self._people[uid], home, officer, not leg.vip and uid in leg.vip_passengers, None if leg.cancelled else ride)

    def _in_order(self, uid: str) -> tuple[bool, int, object]:
        """Return a key that sorts persons as their delegations stand; who comes with none stands last, by name."""
        if uid in self._homes:
            return False, self._homes[uid][0], ""
        return True, 0, order(self._people[uid].name.ru if uid in self._people else "", "ru")

    def _transfer(self, transfer: TransferPicture) -> ListedTransfer:
        return ListedTransfer(
            transfer, self._legs.get(transfer.leg), self._items.get(transfer.item), (*self._cars(transfer), *self._waiting(transfer))
        )

    def _cars(self, transfer: TransferPicture) -> Iterator[ListedCar]:
        for car in sorted(transfer.cars, key=lambda one: one.order):
            vehicle = self._vehicles.get(car.vehicle)
            yield ListedCar(car, vehicle, self._people.get(vehicle.driver) if vehicle else None, self._seated(car.passengers))

    def _waiting(self, transfer: TransferPicture) -> Iterator[ListedCar]:
        if transfer.waiting:
            yield ListedCar(None, None, None, self._seated([(uid, "") for uid in transfer.waiting]))

    def _seated(self, passengers: Sequence[tuple[str, str]]) -> tuple[tuple[PersonPicture, str], ...]:
        return tuple((self._people[uid], seat) for uid, seat in passengers if uid in self._people)


def _by_time(leg: LegPicture) -> tuple[object, ...]:
    return (*leg_order(leg.day, leg.direction, leg.expected), leg.number)
