"""Adding, changing and removing cities, venues, halls and travel minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone as known_zone
from app.register.venues.models import City, Hall, TravelTime, Venue
from app.register.venues.queries import find_travel, get_travel, get_venue
from app.register.venues.rules import CitySide, Layout, capacities, position, refuse_travel, unused_name

IN_USE: Final = N_("“%(name)s” is still in use, so it cannot be removed.")

_Thing = TypeVar("_Thing", City, Venue, Hall)


@dataclass(frozen=True, slots=True)
class CityDetails:
    """What a form says of a city."""

    name: Texts
    zone: str
    side: CitySide


@dataclass(frozen=True, slots=True)
class VenueDetails:
    """What a form says of a venue. Latitude and longitude in degrees (WGS 84)."""

    city_id: int
    name: Texts
    address: Texts = Texts()
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HallDetails:
    """What a form says of a hall."""

    name: Texts
    seats: Mapping[Layout, int | None] = field(default_factory=dict)
    manager: str = ""
    manager_phone: str = ""


@dataclass(frozen=True, slots=True)
class TravelDetails:
    """How many minutes the way from one venue to another takes, as somebody knows."""

    from_id: int
    to_id: int
    minutes: int


def add_city(session: Session, uid: str, details: CityDetails, *, code: str | None = None) -> int:
    """Add a city and return its id; the same `uid` again adds nothing."""
    known = _find(session, City, uid)
    if known is None:
        known = City(uid=uid, code=code)
        _write_city(session, known, details)
        return made_once(session, known, lambda: _find(session, City, uid)).id
    return known.id


def change_city(session: Session, city_id: int, seen: int | None, details: CityDetails) -> int:
    """Change a city. Items keep the zone that they were given; only new ones take the city's."""
    city = get_or_refuse(session, City, city_id)
    refuse_if_stale(city, seen)
    _write_city(session, city, details)
    session.flush()
    return city.id


def remove_city(session: Session, city_id: int, seen: int | None) -> None:
    """Remove a city that nothing is in."""
    city = get_or_refuse(session, City, city_id)
    refuse_if_stale(city, seen)
    _remove(session, city)


def add_venue(session: Session, uid: str, details: VenueDetails, *, code: str | None = None) -> int:
    """Add a venue and return its id; the same `uid` again adds nothing."""
    known = _find(session, Venue, uid)
    if known is None:
        known = Venue(uid=uid, code=code)
        _write_venue(session, known, details)
        return made_once(session, known, lambda: _find(session, Venue, uid)).id
    return known.id


def change_venue(session: Session, venue_id: int, seen: int | None, details: VenueDetails) -> int:
    """Change a venue."""
    venue = get_or_refuse(session, Venue, venue_id)
    refuse_if_stale(venue, seen)
    _write_venue(session, venue, details)
    session.flush()
    return venue.id


def remove_venue(session: Session, venue_id: int, seen: int | None) -> None:
    """Remove a venue with its halls, if nothing takes place there."""
    venue = get_venue(session, venue_id)
    refuse_if_stale(venue, seen)
    _remove(session, venue)


def add_hall(session: Session, uid: str, venue_id: int, details: HallDetails, *, code: str | None = None) -> int:
    """Add a hall to a venue and return its id; the same `uid` again adds nothing."""
    known = _find(session, Hall, uid)
    if known is None:
        known = Hall(uid=uid, code=code, venue_id=get_or_refuse(session, Venue, venue_id).id, layouts=[])
        _write_hall(session, known, details)
        return made_once(session, known, lambda: _find(session, Hall, uid)).id
    return known.id


def change_hall(session: Session, hall_id: int, seen: int | None, details: HallDetails) -> int:
    """Change a hall."""
    hall = get_or_refuse(session, Hall, hall_id)
    refuse_if_stale(hall, seen)
    _write_hall(session, hall, details)
    session.flush()
    return hall.id


def remove_hall(session: Session, hall_id: int, seen: int | None) -> int:
    """Remove a hall that nothing takes place in; returns the id of its venue."""
    hall = get_or_refuse(session, Hall, hall_id)
    refuse_if_stale(hall, seen)
    venue_id = hall.venue_id
    _remove(session, hall)
    return venue_id


def enter_travel(session: Session, details: TravelDetails) -> int:
    """Enter how long a way takes and return the row's id; the same again enters nothing, another length is refused."""
    refuse_travel(details.from_id, details.to_id, details.minutes)
    known = find_travel(session, details.from_id, details.to_id)
    if known is None:
        start, goal = session.get(Venue, details.from_id), session.get(Venue, details.to_id)
        if start is None or goal is None:
            raise Refusal(N_("This place has been removed; choose another one."), "from_id" if start is None else "to_id")
        new = TravelTime(from_id=start.id, to_id=goal.id, start=start, goal=goal, minutes=details.minutes)
        known = made_once(session, new, lambda: find_travel(session, details.from_id, details.to_id))
    if known.minutes != details.minutes:
        raise Refusal(N_("This way is entered already with %(minutes)s minutes; change it there."), "to_id", minutes=known.minutes)
    return known.id


def change_travel(session: Session, travel_id: int, seen: int | None, minutes: int) -> int:
    """Change how long a way takes."""
    travel = get_travel(session, travel_id)
    refuse_if_stale(travel, seen)
    refuse_travel(travel.from_id, travel.to_id, minutes)
    travel.minutes = minutes
    session.flush()
    return travel.id


def remove_travel(session: Session, travel_id: int, seen: int | None) -> None:
    """Forget what was entered: from now on the way is estimated again."""
    travel = get_travel(session, travel_id)
    refuse_if_stale(travel, seen)
    session.delete(travel)
    session.flush()


def _write_city(session: Session, city: City, details: CityDetails) -> None:
    known_zone(details.zone)
    city.name = unused_name(details.name, session.scalars(select(City.name).where(City.id != (city.id or 0))))
    city.zone, city.side = details.zone, details.side


def _write_venue(session: Session, venue: Venue, details: VenueDetails) -> None:
    if session.get(City, details.city_id) is None:
        raise Refusal(N_("This city has been removed; choose another one."), "city_id")
    latitude, longitude = position(details.latitude, details.longitude)
    others = select(Venue.name).where(Venue.city_id == details.city_id, Venue.id != (venue.id or 0))
    venue.name = unused_name(details.name, session.scalars(others))
    venue.city_id, venue.address, venue.note = details.city_id, details.address, details.note
    venue.latitude, venue.longitude = latitude, longitude


def _write_hall(session: Session, hall: Hall, details: HallDetails) -> None:
    seats = capacities(details.seats)
    others = select(Hall.name).where(Hall.venue_id == hall.venue_id, Hall.id != (hall.id or 0))
    hall.name = unused_name(details.name, session.scalars(others))
    if hall.capacities != seats:
        hall.capacities = seats
    hall.manager, hall.manager_phone = details.manager, details.manager_phone


def _find(session: Session, model: type[_Thing], uid: str) -> _Thing | None:
    return session.scalars(select(model).where(model.uid == uid)).one_or_none()


def _remove(session: Session, thing: City | Venue | Hall) -> None:
    """Delete, and let the database say whether anything on the floors above still points here."""
    name = thing.name.ru
    try:
        with session.begin_nested():
            session.delete(thing)
    except IntegrityError as error:
        raise Refusal(IN_USE, name=name) from error
