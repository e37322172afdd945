"""What changed between two pictures of an event's logistics; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeAlias, TypeVar

from app.judgement.publishing.deeds import Deed
from app.planning.logistics.picture import (
    BookingPicture,
    LegPicture,
    Logistics,
    StayPicture,
    TransferPicture,
    VehiclePicture,
)

_Thing = TypeVar("_Thing")
_Planned = TypeVar("_Planned", LegPicture, TransferPicture, StayPicture)
Persons: TypeAlias = tuple[str, ...]
"""UIDs."""

LEG_FIELDS: Final = ("number", "mode", "place", "far_place", "far", "provisional", "met_by", "vip", "border", "luggage")
"""Fields of a leg besides its times at our end and who is on it, in the order in which changes are told."""
TRANSFER_FIELDS: Final = ("start_place", "goal", "cars", "seats", "motorcade", "note")
STAY_FIELDS: Final = ("person", "hotel", "room", "category")


@dataclass(frozen=True, slots=True)
class Change(Generic[_Thing]):
    """What happened to a leg, a transfer, a stay or a booking. `before` is None for a new one, `after` for one that was taken out."""

    deed: Deed
    before: _Thing | None
    after: _Thing | None
    fields: tuple[str, ...] = ()
    came: Persons = ()
    """Who travels or is driven now and was not before."""
    left: Persons = ()

    @property
    def thing(self) -> _Thing:
        """The thing as it is now, or as it last was."""
        thing = self.after or self.before
        assert thing is not None  # a change has at least one side
        return thing


@dataclass(frozen=True, slots=True)
class LogisticsChanges:
    """Everything that changed from one picture of the logistics to the next; the pictures tell the names."""

    legs: tuple[Change[LegPicture], ...] = ()
    transfers: tuple[Change[TransferPicture], ...] = ()
    stays: tuple[Change[StayPicture], ...] = ()
    bookings: tuple[Change[BookingPicture], ...] = ()
    officers: tuple[str, ...] = ()
    """The delegations to which somebody else is attached now, by UID."""
    otherwise: bool = False
    """Only particulars that nobody has to be told of: a vehicle that drives nowhere yet, how a name is spelt."""
    before: Logistics = field(default_factory=lambda: Logistics(""))
    after: Logistics = field(default_factory=lambda: Logistics(""))

    def __bool__(self) -> bool:
        return self.number > 0

    @property
    def number(self) -> int:
        """How many changes they are."""
        return sum(map(len, (self.legs, self.transfers, self.stays, self.bookings, self.officers)), int(self.otherwise))


NOTHING_ELSE: Final = LogisticsChanges()


def logistics_changes(before: Logistics, after: Logistics) -> LogisticsChanges:
    """Return what changed from one picture to another. The halls of items are told with the items."""
    if replace(before, halls=()) == replace(after, halls=()):
        return NOTHING_ELSE
    found = LogisticsChanges(
        legs=tuple(_changes(before.legs, after.legs, _leg_change)),
        transfers=tuple(_changes(before.transfers, after.transfers, _transfer_change(before, after))),
        stays=tuple(_changes(before.stays, after.stays, _stay_change(before, after))),
        bookings=tuple(_booking_changes(before.bookings, after.bookings)),
        officers=tuple(uid for uid in {**before.officers, **after.officers} if before.officers.get(uid) != after.officers.get(uid)),
        before=before,
        after=after,
    )
    return found or replace(found, otherwise=True)


def _changes(
    before: Sequence[_Planned], after: Sequence[_Planned], change: Callable[[_Planned, _Planned], Change[_Planned] | None]
) -> Iterator[Change[_Planned]]:
    """Yield what happened to things that have a UID and may be cancelled, in the order of the later picture; what is gone comes last."""
    old, new = ({thing.uid: thing for thing in things} for things in (before, after))
    for uid, thing in new.items():
        was = old.get(uid)
        if was is None:
            if not thing.cancelled:
                yield Change(Deed.ADDED, None, thing)
        elif thing.cancelled:
            if not was.cancelled:
                yield Change(Deed.CANCELLED, was, thing)
        elif was.cancelled:
            known = change(was, thing)
            yield replace(known, deed=Deed.RESTORED) if known else Change(Deed.RESTORED, was, thing)
        elif found := change(was, thing):
            yield found
    yield from (Change(Deed.CANCELLED, was, None) for uid, was in old.items() if uid not in new and not was.cancelled)


def _leg_change(was: LegPicture, now: LegPicture) -> Change[LegPicture] | None:
    fields = [name for name in LEG_FIELDS if getattr(was, name) != getattr(now, name)]
    if was.met_by_note != now.met_by_note and "met_by" not in fields:
        fields.append("met_by")
    if set(was.vip_passengers) != set(now.vip_passengers) and "vip" not in fields:
        fields.append("vip")
    moved = (was.day, was.expected) != (now.day, now.expected)
    return _change(was, now, moved, fields, was.passengers, now.passengers)


def _transfer_change(before: Logistics, after: Logistics) -> Callable[[TransferPicture, TransferPicture], Change[TransferPicture] | None]:
    """Return what compares two transfers; another plate or driver of a vehicle is a change of every transfer that it drives."""
    old, new = ({vehicle.uid: vehicle for vehicle in picture.vehicles} for picture in (before, after))

    def change(was: TransferPicture, now: TransferPicture) -> Change[TransferPicture] | None:
        differ = {name for name in ("start_place", "goal", "motorcade", "note") if getattr(was, name) != getattr(now, name)}
        if _driven(was, old) != _driven(now, new):
            differ.add("cars")
        if _seated(was, now):
            differ.add("seats")
        fields = [name for name in TRANSFER_FIELDS if name in differ]
        return _change(was, now, (was.start, was.end) != (now.start, now.end), fields, was.passengers, now.passengers)

    return change


def _driven(transfer: TransferPicture, vehicles: Mapping[str, VehiclePicture]) -> list[tuple[int, VehiclePicture | None, str]]:
    """Return the cars of a transfer as whoever gets in looks for them."""
    return [(car.order if transfer.motorcade else 0, vehicles.get(car.vehicle), car.note) for car in transfer.cars]


def _seated(was: TransferPicture, now: TransferPicture) -> bool:
    """Tell whether somebody who is driven before and after sits in another car or on another seat."""
    old, new = _seats(was), _seats(now)
    return any(old[person] != new[person] for person in old.keys() & new.keys())


def _seats(transfer: TransferPicture) -> dict[str, tuple[str, str]]:
    return {person: (car.uid, seat) for car in transfer.cars for person, seat in car.passengers} | dict.fromkeys(transfer.waiting, ("", ""))


def _stay_change(before: Logistics, after: Logistics) -> Callable[[StayPicture, StayPicture], Change[StayPicture] | None]:
    """Return what compares two stays."""
    old, new = ({hotel.uid: hotel.place for hotel in picture.hotels} for picture in (before, after))

    def change(was: StayPicture, now: StayPicture) -> Change[StayPicture] | None:
        fields = [name for name in STAY_FIELDS if getattr(was, name) != getattr(now, name)]
        if "hotel" not in fields and old.get(was.hotel) != new.get(now.hotel):
            fields.append("hotel")
        return _change(was, now, (was.from_day, was.until_day) != (now.from_day, now.until_day), fields)

    return change


def _booking_changes(before: Iterable[BookingPicture], after: Iterable[BookingPicture]) -> Iterator[Change[BookingPicture]]:
    """Yield what happened to bookings; who interprets where is what tells one from another."""
    old, new = ({(booking.item, booking.person): booking for booking in bookings} for bookings in (before, after))
    for known, now in new.items():
        was = old.get(known)
        if was is None:
            yield Change(Deed.ADDED, None, now)
        elif was != now:
            languages = ["languages"] if (was.source, was.target) != (now.source, now.target) else []
            yield Change(Deed.CHANGED, was, now, (*languages, *(["delegation"] if was.delegation != now.delegation else [])))
    yield from (Change(Deed.CANCELLED, was, None) for known, was in old.items() if known not in new)


def _change(
    was: _Planned, now: _Planned, moved: bool, fields: Sequence[str], before: Persons = (), after: Persons = ()
) -> Change[_Planned] | None:
    came = tuple(person for person in after if person not in set(before))
    left = tuple(person for person in before if person not in set(after))
    if not (moved or fields or came or left):
        return None
    return Change(Deed.MOVED if moved else Deed.CHANGED, was, now, (*(["when"] if moved else []), *fields), came, left)
