"""The rooming list: hotels, their rooms and who stays in them, as one frozen picture that screens and papers draw from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.words.sorting import Key, order
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.stays.people import Comer, Company, company_of
from app.planning.stays.queries import hotels_of, stays_of
from app.planning.stays.rules import Payer, RoomCategory, nights_of, overlapping

_LAST: Final = 10**9
"""Whoever comes with nobody stands behind everybody else."""
MOST_NIGHTS_SHOWN: Final = 45


@dataclass(frozen=True, slots=True)
class Lodger:
    """Somebody's stay; `uid` is the stay's."""

    id: int
    uid: str
    revision: int
    person_id: int
    person_uid: str
    name: Texts
    latin: str
    """As the passport spells it, where that is known."""
    position: Texts
    delegation: Texts
    delegation_id: int | None
    from_day: date
    until_day: date
    category: RoomCategory
    """What is wanted for them."""
    payer: Payer
    note: str
    room: str
    """The room's number; empty where the hotel assigns one."""
    room_id: int | None
    other_category: bool
    """Whether the room is another one than wanted."""
    overlaps: bool
    """Whether another stay of theirs takes a night of this one."""
    number: int
    """Place in the order of checking in at this hotel on that day, 1 first; 0 for a cancelled stay."""
    by_hand: bool
    """Whether that place was given by hand."""
    cancelled: bool
    was_published: bool

    @property
    def nights(self) -> int:
        """How many nights it takes; 0 for a rest by day."""
        return (self.until_day - self.from_day).days


@dataclass(frozen=True, slots=True)
class RoomPicture:
    """A room with who stays in it, by day and order of checking in."""

    id: int
    uid: str
    revision: int
    number: str
    category: RoomCategory
    beds: int
    note: str
    lodgers: tuple[Lodger, ...]
    crowded: tuple[date, ...]
    """The nights with more people than beds."""


@dataclass(frozen=True, slots=True)
class Night:
    """How full a hotel is on the evening of a day."""

    day: date
    beds: int
    taken: int
    """Those for whom the hotel assigns a room are among them."""

    @property
    def free(self) -> int:
        """Beds that nobody has; negative where there are more people than beds."""
        return self.beds - self.taken


@dataclass(frozen=True, slots=True)
class HotelRooming:
    """A hotel with its rooms; `uid` is the hotel's of this event, not the venue's."""

    id: int
    uid: str
    revision: int
    venue_id: int
    name: Texts
    city: Texts
    address: Texts
    phone: str
    """The reception's."""
    contact: str
    check_in: time | None
    check_out: time | None
    note: str
    rooms: tuple[RoomPicture, ...]
    unassigned: tuple[Lodger, ...]
    """For whom the hotel assigns a room."""
    cancelled: tuple[Lodger, ...]
    nights: tuple[Night, ...]

    @property
    def lodgers(self) -> tuple[Lodger, ...]:
        """Everybody who stays, in the order of checking in: day by day, those of a day by their number."""
        everybody = [*(lodger for room in self.rooms for lodger in room.lodgers), *self.unassigned]
        return tuple(sorted(everybody, key=_by_check_in))

    @property
    def by_day(self) -> tuple[tuple[date, tuple[Lodger, ...]], ...]:
        """The order of checking in, day by day."""
        return tuple((day, tuple(group)) for day, group in groupby(self.lodgers, key=lambda lodger: lodger.from_day))

    @property
    def beds(self) -> int:
        """Beds in all rooms."""
        return sum(room.beds for room in self.rooms)

    @property
    def crowded(self) -> tuple[RoomPicture, ...]:
        """The rooms with more people than beds in some night."""
        return tuple(room for room in self.rooms if room.crowded)

    @property
    def full(self) -> tuple[Night, ...]:
        """The nights in which there are more people than beds in the whole hotel; none where no rooms have been entered."""
        return tuple(night for night in self.nights if night.free < 0) if self.rooms else ()


@dataclass(frozen=True, slots=True)
class Rooming:
    """All hotels of an event, or one."""

    event_uid: str
    title: Texts
    days: Days
    hotels: tuple[HotelRooming, ...]

    @property
    def lodgers(self) -> tuple[Lodger, ...]:
        """Everybody who stays, hotel by hotel in the order of checking in."""
        return tuple(lodger for hotel in self.hotels for lodger in hotel.lodgers)


def rooming_of(session: Session, hotel_id: int | None, event_id: int) -> Rooming:
    """Return the rooming list of an event's hotel, with None of all of them. A fixed number of queries; raises NotFound."""
    event = get_event(session, event_id)
    return rooming_drawn(session, event, company_of(session, event), hotel_id)


def rooming_drawn(session: Session, event: Event, company: Company, hotel_id: int | None = None) -> Rooming:
    """Return the rooming list where who comes has been read already."""
    hotels = [hotel for hotel in hotels_of(session, event.id) if hotel_id in (None, hotel.id)]
    if hotel_id is not None and not hotels:
        raise NotFound
    stays = stays_of(session, event.id)
    twice = overlapping((stay.id, stay.person_id, stay.from_day, stay.until_day) for stay in stays if not stay.cancelled)
    at: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        at[stay.hotel_id].append(stay)
    comers = company.by_person
    pictures = tuple(_hotel(hotel, check_in_order(at[hotel.id], comers), comers, twice, event.days) for hotel in hotels)
    return Rooming(event.uid, event.title, event.days, pictures)


def check_in_order(stays: Iterable[Stay], comers: Mapping[int, Comer]) -> list[Stay]:
    """Return the stays of one hotel in the order of checking in: day by day, first those placed by hand, then by precedence.

    Precedence is that of the delegations and of their compositions. Their persons are loaded.
    """

    def key(stay: Stay) -> tuple[date, bool, int, int, Key, int]:
        comer = comers.get(stay.person_id)
        by_hand = stay.order_no is not None
        place = comer.place if comer else _LAST
        return stay.from_day, not by_hand, stay.order_no or 0, place, order(stay.person.name.ru, "ru"), stay.id

    return sorted(stays, key=key)


def _hotel(hotel: Hotel, stays: Sequence[Stay], comers: Mapping[int, Comer], twice: Collection[int], days: Days) -> HotelRooming:
    numbers: dict[date, int] = defaultdict(int)
    lodgers = []
    for stay in stays:
        if not stay.cancelled:
            numbers[stay.from_day] += 1
        lodgers.append(_lodger(stay, comers.get(stay.person_id), 0 if stay.cancelled else numbers[stay.from_day], stay.id in twice))
    staying = [lodger for lodger in lodgers if not lodger.cancelled]
    rooms = _rooms(hotel, staying)
    return HotelRooming(
        id=hotel.id,
        uid=hotel.uid,
        revision=hotel.revision,
        venue_id=hotel.venue_id,
        name=hotel.venue.name,
        city=hotel.venue.city.name,
        address=hotel.venue.address,
        phone=hotel.phone,
        contact=hotel.contact,
        check_in=hotel.check_in,
        check_out=hotel.check_out,
        note=hotel.note,
        rooms=rooms,
        unassigned=tuple(lodger for lodger in staying if lodger.room_id is None),
        cancelled=tuple(lodger for lodger in lodgers if lodger.cancelled),
        nights=_nights(staying, sum(room.beds for room in rooms), days),
    )


def _lodger(stay: Stay, comer: Comer | None, number: int, overlaps: bool) -> Lodger:
    return Lodger(
        id=stay.id,
        uid=stay.uid,
        revision=stay.revision,
        person_id=stay.person_id,
        person_uid=stay.person.uid,
        name=stay.person.name,
        latin=stay.person.latin,
        position=comer.position if comer else Texts(),
        delegation=comer.delegation if comer else Texts(),
        delegation_id=comer.delegation_id if comer else None,
        from_day=stay.from_day,
        until_day=stay.until_day,
        category=stay.category,
        payer=stay.payer,
        note=stay.note,
        room=stay.room.number if stay.room else "",
        room_id=stay.room_id,
        other_category=stay.room is not None and stay.room.category is not stay.category,
        overlaps=overlaps,
        number=number,
        by_hand=stay.order_no is not None,
        cancelled=stay.cancelled,
        was_published=stay.was_published,
    )


def _rooms(hotel: Hotel, staying: Sequence[Lodger]) -> tuple[RoomPicture, ...]:
    inside: dict[int | None, list[Lodger]] = defaultdict(list)
    for lodger in staying:
        inside[lodger.room_id].append(lodger)
    return tuple(_room(room, inside[room.id]) for room in sorted(hotel.rooms, key=lambda room: (order(room.number, "ru"), room.id)))


def _room(room: Room, lodgers: Sequence[Lodger]) -> RoomPicture:
    return RoomPicture(
        id=room.id,
        uid=room.uid,
        revision=room.revision,
        number=room.number,
        category=room.category,
        beds=room.beds,
        note=room.note,
        lodgers=tuple(lodgers),
        crowded=tuple(day for day, taken in sorted(_taken(lodgers).items()) if taken > room.beds),
    )


def _taken(lodgers: Iterable[Lodger]) -> Mapping[date, int]:
    return Counter(night for lodger in lodgers for night in nights_of(lodger.from_day, lodger.until_day))


def _nights(lodgers: Sequence[Lodger], beds: int, days: Days) -> tuple[Night, ...]:
    """Return how full a hotel is from the first night in which somebody stays to the last; the event's where nobody does yet."""
    taken = _taken(lodgers)
    first, last = (min(taken), max(taken)) if taken else (days.first, days.last)
    shown = min((last - first).days + 1, MOST_NIGHTS_SHOWN)
    return tuple(Night(day, beds, taken.get(day, 0)) for day in (first + timedelta(days=ahead) for ahead in range(shown)))


def _by_check_in(lodger: Lodger) -> tuple[date, int, int]:
    return lodger.from_day, lodger.number, lodger.id
