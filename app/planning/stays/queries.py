"""Reading hotels, rooms and stays; each query loads what its page shows, however many there are."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.planning.stays.models import Hotel, Room, Stay
from app.register.venues.models import Venue

_T = TypeVar("_T", Hotel, Room, Stay)


def hotels_of(session: Session, event_id: int) -> Sequence[Hotel]:
    """Return the hotels of an event in the order in which they were added, with venue, city and rooms. Two queries."""
    query = select(Hotel).where(Hotel.event_id == event_id).options(_venue(), selectinload(Hotel.rooms)).order_by(Hotel.id)
    return session.scalars(query).all()


def get_hotel(session: Session, hotel_id: int) -> Hotel:
    """Return a hotel with event, venue, city and rooms; raises NotFound."""
    query = select(Hotel).where(Hotel.id == hotel_id).options(_venue(), selectinload(Hotel.rooms), joinedload(Hotel.event))
    return _one(session.scalars(query).one_or_none())


def find_hotel_by_uid(session: Session, uid: str) -> Hotel | None:
    """Return the hotel with a UID, if there is one."""
    return session.scalars(select(Hotel).where(Hotel.uid == uid)).one_or_none()


def get_room(session: Session, room_id: int) -> Room:
    """Return a room with its hotel and venue; raises NotFound."""
    query = select(Room).where(Room.id == room_id).options(joinedload(Room.hotel).options(joinedload(Hotel.venue), joinedload(Hotel.event)))
    return _one(session.scalars(query).one_or_none())


def stays_of(session: Session, event_id: int, *, hotel_id: int | None = None) -> Sequence[Stay]:
    """Return the stays of an event, or of one hotel, by the first night, cancelled ones too; with person, hotel, venue, city and room.

    One query.
    """
    query = select(Stay).where(Stay.event_id == event_id).order_by(Stay.from_day, Stay.id)
    if hotel_id is not None:
        query = query.where(Stay.hotel_id == hotel_id)
    hotel = joinedload(Stay.hotel).joinedload(Hotel.venue).joinedload(Venue.city)
    return session.scalars(query.options(joinedload(Stay.person), hotel, joinedload(Stay.room))).all()


def get_stay(session: Session, stay_id: int) -> Stay:
    """Return a stay with event, person, hotel, venue and room; raises NotFound."""
    query = select(Stay).where(Stay.id == stay_id).options(joinedload(Stay.event), joinedload(Stay.person), joinedload(Stay.room))
    return _one(session.scalars(query.options(joinedload(Stay.hotel).joinedload(Hotel.venue))).one_or_none())


def stay_count(session: Session, *, hotel_id: int) -> int:
    """Return how many stays a hotel has, cancelled ones too."""
    return session.scalar(select(func.count()).select_from(Stay).where(Stay.hotel_id == hotel_id)) or 0


def history_of_hotel(session: Session, hotel: Hotel, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a hotel, of the rooms that it has and of the stays at it, newest first."""
    rooms = select(Room.id).where(Room.hotel_id == hotel.id)
    stays = select(Stay.id).where(Stay.hotel_id == hotel.id)
    things = or_(
        and_(Change.kind == Hotel.__kind__, Change.thing_id == hotel.id),
        and_(Change.kind == Room.__kind__, Change.thing_id.in_(rooms)),
        and_(Change.kind == Stay.__kind__, Change.thing_id.in_(stays)),
    )
    query = select(Change).where(Change.event_id == hotel.event_id, things).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def _venue() -> ORMOption:
    return joinedload(Hotel.venue).joinedload(Venue.city)


def _one(found: _T | None) -> _T:
    if found is None:
        raise NotFound
    return found
