"""What the list of arrivals and departures says on paper, as plain data for the template and the word processor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.faces.printouts.lists_document import Cell, Column, Occasion, Standing, cell, group, rows_of, section, sheet_of_list, told_name
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.ground.words.dates import by_time_of, clock, day_heading, day_month, offset, zone_city
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, ngettext
from app.planning.itineraries.phones import Phones
from app.planning.itineraries.ride_words import car_number
from app.planning.itineraries.travel_words import leg_title
from app.planning.journeys.rules import Direction
from app.planning.logistics.picture import LegPicture, VehiclePicture
from app.planning.logistics.travel_lists import LegSection, ListedLeg, Ride, Traveller
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.wording import place_in_full

PLURALS: Final = {Direction.ARRIVAL: N_("Arrivals"), Direction.DEPARTURE: N_("Departures")}
_WHO_MEETS: Final = {Direction.ARRIVAL: N_("Met by"), Direction.DEPARTURE: N_("Seen off by")}
_LATE: Final = {
    Direction.ARRIVAL: N_("planned %(planned)s, arrived at %(time)s"),
    Direction.DEPARTURE: N_("planned %(planned)s, left at %(time)s"),
}
_DELEGATION, _MEETS, _CAR = 2, 3, 4
"""Columns that neighbours share."""


@dataclass(frozen=True, slots=True)
class ArrivalsPicture:
    """All that the list says, frozen."""

    occasion: Occasion
    standing: Standing
    sections: tuple[LegSection, ...]
    phones: Phones
    direction: Direction | None = None
    delegation: Texts = Texts()
    """Whose people alone are listed."""


def arrivals_document(picture: ArrivalsPicture, language: str) -> dict[str, Json]:
    """Return everything that is printed."""
    with speaking(language):
        columns = _columns(picture.direction)
        return sheet_of_list(
            gettext(N_("ARRIVALS AND DEPARTURES")),
            gettext(PLURALS[picture.direction] if picture.direction else N_("Arrivals and departures")),
            picture.occasion,
            picture.standing,
            columns,
            [_section(one, picture, columns) for one in picture.sections],
            [*filter(None, (gettext(PLURALS[picture.direction]) if picture.direction else "", picture.delegation.told(language)))],
        )


def car_cell(vehicle: VehiclePicture | None, driver: PersonPicture | None, phones: Phones, *more: str) -> Cell:
    """Return a car as lists tell it: number and plate, driver, phone on duty."""
    if vehicle is None:
        return cell(("note", gettext(N_("The car is not assigned yet"))), *(("more", one) for one in more))
    number = ", ".join(filter(None, (car_number(vehicle), vehicle.plate)))
    name = told_name(driver) if driver else ""
    return cell(("main", number), ("more", name), ("phone", phones.drivers.get(vehicle.uid, "")), *(("more", one) for one in more))


def strong(cancelled: bool) -> str:
    """Return how what matters most is told, and that it does not take place."""
    return "struck" if cancelled else "strong"


def _columns(direction: Direction | None) -> tuple[Column, ...]:
    return (
        Column(gettext(N_("№")), 10),
        Column(gettext(N_("Full name, position"))),
        Column(gettext(N_("Delegation")), 58),
        Column(gettext(_WHO_MEETS[direction] if direction else N_("Meets or sees off")), 52),
        Column(gettext(N_("Car, driver")), 58),
    )


def _section(one: LegSection, picture: ArrivalsPicture, columns: Sequence[Column]) -> Json:
    which = gettext(PLURALS[one.direction]).lower()
    people = ngettext("%(num)s person", "%(num)s people", one.count)
    groups, number = [], 1
    for listed in one.legs:
        rows = [_row(place, traveller, picture.phones) for place, traveller in enumerate(listed.travellers, number)]
        number += len(rows)
        nobody: list[Sequence[Cell]] = [((), cell(("note", gettext(N_("Nobody is named yet")))), (), (), ())]
        groups.append(group(rows_of(rows or nobody, columns, (_DELEGATION, _MEETS, _CAR)), _leg_head(listed, picture)))
    heading = gettext(N_("%(day)s: %(what)s"), day=day_heading(one.day), what=which)
    return section(heading, gettext(N_("%(day)s: %(what)s"), day=day_month(one.day), what=which), people, groups)


def _leg_head(listed: ListedLeg, picture: ArrivalsPicture) -> tuple[Cell, Cell, Cell]:
    """Return when, what and where: what is told once for everybody on a leg."""
    leg, language = listed.leg, current()
    meets = ", ".join(filter(None, (_meeting(listed, picture), leg.met_by_note)))
    arrives = leg.direction is Direction.ARRIVAL
    what = cell(
        (strong(leg.cancelled), leg_title(leg, language)),
        ("note", _standing_of(leg)),
        ("more", _far(leg)),
        ("more", gettext(N_("Met by: %(name)s") if arrives else N_("Seen off by: %(name)s"), name=meets) if meets else ""),
        ("more", gettext(N_("Luggage: %(luggage)s"), luggage=leg.luggage) if leg.luggage else ""),
    )
    where = cell(("main", place_in_full(leg.place, language)), ("note", gettext(N_("Through the VIP hall")) if leg.vip else ""))
    return _time(leg, picture.occasion.zone), what, where


def _time(leg: LegPicture, zone: str) -> Cell:
    expected = leg.expected
    if expected is None:
        return cell(("note", gettext(N_("time unknown"))))
    differ = leg.far is not None and leg.far.offset != expected.offset
    elsewhere = expected.offset != expected.at(zone).offset
    return cell(
        (strong(leg.cancelled), clock(expected)),
        ("more", day_month(expected.day) if expected.day != leg.day else ""),
        ("more", f"{zone_city(leg.zone)}, {offset(expected.offset)}" if elsewhere else offset(expected.offset) if differ else ""),
        ("more", by_time_of(When(expected.day, Precision.EXACT, expected), zone) if elsewhere else ""),
    )


def _standing_of(leg: LegPicture) -> str:
    """Return that a leg does not take place, that it is not sure, or what was planned and what came of it."""
    if leg.cancelled:
        return gettext(N_("CANCELLED"))
    return "; ".join(filter(None, (gettext(N_("Not confirmed yet")) if leg.provisional else "", late_told(leg))))


def late_told(leg: LegPicture) -> str:
    """Return «по плану 14.20, ожидается 15.35»; nothing where it keeps to its time."""
    planned, expected = leg.planned, leg.expected
    if planned is None or expected is None or expected.instant == planned.instant:
        return ""
    pattern = _LATE[leg.direction] if leg.actual else N_("planned %(planned)s, expected %(time)s")
    return gettext(pattern, planned=clock(planned), time=_beside(expected, planned))


def _far(leg: LegPicture) -> str:
    """Return when it leaves the other end or gets there, by the clocks there."""
    if leg.far is None:
        return ""
    city = leg.far_place.told(current()) or zone_city(leg.far.zone)
    time = _beside(leg.far, leg.expected)
    if leg.expected is not None and leg.far.offset != leg.expected.offset:
        time = f"{time} ({offset(leg.far.offset)})"
    if leg.direction is Direction.ARRIVAL:
        return gettext(N_("Leaves %(city)s at %(time)s, local time"), city=city, time=time)
    return gettext(N_("Arrives in %(city)s at %(time)s, local time"), city=city, time=time)


def _beside(wall: WallTime, other: WallTime | None) -> str:
    return clock(wall) if other is None or wall.day == other.day else f"{day_month(wall.day)}, {clock(wall)}"


def _meeting(listed: ListedLeg, picture: ArrivalsPicture) -> str:
    """Return who meets, with the phone on duty where they are the attached officer of somebody on it."""
    if listed.met_by is None:
        return ""
    theirs = {one.delegation.uid for one in listed.travellers if one.delegation and one.officer == listed.met_by}
    phone = next((picture.phones.officers[uid] for uid in sorted(theirs) if uid in picture.phones.officers), "")
    return ", ".join(filter(None, (told_name(listed.met_by), phone)))


def _row(number: int, one: Traveller, phones: Phones) -> tuple[Cell, ...]:
    delegation = one.delegation
    return (
        cell(("number", str(number))),
        cell(
            ("main", one.person.name.told(current())),
            ("more", one.person.position.told(current())),
            ("note", gettext(N_("Through the VIP hall")) if one.vip else ""),
        ),
        cell(("main", delegation.name.told(current()) if delegation else "")),
        cell(
            ("main", told_name(one.officer) if one.officer else ""),
            ("phone", phones.officers.get(delegation.uid, "") if delegation else ""),
        ),
        _ride(one.ride, phones),
    )


def _ride(ride: Ride | None, phones: Phones) -> Cell:
    if ride is None:
        return ()
    return car_cell(ride.vehicle, ride.driver, phones, gettext(N_("starts at %(time)s"), time=clock(ride.transfer.start)))


def phones_asked(sections: Sequence[LegSection]) -> Iterator[tuple[str, str]]:
    """Yield vehicle and driver of everybody who is driven, by UID."""
    for one in sections:
        for leg in one.legs:
            for traveller in leg.travellers:
                if traveller.ride and traveller.ride.vehicle:
                    yield traveller.ride.vehicle.uid, traveller.ride.vehicle.driver
