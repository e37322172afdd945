"""Loading the cities, venues and halls of the demonstration set."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.demo.data import DemoHall, DemoSet, DemoVenue
from app.demo.naming import uid_of
from app.demo.queries import find_city, find_hall, find_venue
from app.register.venues.commands import CityDetails, HallDetails, VenueDetails, add_city, add_hall, add_venue


@dataclass(slots=True)
class Places:
    """The ids of the set's places by their codes, and how many of them are new."""

    cities: dict[str, int] = field(default_factory=dict)
    venues: dict[str, int] = field(default_factory=dict)
    halls: dict[str, int] = field(default_factory=dict)
    new_cities: int = 0
    new_venues: int = 0
    new_halls: int = 0


def load_places(session: Session, demo: DemoSet) -> Places:
    """Add the places that are missing and return where all of them are; the others stay as they are."""
    places = Places()
    for city in demo.cities:
        ident = find_city(session, city.code, city.name.ru)
        if ident is None:
            ident = add_city(session, uid_of(city.code), CityDetails(city.name, city.zone, city.side), code=city.code)
            places.new_cities += 1
        places.cities[city.code] = ident
    for venue in demo.venues:
        _load_venue(session, venue, places)
    return places


def _load_venue(session: Session, venue: DemoVenue, places: Places) -> None:
    city_id = places.cities[venue.city]
    ident = find_venue(session, venue.code, venue.name.ru, city_id)
    if ident is None:
        details = VenueDetails(city_id, venue.name, venue.address, venue.latitude, venue.longitude)
        ident = add_venue(session, uid_of(venue.code), details, code=venue.code)
        places.new_venues += 1
    places.venues[venue.code] = ident
    for hall in venue.halls:
        _load_hall(session, hall, ident, places)


def _load_hall(session: Session, hall: DemoHall, venue_id: int, places: Places) -> None:
    ident = find_hall(session, hall.code, hall.name.ru, venue_id)
    if ident is None:
        ident = add_hall(session, uid_of(hall.code), venue_id, HallDetails(hall.name, hall.seats), code=hall.code)
        places.new_halls += 1
    places.halls[hall.code] = ident
