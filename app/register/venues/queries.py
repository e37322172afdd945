"""Reading cities, venues, halls and travel minutes."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.register.venues.models import City, Hall, TravelTime, Venue


def get_city(session: Session, city_id: int) -> City:
    """Return a city; raises NotFound."""
    return get_or_refuse(session, City, city_id)


def get_venue(session: Session, venue_id: int) -> Venue:
    """Return a venue with its city and halls; raises NotFound."""
    query = select(Venue).where(Venue.id == venue_id).options(joinedload(Venue.city), selectinload(Venue.halls))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def get_hall(session: Session, hall_id: int) -> Hall:
    """Return a hall with its venue and city; raises NotFound."""
    query = select(Hall).where(Hall.id == hall_id).options(joinedload(Hall.venue).joinedload(Venue.city))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def cities_of(session: Session) -> Sequence[City]:
    """Return all cities in the order of the spoken language's alphabet."""
    return sorted(session.scalars(select(City)), key=lambda city: order(city.name.told(current())))


def venues_of(session: Session, city_id: int | None = None) -> Sequence[Venue]:
    """Return the venues of a city, or all, with city and halls, by city and name."""
    query = select(Venue).options(joinedload(Venue.city), selectinload(Venue.halls))
    if city_id is not None:
        query = query.where(Venue.city_id == city_id)
    language = current()
    return sorted(session.scalars(query), key=lambda venue: (order(venue.city.name.told(language)), order(venue.name.told(language))))


def place_choices(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Return what an item's place may be, by city: (`venue:7`, name) and below it (`hall:3`, venue and hall). One query."""
    query = (
        select(City.name, Venue.id, Venue.name, Hall.id, Hall.name)
        .select_from(Venue)
        .join(City, Venue.city_id == City.id)
        .outerjoin(Hall, Hall.venue_id == Venue.id)
    )
    language = current()

    def told(name: Texts | None) -> str:
        return name.told(language) if name else ""

    rows = [(told(city), told(venue), venue_id, told(hall), hall_id) for city, venue_id, venue, hall_id, hall in session.execute(query)]
    rows.sort(key=lambda row: (order(row[0]), order(row[1]), row[2], order(row[3])))
    groups: dict[str, list[tuple[str, str]]] = {}
    seen: set[int] = set()
    for city, venue, venue_id, hall, hall_id in rows:
        group = groups.setdefault(city, [])
        if venue_id not in seen:
            seen.add(venue_id)
            group.append((f"venue:{venue_id}", venue))
        if hall_id is not None:
            group.append((f"hall:{hall_id}", f"{venue}, {hall}"))
    return groups


def place_zones(session: Session) -> Mapping[str, str]:
    """Return the zone of everything that `place_choices` offers, by the same values. One query."""
    query = select(Venue.id, Hall.id, City.zone).join(City, Venue.city_id == City.id).outerjoin(Hall, Hall.venue_id == Venue.id)
    zones: dict[str, str] = {}
    for venue_id, hall_id, zone in session.execute(query):
        zones[f"venue:{venue_id}"] = zone
        if hall_id is not None:
            zones[f"hall:{hall_id}"] = zone
    return zones


def venue_choices(session: Session) -> dict[str, list[tuple[int, str]]]:
    """Return the venues by city, for a list to choose from: (id, name). One query."""
    language = current()
    query = select(City.name, Venue.id, Venue.name).join(City, Venue.city_id == City.id)
    rows = [(city.told(language), name.told(language), ident) for city, ident, name in session.execute(query)]
    rows.sort(key=lambda row: (order(row[0]), order(row[1]), row[2]))
    groups: dict[str, list[tuple[int, str]]] = {}
    for city, name, ident in rows:
        groups.setdefault(city, []).append((ident, name))
    return groups


def travels_of(session: Session) -> Sequence[TravelTime]:
    """Return all travel minutes that were entered, with both venues and their cities, by their names. One query."""
    language = current()

    def names(travel: TravelTime) -> tuple[object, ...]:
        return tuple(order(venue.name.told(language)) for venue in (travel.start, travel.goal))

    return sorted(session.scalars(select(TravelTime).options(*_with_ends())), key=names)


def get_travel(session: Session, travel_id: int) -> TravelTime:
    """Return travel minutes with both venues; raises NotFound."""
    found = session.scalars(select(TravelTime).where(TravelTime.id == travel_id).options(*_with_ends())).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_travel(session: Session, from_id: int, to_id: int) -> TravelTime | None:
    """Return the travel minutes entered for a way in this direction, if there are any."""
    query = select(TravelTime).where(TravelTime.from_id == from_id, TravelTime.to_id == to_id)
    return session.scalars(query).one_or_none()


def _with_ends() -> tuple[ORMOption, ...]:
    return joinedload(TravelTime.start).joinedload(Venue.city), joinedload(TravelTime.goal).joinedload(Venue.city)
