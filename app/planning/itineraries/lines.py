"""How each thing of a version becomes a line: made once and shared by everybody who reads the same."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.ground.kernel.ids import uid_from
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import LONGEST, Precision, When
from app.planning.events.rules import Status
from app.planning.itineraries.reading import item_as_read
from app.planning.itineraries.rules import Line, LineKind
from app.planning.logistics.picture import BookingPicture, CarPicture, LegPicture, Logistics, StayPicture, TransferPicture
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.rules import Visibility

_NOT_FIRM: Final = frozenset({Status.PROPOSED, Status.ANNOUNCED})


class Lines:
    """The lines of one version. Whoever asks for the same line again gets the same one."""

    def __init__(self, programme: Programme, logistics: Logistics) -> None:
        self._programme = programme
        self._made: dict[str, Line] = {}
        self._order: dict[str, tuple[date, bool, bool, float]] = {}
        self._tentative = programme.status in _NOT_FIRM or (programme.status is Status.POSTPONED and programme.dates_unknown)
        self._cancelled = programme.status is Status.CANCELLED
        self._people = {**logistics.people, **programme.people}
        self._delegations = {delegation.uid: delegation.name for delegation in programme.delegations}
        self._legs = {leg.uid: leg for leg in logistics.legs}
        self._vehicles = {vehicle.uid: vehicle for vehicle in logistics.vehicles}
        self._hotels = {hotel.uid: hotel for hotel in logistics.hotels}

    def item(self, item: Item, view: Visibility) -> Line:
        """Return an item as guests or hosts read it."""
        return self._once(f"item:{item.uid}:{view.value}", lambda key: self._item(key, LineKind.ITEM, item.uid, item, view))

    def interpreting(self, item: Item, person: str, booking: BookingPicture, view: Visibility) -> Line:
        """Return what an interpreter does at an item."""

        def made(key: str) -> Line:
            line = self._item(key, LineKind.INTERPRETING, uid_from(item.uid, f"interpreting:{person}"), item, view)
            return replace(line, booking=booking, interprets_for=self._delegations.get(booking.delegation, Texts()))

        return self._once(f"interpreting:{item.uid}:{person}", made)

    def leg_of(self, leg: LegPicture, person: str) -> Line:
        """Return a leg as one of its passengers reads it: `vip` says whether they themselves go through the VIP hall."""
        vip = leg.vip or person in leg.vip_passengers
        own = replace(leg, vip=vip, passengers=(), vip_passengers=())
        return self._once(f"leg:{leg.uid}:{'vip' if vip else 'ordinary'}", lambda key: self._leg(key, own))

    def leg_among(self, leg: LegPicture, of: str, persons: Collection[str]) -> Line:
        """Return a leg with those of some persons who are on it; `of` says whose they are."""
        on_it = tuple(person for person in leg.passengers if person in persons)
        vip = tuple(person for person in leg.vip_passengers if person in persons)
        own = replace(leg, passengers=on_it, vip_passengers=vip)
        return self._once(f"leg:{leg.uid}:of:{of}", lambda key: self._leg(key, own, on_it))

    def leg_met(self, leg: LegPicture) -> Line:
        """Return a leg as whoever meets it reads it, with everybody on it."""
        return self._once(f"leg:{leg.uid}:met", lambda key: self._leg(key, leg, leg.passengers))

    def ride_of(self, transfer: TransferPicture, car: CarPicture | None, person: str) -> Line:
        """Return a transfer as one of its passengers reads it: their own car and seat, nobody else's."""
        seat = next((seat for who, seat in car.passengers if who == person), "") if car else ""
        key = f"ride:{transfer.uid}:{car.uid if car else ''}"
        own = replace(car, passengers=((person, seat),) if seat else ()) if car else None
        return self._once(f"{key}:{person}" if seat else key, lambda key: self._ride(key, transfer, own, ()))

    def ride_among(self, transfer: TransferPicture, of: str, persons: Collection[str]) -> Line:
        """Return a transfer with those of some persons who are driven; `of` says whose they are."""

        def made(key: str) -> Line:
            cut = (replace(car, passengers=tuple(one for one in car.passengers if one[0] in persons)) for car in transfer.cars)
            cars = tuple(car for car in cut if car.passengers)
            waiting = tuple(person for person in transfer.waiting if person in persons)
            only = cars[0] if len(cars) == 1 and not waiting else None
            own = replace(transfer, cars=cars, waiting=waiting)
            line = self._ride(key, own, only, own.passengers)
            several = () if only else tuple(self._vehicles[car.vehicle] for car in cars if car.vehicle in self._vehicles)
            return replace(line, transfer=own, vehicles=several)

        return self._once(f"ride:{transfer.uid}:of:{of}", made)

    def drive(self, transfer: TransferPicture, car: CarPicture) -> Line:
        """Return a transfer as the driver of one of its cars reads it."""

        def made(key: str) -> Line:
            line = self._ride(key, transfer, car, [person for person, _ in car.passengers])
            return replace(line, kind=LineKind.DRIVE, uid=uid_from(car.uid, "drive"))

        return self._once(f"drive:{transfer.uid}:{car.uid}", made)

    def stay(self, stay: StayPicture) -> Line:
        """Return the days at a hotel."""
        return self._once(f"stay:{stay.uid}", lambda key: self._stay(key, stay))

    def order(self, line: Line) -> tuple[date, bool, bool, float]:
        """Return the key that puts lines into the order in which they are read; worked out once for each line of this version."""
        key = self._order.get(line.key)
        if key is None:
            key = self._order[line.key] = reading_order(line)
        return key

    def people(self, uids: Iterable[str]) -> dict[str, PersonPicture]:
        """Return how some persons are told, those who are known."""
        return {uid: self._people[uid] for uid in uids if uid in self._people}

    def _once(self, key: str, make: Callable[[str], Line]) -> Line:
        line = self._made.get(key)
        if line is None:
            line = self._made[key] = make(key)
        return line

    def _item(self, key: str, kind: LineKind, uid: str, item: Item, view: Visibility) -> Line:
        return Line(
            key=key,
            kind=kind,
            uid=uid,
            event_uid=self._programme.event_uid,
            when=item.when,
            zone=item.zone,
            cancelled=item.cancelled or self._cancelled,
            tentative=self._tentative,
            item=item_as_read(self._programme, item, view),
        )

    def _leg(self, key: str, leg: LegPicture, named: Sequence[str] = ()) -> Line:
        return Line(
            key=key,
            kind=LineKind.LEG,
            uid=uid_from(leg.uid, "leg"),
            event_uid=self._programme.event_uid,
            when=when_of(leg),
            zone=leg.zone,
            cancelled=leg.cancelled or self._cancelled,
            tentative=leg.provisional or self._tentative,
            leg=leg,
            people=self.people((leg.met_by, *named)),
        )

    def _ride(self, key: str, transfer: TransferPicture, car: CarPicture | None, named: Sequence[str]) -> Line:
        vehicle = self._vehicles.get(car.vehicle) if car else None
        leg = self._legs.get(transfer.leg)
        return Line(
            key=key,
            kind=LineKind.RIDE,
            uid=uid_from(transfer.uid, "ride"),
            event_uid=self._programme.event_uid,
            when=When(transfer.start.day, Precision.EXACT, transfer.start, _end(transfer)),
            zone=transfer.zone,
            cancelled=transfer.cancelled or self._cancelled,
            tentative=self._tentative or (leg is not None and leg.provisional),
            transfer=replace(transfer, cars=(), waiting=()),
            car=car,
            vehicle=vehicle,
            meets=replace(leg, passengers=(), vip_passengers=(), met_by="", met_by_note="") if leg else None,
            people=self.people((vehicle.driver if vehicle else "", *named)),
        )

    def _stay(self, key: str, stay: StayPicture) -> Line:
        return Line(
            key=key,
            kind=LineKind.STAY,
            uid=uid_from(stay.uid, "stay"),
            event_uid=self._programme.event_uid,
            when=When(stay.from_day),
            zone=self._programme.zone,
            until=stay.until_day,
            cancelled=stay.cancelled or self._cancelled,
            tentative=self._tentative,
            stay=stay,
            hotel=self._hotels.get(stay.hotel),
        )


def when_of(leg: LegPicture) -> When:
    """Return when a leg gets here or leaves, as well as it is known."""
    expected = leg.expected
    return When(expected.day, Precision.EXACT, expected) if expected else When(leg.day)


def _end(transfer: TransferPicture) -> WallTime | None:
    """Return the end, where it is one that a calendar can show."""
    lasts = transfer.end.instant - transfer.start.instant
    return transfer.end if timedelta(0) < lasts <= LONGEST else None


def reading_order(line: Line) -> tuple[date, bool, bool, float]:
    """Return a key that sorts lines by day, the hotel first, what has no time yet last."""
    starts = line.starts
    return line.when.day, line.kind is not LineKind.STAY, starts is None, starts.timestamp() if starts else 0.0
