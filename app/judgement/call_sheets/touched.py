"""Who may be concerned by what differs between two versions: thousands of others need not be looked at; pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from app.judgement.call_sheets.press import press_comes
from app.judgement.call_sheets.states import State
from app.planning.logistics.picture import BookingPicture, TransferPicture

_T = TypeVar("_T")


def touched(before: State, after: State) -> set[str]:
    """Return the keys of all recipients for whom something may be otherwise."""
    if before.called_off != after.called_off:
        return before.everybody() | after.everybody()
    items = _differing(before.items, after.items)
    sides = (before, after)
    found = set(_by_vehicles(before, after, items))
    for side in sides:
        found |= {person for uid in items for person in side.alone.get(uid, ())}
        found |= {delegation for uid in items if uid in side.items for delegation in side.items[uid].present.delegations}
        found |= {uid for uid, hall in side.halls.items() if not items.isdisjoint(hall.items)}
        if any(uid in side.items and press_comes(side.items[uid], side.programme) for uid in items):
            found.add(side.programme.event_uid)
    found |= _differing(before.halls, after.halls)
    found |= set(_by_travel(before, after))
    return found - {""}


def _by_travel(before: State, after: State) -> Iterator[str]:
    was, now = before.logistics, after.logistics
    legs = _differing({leg.uid: leg for leg in was.legs}, {leg.uid: leg for leg in now.legs})
    stays = _differing({stay.uid: stay for stay in was.stays}, {stay.uid: stay for stay in now.stays})
    bookings = _differing(_by_item(was.bookings), _by_item(now.bookings))
    for side in (was, now):
        yield from (person for leg in side.legs if leg.uid in legs for person in (leg.met_by, *leg.passengers))
        yield from (stay.person for stay in side.stays if stay.uid in stays)
    yield from (person for _, person in bookings)


def _by_vehicles(before: State, after: State, items: set[str]) -> Iterator[str]:
    vehicles = _differing(before.vehicles, after.vehicles)
    was, now = ({one.uid: one for one in side.logistics.transfers} for side in (before, after))
    changed = _differing(was, now)
    for side in (before, after):
        yield from (_driver(side, uid) for uid in vehicles)
        for transfer in side.logistics.transfers:
            cars = _vehicles_of(transfer)
            if transfer.uid in changed or not vehicles.isdisjoint(cars):
                yield from transfer.passengers
            if transfer.uid in changed or transfer.item in items:
                yield from (_driver(side, uid) for uid in cars)


def _vehicles_of(transfer: TransferPicture) -> set[str]:
    return {car.vehicle for car in transfer.cars if car.vehicle}


def _driver(side: State, vehicle: str) -> str:
    found = side.vehicles.get(vehicle)
    return (found.driver or found.uid) if found else ""


def _by_item(bookings: Iterable[BookingPicture]) -> dict[tuple[str, str], BookingPicture]:
    return {(booking.item, booking.person): booking for booking in bookings}


_K = TypeVar("_K")


def _differing(before: Mapping[_K, _T], after: Mapping[_K, _T]) -> set[_K]:
    return {key for key in {*before, *after} if before.get(key) != after.get(key)}
