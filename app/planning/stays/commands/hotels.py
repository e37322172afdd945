"""Adding a hotel to an event, changing what is known of it, and taking it off."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.events.queries import get_event_to_change
from app.planning.stays.commands.common import hotel_to_change
from app.planning.stays.models import Hotel
from app.planning.stays.queries import find_hotel_by_uid, stay_count
from app.register.accounts.rules.roles import Actor
from app.register.venues.models import Venue

_IS_THERE = N_("%(name)s is a hotel of this event already.")


@dataclass(frozen=True, slots=True)
class HotelDetails:
    """What the form of a hotel asks for besides the venue; times are by the clocks of its city."""

    phone: str = ""
    contact: str = ""
    check_in: time | None = None
    check_out: time | None = None
    note: str = ""


NOTHING_YET = HotelDetails()


@dataclass(frozen=True, slots=True)
class AddHotel:
    """Let guests of an event stay at a venue. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    venue_id: int
    details: HotelDetails = NOTHING_YET
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeHotel:
    """Change a hotel that the person saw at revision `seen`."""

    hotel_id: int
    by: Actor
    seen: int | None
    details: HotelDetails


@dataclass(frozen=True, slots=True)
class OnHotel:
    """Do something to a hotel that the person saw at revision `seen`."""

    hotel_id: int
    by: Actor
    seen: int | None


def add_hotel(session: Session, cmd: AddHotel) -> int:
    """Add the hotel and return its id; a venue is a hotel of an event once."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    known = _find_made(session, cmd)
    if known is not None:
        return known.id
    venue = get_or_refuse(session, Venue, cmd.venue_id)
    if session.scalar(select(Hotel.id).where(Hotel.event_id == event.id, Hotel.venue_id == venue.id)):
        raise Refusal(_IS_THERE, "venue_id", name=venue.name.ru)
    hotel = Hotel(uid=cmd.uid, code=cmd.code, event_id=event.id, venue=venue, rooms=[])
    _write(hotel, cmd.details)
    try:
        return made_once(session, hotel, lambda: _find_made(session, cmd)).id
    except IntegrityError as error:  # somebody else has just added the same venue
        raise Refusal(_IS_THERE, "venue_id", name=venue.name.ru) from error


def change_hotel(session: Session, cmd: ChangeHotel) -> int:
    """Write the new details and return the hotel's id."""
    hotel = hotel_to_change(session, cmd.hotel_id, cmd.by, cmd.seen)
    _write(hotel, cmd.details)
    session.flush()
    return hotel.id


def remove_hotel(session: Session, cmd: OnHotel) -> int:
    """Take the hotel with its rooms off the event and return the event's id; refused while stays point at it."""
    hotel = hotel_to_change(session, cmd.hotel_id, cmd.by, cmd.seen)
    if stay_count(session, hotel_id=hotel.id):
        raise Refusal(N_("Somebody stays there, or was to. Move them to another hotel first."))
    event_id = hotel.event_id
    session.delete(hotel)
    session.flush()
    return event_id


def _find_made(session: Session, cmd: AddHotel) -> Hotel | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_hotel_by_uid(session, cmd.uid)
    if made is not None and made.event_id != cmd.event_id:
        raise NotAllowed
    return made


def _write(hotel: Hotel, details: HotelDetails) -> None:
    hotel.phone, hotel.contact, hotel.note = details.phone, details.contact, details.note
    hotel.check_in, hotel.check_out = details.check_in, details.check_out
