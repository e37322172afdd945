"""Transfers as a list, a row for each car, and the vehicles of an event."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.listings.journeys import name_of
from app.faces.spreadsheets.listings.states import state_line
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import days_range
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.publishing.pictures import Pictures
from app.planning.events.models import Event
from app.planning.itineraries.phones import Phones
from app.planning.itineraries.travel_words import leg_title
from app.planning.logistics.travel_lists import ListedCar, ListedTransfer
from app.planning.programmes.wording import place_in_full
from app.planning.transfers.models import Vehicle
from app.planning.transfers.rules import VEHICLE_CLASS_NAMES


def transfers_listing(pictures: Pictures, days: Sequence[tuple[date, Sequence[ListedTransfer]]], phones: Phones) -> Listing:
    """Return the transfers by their start, the cars of each in their order."""
    title = gettext(N_("Transfers"))
    return Listing(
        title=title,
        subtitle=state_line(pictures.programme, pictures.at, pictures.number),
        name=named(title, pictures.programme.title.told(current())),
        columns=tuple(_heads()),
        rows=[row for _, some in days for number, one in enumerate(some, 1) for row in _rows(number, one, phones)],
        landscape=True,
    )


def vehicles_listing(event: Event, vehicles: Sequence[Vehicle]) -> Listing:
    """Return the vehicles of an event with their drivers and the phones on duty, by number; those withdrawn too."""
    language, title = current(), gettext(N_("Vehicles"))
    return Listing(
        title=title,
        subtitle=event_line(event.title.told(language), event.city.name.told(language), days_range(event.days)),
        name=named(title, event.title.told(language)),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Class"))),
            Head(gettext(N_("Vehicle"))),
            Head(gettext(N_("Plate"))),
            Head(gettext(N_("Seats")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Driver"))),
            Head(gettext(N_("Phone on duty"))),
            Head(gettext(N_("Note"))),
            Head(gettext(N_("State"))),
        ),
        rows=[
            (
                one.number,
                gettext(VEHICLE_CLASS_NAMES[one.vehicle_class]),
                one.model,
                one.plate,
                one.seats,
                one.driver.name.told(language) if one.driver else "",
                one.phone,
                one.note,
                gettext(N_("withdrawn")) if one.withdrawn else "",
            )
            for one in vehicles
        ],
        landscape=True,
    )


def _heads() -> Iterator[Head]:
    yield Head(gettext(N_("Day")), kind=ColumnKind.DAY)
    yield Head(gettext(N_("№")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Starts, local time")), kind=ColumnKind.HOUR)
    yield Head(gettext(N_("Gets there, local time")), kind=ColumnKind.MOMENT)
    yield Head(gettext(N_("From where")))
    yield Head(gettext(N_("Where to")))
    yield Head(gettext(N_("For what")))
    yield Head(gettext(N_("Place in the row")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Car no.")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Plate")))
    yield Head(gettext(N_("Vehicle")))
    yield Head(gettext(N_("Driver")))
    yield Head(gettext(N_("Driver’s phone")))
    yield Head(gettext(N_("People")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Passengers")))
    yield Head(gettext(N_("Note")))
    yield Head(gettext(N_("State")))


def _rows(number: int, listed: ListedTransfer, phones: Phones) -> Iterator[tuple[Cell, ...]]:
    transfer, language = listed.transfer, current()
    reason = listed.item.title.told(language) if listed.item else ""
    for car in listed.cars or (ListedCar(None, None, None, ()),):
        yield (
            transfer.start.day,
            number,
            transfer.start.local.time(),
            transfer.end.local,
            place_in_full(transfer.start_place, language),
            place_in_full(transfer.goal, language),
            leg_title(listed.leg, language) if listed.leg else reason,
            *_car(car, phones),
            transfer.note.told(language),
            gettext(N_("Cancelled")) if transfer.cancelled else "",
        )


def _car(one: ListedCar, phones: Phones) -> tuple[Cell, ...]:
    names = "\n".join(f"{name_of(person)} ({seat})" if seat else name_of(person) for person, seat in one.passengers)
    order = one.car.order if one.car else None
    if one.vehicle is None:
        return order, None, "", gettext(N_("The car is not assigned yet")), "", "", len(one.passengers), names
    vehicle = one.vehicle
    phone = phones.drivers.get(vehicle.uid, "")
    return order, vehicle.number, vehicle.plate, vehicle.model, name_of(one.driver), phone, len(one.passengers), names
