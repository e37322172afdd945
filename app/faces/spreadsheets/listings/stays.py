"""The rooming list as a list: a row for every stay, by hotel and room or in the order of checking in."""

from collections.abc import Iterator
from datetime import date

from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import days_range
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.events.models import Event
from app.planning.stays.rooming import HotelRooming, Lodger, Rooming, RoomPicture
from app.planning.stays.rules import PAYER_NAMES, ROOM_CATEGORY_NAMES


def stays_listing(event: Event, rooming: Rooming, *, by_check_in: bool = False, day: date | None = None) -> Listing:
    """Return who stays where as it stands; with a day only those who check in on it."""
    language, title = current(), gettext(N_("Rooming list"))
    return Listing(
        title=title,
        subtitle=event_line(event.title.told(language), event.city.name.told(language), days_range(event.days)),
        name=named(title, event.title.told(language)),
        columns=tuple(_heads()),
        rows=[
            _row(hotel, room, lodger)
            for hotel in rooming.hotels
            for room, lodger in (_by_check_in(hotel) if by_check_in else _by_room(hotel))
            if day in (None, lodger.from_day)
        ],
        landscape=True,
    )


def _heads() -> Iterator[Head]:
    yield Head(gettext(N_("Hotel")))
    yield Head(gettext(N_("Room")))
    yield Head(gettext(N_("Category of the room")))
    yield Head(gettext(N_("Order of checking in")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Full name")))
    yield Head(gettext(N_("Latin letters")))
    yield Head(gettext(N_("Position")))
    yield Head(gettext(N_("Delegation")))
    yield Head(gettext(N_("Checks in on")), kind=ColumnKind.DAY)
    yield Head(gettext(N_("Checks out on")), kind=ColumnKind.DAY)
    yield Head(gettext(N_("Nights")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Category")))
    yield Head(gettext(N_("Who pays")))
    yield Head(gettext(N_("Note")))


def _by_room(hotel: HotelRooming) -> Iterator[tuple[RoomPicture | None, Lodger]]:
    for room in hotel.rooms:
        for lodger in room.lodgers:
            yield room, lodger
    for lodger in hotel.unassigned:
        yield None, lodger


def _by_check_in(hotel: HotelRooming) -> Iterator[tuple[RoomPicture | None, Lodger]]:
    rooms = {room.id: room for room in hotel.rooms}
    for lodger in hotel.lodgers:
        yield rooms.get(lodger.room_id or 0), lodger


def _row(hotel: HotelRooming, room: RoomPicture | None, lodger: Lodger) -> tuple[Cell, ...]:
    language = current()
    return (
        hotel.name.told(language),
        room.number if room else gettext(N_("the hotel assigns a room")),
        gettext(ROOM_CATEGORY_NAMES[room.category]) if room else "",
        lodger.number,
        lodger.name.told(language),
        lodger.latin,
        lodger.position.told(language),
        lodger.delegation.told(language),
        lodger.from_day,
        lodger.until_day,
        lodger.nights,
        gettext(ROOM_CATEGORY_NAMES[lodger.category]),
        gettext(PAYER_NAMES[lodger.payer]),
        lodger.note,
    )
