"""What the rooming list says on paper («Размещение»), as plain data for the template and the word processor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.faces.printouts.lists_document import Cell, Column, Occasion, Standing, cell, group, rows_of, section, sheet_of_list
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import DASH, clock, day_heading, day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, ngettext
from app.planning.stays.rooming import HotelRooming, Lodger, RoomPicture
from app.planning.stays.rules import PAYER_NAMES, ROOM_CATEGORY_NAMES


class RoomingOrder(StrEnum):
    """How a rooming list is sorted."""

    ROOMS = "rooms"
    CHECK_IN = "check-in"


ORDER_NAMES: Final = {RoomingOrder.ROOMS: N_("By room"), RoomingOrder.CHECK_IN: N_("By order of checking in")}


@dataclass(frozen=True, slots=True)
class RoomingPicture:
    """All that the list says, frozen."""

    occasion: Occasion
    standing: Standing
    hotels: tuple[HotelRooming, ...]
    order: RoomingOrder = RoomingOrder.ROOMS
    day: date | None = None
    """Only those who check in on it."""


def rooming_document(picture: RoomingPicture, language: str) -> dict[str, Json]:
    """Return everything that is printed."""
    with speaking(language):
        columns = _columns(picture.order)
        asked = gettext(N_("check-in on %(day)s"), day=day_short(picture.day)) if picture.day else ""
        return sheet_of_list(
            gettext(N_("ACCOMMODATION")),
            gettext(N_("Accommodation")),
            picture.occasion,
            picture.standing,
            columns,
            [_hotel(hotel, picture, columns) for hotel in picture.hotels],
            [*filter(None, (asked,))],
        )


def staying(hotel: HotelRooming, day: date | None) -> tuple[Lodger, ...]:
    """Return everybody who stays at a hotel, or who checks in on a day, in the order of checking in."""
    return tuple(lodger for lodger in hotel.lodgers if day in (None, lodger.from_day))


def _columns(order: RoomingOrder) -> tuple[Column, ...]:
    number, room = Column(gettext(N_("№")), 10), Column(gettext(N_("Room")), 24)
    who = (Column(gettext(N_("Full name"))), Column(gettext(N_("Delegation")), 45))
    rest = (
        Column(gettext(N_("Check-in – check-out")), 38),
        Column(gettext(N_("Category")), 24),
        Column(gettext(N_("Who pays")), 37),
        Column(gettext(N_("Note")), 25),
    )
    return (room, number, *who, *rest) if order is RoomingOrder.ROOMS else (number, *who, room, *rest)


def _hotel(hotel: HotelRooming, picture: RoomingPicture, columns: Sequence[Column]) -> Json:
    name = clean(hotel.name.told(current()))
    everybody = staying(hotel, picture.day)
    facts = (
        hotel.address.told(current()),
        hotel.city.told(current()),
        hotel.phone,
        gettext(N_("check-in from %(time)s"), time=clock(hotel.check_in)) if hotel.check_in else "",
        gettext(N_("check-out until %(time)s"), time=clock(hotel.check_out)) if hotel.check_out else "",
        ngettext("%(num)s person", "%(num)s people", len(everybody)) if everybody else "",
    )
    groups = _by_room(hotel, picture.day, columns) if picture.order is RoomingOrder.ROOMS else _by_day(everybody, columns)
    if not everybody:
        groups = [group(rows_of([_nobody(columns, picture.order)], columns))]
    return section(name, name, ", ".join(filter(None, map(clean, facts))), groups)


def _nobody(columns: Sequence[Column], order: RoomingOrder) -> list[Cell]:
    named = 2 if order is RoomingOrder.ROOMS else 1
    return [cell(("note", gettext(N_("Nobody stays here yet")))) if place == named else () for place in range(len(columns))]


def _by_room(hotel: HotelRooming, day: date | None, columns: Sequence[Column]) -> list[Json]:
    rows: list[Json] = []
    number = 0
    for room in (*hotel.rooms, None):
        inside = [one for one in (room.lodgers if room else hotel.unassigned) if day in (None, one.from_day)]
        told = [(_room(room), cell(("number", str(place))), *_who(one), *_terms(one)) for place, one in enumerate(inside, number + 1)]
        number += len(inside)
        rows += rows_of(told, columns, (0,))
    return [group(rows)]


def _by_day(everybody: Sequence[Lodger], columns: Sequence[Column]) -> list[Json]:
    groups = []
    for day in sorted({lodger.from_day for lodger in everybody}):
        rows = [
            (cell(("number", str(one.number))), *_who(one), cell(("strong", one.room)), *_terms(one))
            for one in everybody
            if one.from_day == day
        ]
        people = ngettext("%(num)s person", "%(num)s people", len(rows))
        head = gettext(N_("%(day)s: check-in, %(people)s"), day=day_heading(day), people=people)
        groups.append(group(rows_of(rows, columns), [cell(("strong", head))]))
    return groups


def _room(room: RoomPicture | None) -> Cell:
    if room is None:
        return cell(("note", gettext(N_("the hotel assigns a room"))))
    return cell(("strong", room.number), ("more", gettext(ROOM_CATEGORY_NAMES[room.category])))


def _who(lodger: Lodger) -> tuple[Cell, Cell]:
    language = current()
    name = lodger.name.told(language)
    return (
        cell(("main", name), ("more", lodger.latin if lodger.latin != name else ""), ("more", lodger.position.told(language))),
        cell(("note", lodger.delegation.told(language))),
    )


def _terms(lodger: Lodger) -> tuple[Cell, Cell, Cell, Cell]:
    nights = ngettext("%(num)s night", "%(num)s nights", lodger.nights) if lodger.nights else gettext(N_("a rest by day"))
    days = f"{day_short(lodger.from_day)} {DASH}\n{day_short(lodger.until_day)}" if lodger.nights else day_short(lodger.from_day)
    return (
        cell(("main", f"{days}, {nights}")),
        cell(("note", gettext(ROOM_CATEGORY_NAMES[lodger.category]))),
        cell(("note", gettext(PAYER_NAMES[lodger.payer]))),
        cell(("note", lodger.note)),
    )
