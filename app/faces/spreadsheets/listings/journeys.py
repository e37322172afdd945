"""Arrivals and departures as a list: a row for everybody who travels, with who meets them and the car that they are given."""

from collections.abc import Iterator, Sequence

from app.faces.spreadsheets.listings.events import named
from app.faces.spreadsheets.listings.states import state_line
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.publishing.pictures import Pictures
from app.planning.itineraries.phones import Phones
from app.planning.journeys.rules import DIRECTION_NAMES, MODE_NAMES
from app.planning.logistics.picture import LegPicture
from app.planning.logistics.travel_lists import LegSection, ListedLeg, Ride, Traveller
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.wording import place_in_full


def journeys_listing(pictures: Pictures, sections: Sequence[LegSection], phones: Phones) -> Listing:
    """Return who travels, by day and time; a leg on which nobody is named yet stands there alone."""
    title = gettext(N_("Arrivals and departures"))
    rows = [row for section in sections for leg in section.legs for row in _rows(leg, phones)]
    return Listing(
        title=title,
        subtitle=state_line(pictures.programme, pictures.at, pictures.number),
        name=named(title, pictures.programme.title.told(current())),
        columns=tuple(_heads()),
        rows=[(number, *row) for number, row in enumerate(rows, 1)],
        landscape=True,
    )


def name_of(person: PersonPicture | None) -> str:
    """Return a person in full, surname first."""
    return person.name.told(current()) if person else ""


def _heads() -> Iterator[Head]:
    yield Head(gettext(N_("№")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Full name")))
    yield Head(gettext(N_("Position")))
    yield Head(gettext(N_("Delegation")))
    yield Head(gettext(N_("Direction")))
    yield Head(gettext(N_("Day")), kind=ColumnKind.DAY)
    yield Head(gettext(N_("Planned, local time")), kind=ColumnKind.HOUR)
    yield Head(gettext(N_("Expected, local time")), kind=ColumnKind.MOMENT)
    yield Head(gettext(N_("Leg")))
    yield Head(gettext(N_("Means of travel")))
    yield Head(gettext(N_("Here")))
    yield Head(gettext(N_("Other end")))
    yield Head(gettext(N_("Time there, local")), kind=ColumnKind.MOMENT)
    yield Head(gettext(N_("VIP hall")))
    yield Head(gettext(N_("State")))
    yield Head(gettext(N_("Meets or sees off")))
    yield Head(gettext(N_("Attached officer")))
    yield Head(gettext(N_("Phone on duty")))
    yield Head(gettext(N_("Car no.")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Plate")))
    yield Head(gettext(N_("Driver")))
    yield Head(gettext(N_("Driver’s phone")))
    yield Head(gettext(N_("The car starts at")), kind=ColumnKind.HOUR)
    yield Head(gettext(N_("Luggage")))


def _rows(listed: ListedLeg, phones: Phones) -> Iterator[tuple[Cell, ...]]:
    for one in listed.travellers or (None,):
        yield (
            *_who(one),
            *_leg(listed.leg, one),
            _meets(listed),
            *_officer(one, phones),
            *_ride(one.ride if one else None, phones),
            listed.leg.luggage,
        )


def _who(one: Traveller | None) -> tuple[Cell, Cell, Cell]:
    if one is None:
        return gettext(N_("Nobody is named yet")), "", ""
    language = current()
    return name_of(one.person), one.person.position.told(language), one.delegation.name.told(language) if one.delegation else ""


def _leg(leg: LegPicture, one: Traveller | None) -> tuple[Cell, ...]:
    language = current()
    return (
        gettext(DIRECTION_NAMES[leg.direction]),
        leg.day,
        leg.planned.local.time() if leg.planned else None,
        leg.expected.local if leg.expected else None,
        leg.number,
        gettext(MODE_NAMES[leg.mode]),
        place_in_full(leg.place, language),
        leg.far_place.told(language),
        leg.far.local if leg.far else None,
        gettext(N_("yes")) if leg.vip or (one is not None and one.vip) else "",
        _state(leg),
    )


def _state(leg: LegPicture) -> str:
    if leg.cancelled:
        return gettext(N_("Cancelled"))
    if leg.actual:
        return gettext(N_("has come") if leg.direction.value == "arrival" else N_("has left"))
    return gettext(N_("Not confirmed yet")) if leg.provisional else ""


def _meets(listed: ListedLeg) -> str:
    return ", ".join(filter(None, (name_of(listed.met_by), listed.leg.met_by_note)))


def _officer(one: Traveller | None, phones: Phones) -> tuple[Cell, Cell]:
    if one is None or one.delegation is None:
        return "", ""
    return name_of(one.officer), phones.officers.get(one.delegation.uid, "")


def _ride(ride: Ride | None, phones: Phones) -> tuple[Cell, ...]:
    if ride is None:
        return None, "", "", "", None
    start = ride.transfer.start.local.time()
    if ride.vehicle is None:
        return None, "", "", "", start
    return ride.vehicle.number, ride.vehicle.plate, name_of(ride.driver), phones.drivers.get(ride.vehicle.uid, ""), start
