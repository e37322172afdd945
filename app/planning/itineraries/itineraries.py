"""Everybody's own programme, from the pictures of one version: indexes once, each programme when it is asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.planning.itineraries.attendance import attendance_of
from app.planning.itineraries.lines import Lines
from app.planning.itineraries.naming import vehicle_name
from app.planning.itineraries.reading import is_host, is_ours, may_read
from app.planning.itineraries.rules import Itinerary, Line, Subject, Whose
from app.planning.logistics.picture import BookingPicture, CarPicture, Logistics, TransferPicture
from app.planning.logistics.responsible import those_named
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import ItemRole, Visibility
from app.register.directory.rules.kinds import PartySide

_T = TypeVar("_T")


class Itineraries:
    """Who has to be where, when and how they get there, for every subject of one version."""

    def __init__(self, programme: Programme, logistics: Logistics) -> None:
        self._programme, self._logistics = programme, logistics
        self._lines = Lines(programme, logistics)
        self._attendance = attendance_of(programme)
        self._people = {**logistics.people, **programme.people}
        self._delegations = {delegation.uid: delegation for delegation in programme.delegations}
        self._vehicles = {vehicle.uid: vehicle for vehicle in logistics.vehicles}
        self._halls = {hall.uid: hall for hall in logistics.halls}
        self._legs = _by_person((leg, leg.passengers) for leg in logistics.legs)
        self._transfers = _by_person((transfer, transfer.passengers) for transfer in logistics.transfers)
        self._stays = _by_person((stay, (stay.person,)) for stay in logistics.stays)
        self._met = _by_person((leg, (leg.met_by,)) for leg in logistics.legs if leg.met_by)
        self._attached = _by_person((uid, (officer,)) for uid, officer in logistics.officers.items() if uid in self._delegations)
        self._booked = {(booking.item, booking.person): booking for booking in logistics.bookings}
        self._drives = _drives(logistics)

    def of(self, whose: Whose) -> Itinerary:
        """Return the programme of a subject, or refuse with NotFound one that is not in the pictures; it may have no lines."""
        match whose.subject:
            case Subject.DELEGATION:
                return self._of_delegation(whose)
            case Subject.HALL:
                return self._of_hall(whose)
            case Subject.VEHICLE:
                return self._of_vehicle(whose)
            case Subject.PERSON:
                return self._of_person(whose, self._lines_of_person(whose.uid))
            case Subject.INTERPRETER:
                return self._of_person(whose, (*self._interpreting(whose.uid), *self._rides(whose.uid)))
            case Subject.RESPONSIBLE:
                return self._of_person(whose, self._lines_of_responsible(whose.uid))

    def lines_naming(self, person: str, items: Collection[str]) -> tuple[Line, ...]:
        """Return the lines of somebody's personal programme in their order, of the items that they attend only some, by UID.

        Nothing for somebody who is not in the pictures. Much quicker than the whole where thousands are asked for.
        """
        return self._sorted(self._lines_of_person(person, items)) if person in self._people else ()

    def persons(self) -> tuple[str, ...]:
        """Return the UIDs of everybody whose personal programme has lines, the delegations' members first."""
        return tuple(uid for uid in self._known if self._has_lines(uid))

    def subjects(self) -> tuple[Whose, ...]:
        """Return every subject whose programme has lines."""
        return (
            *(Whose(Subject.PERSON, uid) for uid in self.persons()),
            *(Whose(Subject.DELEGATION, uid) for uid in self._delegations if any(True for _ in self._lines_of_delegation(uid))),
            *(Whose(Subject.HALL, uid) for uid, hall in self._halls.items() if self._held_in(hall.items)),
            *(Whose(Subject.VEHICLE, uid) for uid in self._vehicles if uid in self._drives),
            *(Whose(Subject.INTERPRETER, uid) for uid in self._known if any(True for _ in self._interpreting(uid))),
            *(Whose(Subject.RESPONSIBLE, uid) for uid in self._known if any(True for _ in self._lines_of_responsible(uid))),
        )

    @cached_property
    def _known(self) -> tuple[str, ...]:
        """Everybody whom the pictures name, in an order that is always the same."""
        return tuple(dict.fromkeys((*self._programme.people, *self._logistics.people)))

    def _of_person(self, whose: Whose, lines: Iterable[Line]) -> Itinerary:
        uid = whose.uid
        person = self._people.get(uid)
        if person is None:
            raise NotFound
        delegations = tuple(delegation.uid for delegation in self._attendance.delegations.get(uid, ()))
        return self._made(whose, person.name, person.position, lines, delegations)

    def _of_delegation(self, whose: Whose) -> Itinerary:
        delegation = self._delegations.get(whose.uid)
        if delegation is None:
            raise NotFound
        return self._made(whose, delegation.name, Texts(), self._lines_of_delegation(whose.uid), (whose.uid,))

    def _of_hall(self, whose: Whose) -> Itinerary:
        hall = self._halls.get(whose.uid)
        if hall is None:
            raise NotFound
        lines = (self._lines.item(item, Visibility.HOSTS) for item in self._held_in(hall.items))
        return self._made(whose, hall.name, Texts(), lines)

    def _of_vehicle(self, whose: Whose) -> Itinerary:
        vehicle = self._vehicles.get(whose.uid)
        if vehicle is None:
            raise NotFound
        lines = (self._lines.drive(transfer, car) for transfer, car in self._drives.get(whose.uid, ()))
        return self._made(whose, vehicle_name(vehicle), Texts(", ".join(filter(None, (vehicle.model, vehicle.plate)))), lines)

    def _made(self, whose: Whose, name: Texts, position: Texts, lines: Iterable[Line], delegations: Sequence[str] = ()) -> Itinerary:
        programme, officers = self._programme, self._logistics.officers
        return Itinerary(
            whose=whose,
            name=name,
            position=position,
            event_uid=programme.event_uid,
            title=programme.title,
            days=programme.days,
            zone=programme.zone,
            lines=self._sorted(lines),
            delegations=tuple(delegations),
            officers=tuple(dict.fromkeys(officers[uid] for uid in delegations if uid in officers)),
        )

    def _sorted(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return lines in the order in which they are read, each once."""
        unique = {line.key: line for line in lines}
        return tuple(sorted(unique.values(), key=self._lines.order))

    def _lines_of_person(self, uid: str, only: Collection[str] | None = None) -> Iterator[Line]:
        """Yield the lines of a person; with `only`, of the items that they attend those with these UIDs alone."""
        yield from (self._lines.stay(stay) for stay in self._stays.get(uid, ()))
        yield from (self._lines.leg_of(leg, uid) for leg in self._legs.get(uid, ()))
        yield from self._rides(uid)
        view = self._view(uid)
        for place in self._attendance.items.get(uid) if only is None or only else ():
            item = self._programme.items[place]
            if (only is None or item.uid in only) and self._may_read(item, uid):
                booking = self._booking(item, uid)
                yield self._lines.interpreting(item, uid, booking, view) if booking else self._lines.item(item, view)

    def _has_lines(self, uid: str) -> bool:
        if uid in self._stays or uid in self._legs or uid in self._transfers:
            return True
        return any(self._may_read(self._programme.items[place], uid) for place in self._attendance.items.get(uid))

    def _rides(self, uid: str) -> Iterator[Line]:
        for transfer in self._transfers.get(uid, ()):
            car = next((car for car in transfer.cars if any(person == uid for person, _ in car.passengers)), None)
            yield self._lines.ride_of(transfer, car, uid)

    def _interpreting(self, uid: str) -> Iterator[Line]:
        view = self._view(uid)
        for place in self._attendance.items.get(uid):
            item = self._programme.items[place]
            booking = self._booking(item, uid)
            if booking and self._may_read(item, uid):
                yield self._lines.interpreting(item, uid, booking, view)

    def _booking(self, item: Item, uid: str) -> BookingPicture | None:
        """Return what somebody who attends an item interprets there; without a booking nobody knows yet from what into what."""
        booking = self._booked.get((item.uid, uid))
        if booking is None and (uid, ItemRole.INTERPRETER) in item.present.roles:
            return BookingPicture(item.uid, uid)
        return booking

    def _lines_of_delegation(self, uid: str) -> Iterator[Line]:
        programme, coming = self._programme, self._attendance.coming[uid]
        members, side = frozenset(coming), self._delegations[uid].side
        yield from (self._lines.leg_among(leg, uid, members) for leg in _each(self._legs, coming))
        yield from (self._lines.ride_among(transfer, uid, members) for transfer in _each(self._transfers, coming))
        view = Visibility.HOSTS if is_host((side,), programme.host) else Visibility.GUESTS
        yield from (self._lines.item(item, view) for item in self._items_of_delegation(uid) if may_read(item, (side,), programme.host))

    def _items_of_delegation(self, uid: str) -> Iterator[Item]:
        """Yield the items where the delegation or anybody of it goes."""
        places = {place for person in self._attendance.coming[uid] for place in self._attendance.items.get(person)}
        for place, item in enumerate(self._programme.items):
            if place in places or uid in item.present.delegations:
                yield item

    def _lines_of_responsible(self, uid: str) -> Iterator[Line]:
        yield from (self._lines.leg_met(leg) for leg in self._met.get(uid, ()))
        for place in self._answered_for.get(uid, ()):
            yield self._lines.item(self._programme.items[place], Visibility.HOSTS)
        for delegation in self._attached.get(uid, ()):
            yield from (self._lines.item(item, Visibility.HOSTS) for item in self._items_of_delegation(delegation))

    @cached_property
    def _answered_for(self) -> Mapping[str, tuple[int, ...]]:
        """The places in the programme of the items whose words name somebody of ours as responsible; a guest of that name is not meant."""
        names = {uid: person.name.ru for uid, person in self._people.items() if is_ours(self._sides(uid), self._programme.host)}
        named = those_named([item.responsible for item in self._programme.items], names)
        return _by_person(enumerate(named))

    def _held_in(self, items: Collection[str]) -> list[Item]:
        return [item for item in self._programme.items if item.uid in items]

    def _sides(self, uid: str) -> tuple[PartySide, ...]:
        return tuple(delegation.side for delegation in self._attendance.delegations.get(uid, ()))

    def _may_read(self, item: Item, uid: str) -> bool:
        return item.visibility is not Visibility.HOSTS or may_read(item, self._sides(uid), self._programme.host)

    def _view(self, uid: str) -> Visibility:
        return Visibility.HOSTS if is_host(self._sides(uid), self._programme.host) else Visibility.GUESTS


def _by_person(things: Iterable[tuple[_T, Iterable[str]]]) -> dict[str, tuple[_T, ...]]:
    """Return the things of each person, in their order, each once."""
    found: dict[str, list[_T]] = defaultdict(list)
    for thing, persons in things:
        for person in dict.fromkeys(persons):
            found[person].append(thing)
    return {person: tuple(theirs) for person, theirs in found.items()}


def _each(by_person: Mapping[str, Sequence[_T]], persons: Iterable[str]) -> Iterable[_T]:
    """Return what some persons have to do with, each once."""
    return {id(thing): thing for person in persons for thing in by_person.get(person, ())}.values()


def _drives(logistics: Logistics) -> dict[str, list[tuple[TransferPicture, CarPicture]]]:
    """Return for each vehicle the transfers that it drives, with its car in each."""
    found = defaultdict(list)
    for transfer in logistics.transfers:
        for car in transfer.cars:
            if car.vehicle:
                found[car.vehicle].append((transfer, car))
    return dict(found)
