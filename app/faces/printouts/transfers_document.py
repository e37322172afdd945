"""What the dispatcher's list of transfers says on paper, as plain data for the template and the word processor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.faces.printouts.arrivals_document import car_cell, strong
from app.faces.printouts.lists_document import Cell, Column, Occasion, Standing, cell, group, rows_of, section, sheet_of_list, told_name
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.when import Precision, When
from app.ground.words.dates import clock, day_heading, day_month, hours_full, offset, zone_city
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, ngettext
from app.planning.itineraries.phones import Phones
from app.planning.itineraries.travel_words import leg_title
from app.planning.logistics.picture import TransferPicture
from app.planning.logistics.travel_lists import ListedCar, ListedTransfer
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.wording import place_in_full

_MOST_NAMES: Final = 24
"""Passengers in one row: a coach takes several, so that none is higher than a sheet."""
_TIME, _WAY, _NOTE = 1, 2, 5
"""Columns that the cars of a transfer share, besides its number."""


@dataclass(frozen=True, slots=True)
class TransfersPicture:
    """All that the list says, frozen."""

    occasion: Occasion
    standing: Standing
    days: tuple[tuple[date, tuple[ListedTransfer, ...]], ...]
    phones: Phones


def transfers_document(picture: TransfersPicture, language: str) -> dict[str, Json]:
    """Return everything that is printed."""
    with speaking(language):
        columns = _columns()
        return sheet_of_list(
            gettext(N_("TRANSFERS")),
            gettext(N_("Transfers")),
            picture.occasion,
            picture.standing,
            columns,
            [_day(day, transfers, picture, columns) for day, transfers in picture.days],
        )


def vehicles_driven(days: Sequence[tuple[date, Sequence[ListedTransfer]]]) -> dict[str, str]:
    """Return the drivers of all vehicles that drive, by UID."""
    cars = (car for _, transfers in days for transfer in transfers for car in transfer.cars)
    return {car.vehicle.uid: car.vehicle.driver for car in cars if car.vehicle}


def _columns() -> tuple[Column, ...]:
    return (
        Column(gettext(N_("№")), 10),
        Column(gettext(N_("Time")), 28),
        Column(gettext(N_("From – to")), 68),
        Column(gettext(N_("Car, driver")), 54),
        Column(gettext(N_("Passengers"))),
        Column(gettext(N_("Note")), 38),
    )


def _day(day: date, transfers: Sequence[ListedTransfer], picture: TransfersPicture, columns: Sequence[Column]) -> Json:
    rows: list[Json] = []
    for number, listed in enumerate(transfers, 1):
        rows += rows_of(list(_rows(number, listed, picture)), columns, (0, _TIME, _WAY, _NOTE))
    held = sum(not listed.transfer.cancelled for listed in transfers)
    return section(day_heading(day), day_month(day), ngettext("%(num)s transfer", "%(num)s transfers", held), [group(rows)])


def _rows(number: int, listed: ListedTransfer, picture: TransfersPicture) -> Iterator[tuple[Cell, ...]]:
    transfer = listed.transfer
    shared = (cell(("number", str(number))), _time(transfer, picture.occasion.zone), _way(listed))
    note = cell(("note", transfer.note.told(current())))
    if not listed.cars:
        yield (
            *shared,
            cell(("note", gettext(N_("The car is not assigned yet")))),
            cell(("note", gettext(N_("Nobody is named yet")))),
            note,
        )
    for car in listed.cars:
        told_car = _car(car, transfer, picture.phones)
        for first in range(0, len(car.passengers) or 1, _MOST_NAMES):
            count = 0 if first else len(car.passengers)
            yield (*shared, told_car, _passengers(car.passengers[first : first + _MOST_NAMES], count), note)


def _time(transfer: TransferPicture, zone: str) -> Cell:
    when = When(transfer.start.day, Precision.EXACT, transfer.start, transfer.end)
    elsewhere = transfer.start.offset != transfer.start.at(zone).offset
    return cell(
        (strong(transfer.cancelled), hours_full(when)),
        ("note", gettext(N_("CANCELLED")) if transfer.cancelled else ""),
        ("more", gettext(N_("The time of arrival is an estimate")) if transfer.end_is_estimate else ""),
        ("more", f"{zone_city(transfer.zone)}, {offset(transfer.start.offset)}" if elsewhere else ""),
    )


def _way(listed: ListedTransfer) -> Cell:
    transfer, language = listed.transfer, current()
    reason = listed.item.title.told(language) if listed.item else ""
    if listed.leg is not None:
        expected = listed.leg.expected
        title = leg_title(listed.leg, language)
        reason = gettext(N_("%(leg)s: %(time)s"), leg=title, time=clock(expected)) if expected else title
    return cell(
        ("main", f"{place_in_full(transfer.start_place, language)} –"),
        ("main", place_in_full(transfer.goal, language)),
        ("more", reason),
        ("note", gettext(N_("Motorcade")) if transfer.motorcade else ""),
    )


def _car(listed: ListedCar, transfer: TransferPicture, phones: Phones) -> Cell:
    if listed.car is None:
        return car_cell(None, None, phones)
    place = gettext(N_("Place in the motorcade: %(place)s"), place=listed.car.order) if transfer.motorcade and listed.car.order else ""
    model = listed.vehicle.model if listed.vehicle else ""
    return car_cell(listed.vehicle, listed.driver, phones, *filter(None, (model, place, listed.car.note)))


def _passengers(some: Sequence[tuple[PersonPicture, str]], count: int) -> Cell:
    names = (f"{told_name(person)} ({seat})" if seat else told_name(person) for person, seat in some)
    return cell(("main", ", ".join(names)), ("more", ngettext("%(num)s person", "%(num)s people", count) if count > 1 else ""))
