"""What all writes of stays begin with: may this person, and is it still what they saw."""

from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.events.queries import may_change
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.stays.queries import get_hotel, get_room, get_stay
from app.register.accounts.rules.roles import Actor


def hotel_to_change(session: Session, hotel_id: int, by: Actor, seen: int | None) -> Hotel:
    """Return a hotel with event, venue and rooms, that this person may change."""
    hotel = get_hotel(session, hotel_id)
    if not may_change(hotel.event, by):
        raise NotAllowed
    refuse_if_stale(hotel, seen)
    return hotel


def room_to_change(session: Session, room_id: int, by: Actor, seen: int | None) -> Room:
    """Return a room with its hotel, that this person may change."""
    room = get_room(session, room_id)
    if not may_change(room.hotel.event, by):
        raise NotAllowed
    refuse_if_stale(room, seen)
    return room


def stay_to_change(session: Session, stay_id: int, by: Actor, seen: int | None) -> Stay:
    """Return a stay with event, person, hotel and room, that this person may change."""
    stay = get_stay(session, stay_id)
    if not may_change(stay.event, by):
        raise NotAllowed
    refuse_if_stale(stay, seen)
    return stay


def place_in(session: Session, event_id: int, hotel_id: int, room_id: int | None) -> tuple[Hotel, Room | None]:
    """Return a hotel of an event, and a room of it where one is named; refuse what is not of this event or hotel."""
    hotel = get_hotel(session, hotel_id)
    if hotel.event_id != event_id:
        raise Refusal(N_("Choose a hotel of this event."), "place")
    if room_id is None:
        return hotel, None
    room = next((room for room in hotel.rooms if room.id == room_id), None)
    if room is None:
        raise Refusal(N_("This room is no longer there; choose another one."), "place")
    return hotel, room
