"""Adding rooms of a hotel, one or many at once, changing and removing one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.planning.stays.commands.common import hotel_to_change, room_to_change
from app.planning.stays.models import Room, Stay
from app.planning.stays.rules import MOST_BEDS, RoomCategory, RoomLine
from app.register.accounts.rules.roles import Actor

MOST_NAMED = 8
"""Rooms that a refusal tells by their numbers."""
_ARE_THERE = N_("The hotel has these rooms already: %(numbers)s.")


@dataclass(frozen=True, slots=True)
class AddRooms:
    """Add rooms to a hotel. `uid` is chosen by the page, so that pressing twice adds them once."""

    hotel_id: int
    by: Actor
    uid: str
    rooms: Sequence[RoomLine]


@dataclass(frozen=True, slots=True)
class RoomDetails:
    """What the form of one room asks for."""

    number: str
    category: RoomCategory = RoomCategory.STANDARD
    beds: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRoom:
    """Change a room that the person saw at revision `seen`."""

    room_id: int
    by: Actor
    seen: int | None
    details: RoomDetails


@dataclass(frozen=True, slots=True)
class OnRoom:
    """Do something to a room that the person saw at revision `seen`."""

    room_id: int
    by: Actor
    seen: int | None


def add_rooms(session: Session, cmd: AddRooms) -> int:
    """Add the rooms and return how many came; those of an earlier press of the same button are not added again."""
    hotel = hotel_to_change(session, cmd.hotel_id, cmd.by, None)
    known = {room.number: room.uid for room in hotel.rooms}
    wanted = {room.number: (uid_from(cmd.uid, room.number), room) for room in cmd.rooms}
    taken = [number for number, (uid, _) in wanted.items() if number in known and known[number] != uid]
    if taken:
        raise Refusal(_ARE_THERE, "rooms", numbers=_listed(taken))
    fresh = [
        Room(uid=uid, event_id=hotel.event_id, hotel=hotel, number=number, category=room.category, beds=room.beds)
        for number, (uid, room) in wanted.items()
        if number not in known
    ]
    session.add_all(fresh)
    try:
        session.flush()
    except IntegrityError as error:  # somebody else has just added some of them
        raise Refusal(_ARE_THERE, "rooms", numbers=_listed([room.number for room in fresh])) from error
    return len(fresh)


def change_room(session: Session, cmd: ChangeRoom) -> int:
    """Write the new details and return the hotel's id."""
    room = room_to_change(session, cmd.room_id, cmd.by, cmd.seen)
    details = cmd.details
    if not 1 <= details.beds <= MOST_BEDS:
        raise Refusal(N_("A room has 1 to %(most)s beds."), "beds", most=MOST_BEDS)
    others = select(Room.id).where(Room.hotel_id == room.hotel_id, Room.number == details.number, Room.id != room.id)
    if session.scalar(others):
        raise Refusal(N_("The hotel has a room of this number already."), "number")
    room.number, room.category, room.beds, room.note = details.number, details.category, details.beds, details.note
    try:
        session.flush()
    except IntegrityError as error:
        raise Refusal(N_("The hotel has a room of this number already."), "number") from error
    return room.hotel_id


def remove_room(session: Session, cmd: OnRoom) -> int:
    """Remove the room and return the hotel's id; for those who stay in it the hotel assigns another one."""
    room = room_to_change(session, cmd.room_id, cmd.by, cmd.seen)
    hotel_id = room.hotel_id
    inside = select(Stay).where(Stay.room_id == room.id).options(joinedload(Stay.room), joinedload(Stay.person))
    for stay in session.scalars(inside):
        stay.room = None
    session.flush()
    session.delete(room)
    session.flush()
    return hotel_id


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:MOST_NAMED]) + ("…" if len(numbers) > MOST_NAMED else "")
