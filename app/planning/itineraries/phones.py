"""The phones on duty that somebody's own programme shows: looked up as they are today, only those that its reader needs.

They are phones of the office's work (a driver's, an officer's, a reception's), never of a person's own record. A phone is told only while
the one who stands beside it in the published programme still has it: nobody calls the old driver's name and gets the new one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.itineraries.rules import Itinerary, LineKind, Subject
from app.planning.journeys.models import Arrangements
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme
from app.planning.stays.models import Hotel
from app.planning.transfers.models import Vehicle
from app.register.venues.models import Hall


@dataclass(frozen=True, slots=True)
class Phones:
    """Numbers by the UIDs of what they belong to; empty ones are left out."""

    drivers: Mapping[str, str] = field(default_factory=dict)
    """By vehicle."""
    receptions: Mapping[str, str] = field(default_factory=dict)
    """By hotel."""
    officers: Mapping[str, str] = field(default_factory=dict)
    """Of the attached officer, by delegation."""
    halls: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Who is in charge of a hall, and the number."""
    desk: str = ""
    """The protocol office's on duty."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Whose phones itineraries need."""

    vehicles: Mapping[str, str]
    """Vehicle → the driver whom the published programme names."""
    hotels: frozenset[str]
    officers: Mapping[str, str]
    """Delegation → its officer there."""
    halls: frozenset[str]

    def __or__(self, other: "Needed") -> "Needed":
        return Needed(
            {**self.vehicles, **other.vehicles},
            self.hotels | other.hotels,
            {**self.officers, **other.officers},
            self.halls | other.halls,
        )


NOTHING: Final = Needed({}, frozenset(), {}, frozenset())


def phones_for(session: Session, itineraries: Iterable[Itinerary], programme: Programme, logistics: Logistics) -> Phones:
    """Return the phones that some itineraries of an event show; a fixed number of queries, however many they are."""
    needed = reduce(or_, (needed_for(one, programme, logistics) for one in itineraries), NOTHING)
    return phones_needed(session, needed, programme.event_uid)


def phones_needed(session: Session, needed: Needed, event_uid: str) -> Phones:
    """Return the phones on duty of those who are named, each only while they still have it. A fixed number of queries."""
    desk = select(Arrangements.duty_phone).join(Event, Event.id == Arrangements.event_id).where(Event.uid == event_uid)
    return Phones(
        drivers=_drivers(session, needed.vehicles),
        receptions=_receptions(session, needed.hotels),
        officers=_officers(session, needed.officers),
        halls=_halls(session, needed.halls),
        desk=session.scalar(desk) or "",
    )


def needed_for(itinerary: Itinerary, programme: Programme, logistics: Logistics) -> Needed:
    """Return whose phones the reader of an itinerary needs: those who drive them, receive them and look after them."""
    subject, lines = itinerary.whose.subject, [line for line in itinerary.lines if not line.cancelled]
    drives = subject is Subject.VEHICLE
    vehicles = {one.uid: one.driver for line in lines if not drives for one in (line.vehicle, *line.vehicles) if one is not None}
    delegations = delegations_met(itinerary, programme) if drives or subject is Subject.INTERPRETER else set(itinerary.delegations)
    return Needed(
        vehicles,
        frozenset(line.hotel.uid for line in lines if line.hotel is not None),
        {uid: logistics.officers[uid] for uid in delegations if uid in logistics.officers},
        frozenset({itinerary.whose.uid} if subject is Subject.HALL else ()),
    )


def delegations_met(itinerary: Itinerary, programme: Programme) -> set[str]:
    """Return the UIDs of the delegations that a driver drives or an interpreter interprets for."""
    met = {line.booking.delegation for line in itinerary.lines if line.booking is not None and line.booking.delegation}
    driven = {
        person for line in itinerary.lines if line.kind is LineKind.DRIVE and line.car is not None for person, _ in line.car.passengers
    }
    return met | {one.uid for one in programme.delegations if any(member.person in driven for member in one.members)}


def _drivers(session: Session, drivers: Mapping[str, str]) -> dict[str, str]:
    query = select(Vehicle).where(Vehicle.uid.in_(drivers), Vehicle.phone != "").options(joinedload(Vehicle.driver))
    found = session.scalars(query).all() if drivers else ()
    return {one.uid: one.phone for one in found if (one.driver.uid if one.driver else "") == drivers[one.uid]}


def _receptions(session: Session, hotels: Collection[str]) -> dict[str, str]:
    query = select(Hotel.uid, Hotel.phone).where(Hotel.uid.in_(hotels), Hotel.phone != "")
    return {row.uid: row.phone for row in session.execute(query)} if hotels else {}


def _officers(session: Session, officers: Mapping[str, str]) -> dict[str, str]:
    query = select(Delegation).where(Delegation.uid.in_(officers), Delegation.duty_phone != "")
    found = session.scalars(query).all() if officers else ()
    return {one.uid: one.duty_phone for one in found if one.attached is not None and one.attached.uid == officers[one.uid]}


def _halls(session: Session, halls: Collection[str]) -> dict[str, tuple[str, str]]:
    query = select(Hall.uid, Hall.manager, Hall.manager_phone).where(Hall.uid.in_(halls), Hall.manager_phone != "")
    return {row.uid: (row.manager, row.manager_phone) for row in session.execute(query)} if halls else {}
