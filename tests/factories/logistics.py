"""Real legs, vehicles, transfers, stays, interpreters and badges for tests."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.planning.accreditation.models import Badge, BadgeZone
from app.planning.events.models import Event
from app.planning.interpreting.models import Interpreter
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.rules import Direction
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.rules import plate_key
from app.register.directory.models import Person
from app.register.venues.models import Venue
from tests.factories.people import a_person_in_directory
from tests.factories.venues import a_venue

_numbers = count(1)


def a_leg(session: Session, event: Event, planned: datetime | None = None, *people: Person, **over: Any) -> Leg:
    """Return an arrival at `planned` (naive, by the event's clocks; 9.05 of its first day unless said otherwise) with its passengers."""
    local = planned or datetime.combine(event.first_day, datetime.min.time()).replace(hour=9, minute=5)
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event_id": event.id,
        "direction": Direction.ARRIVAL,
        "number": f"DP-{400 + next(_numbers)}",
        "day": local.date(),
        "zone": event.zone,
        "place": Texts(ru="Аэропорт"),
        "far_place": Texts(ru="Москва"),
        "far_zone": "Europe/Moscow",
        "tzdata": TZDATA_RELEASE,
        "passengers": [LegPassenger(person=person) for person in people],
    }
    leg = Leg(**{**values, **over})
    leg.planned = WallTime(local, event.zone)
    session.add(leg)
    session.flush()
    return leg


def a_vehicle(session: Session, event: Event, driver: Person | None = None, **over: Any) -> Vehicle:
    """Return a car for three with a driver; `over` sets any column."""
    number = next(_numbers)
    plate = over.get("plate", f"А{number:03}ВС102")
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event_id": event.id,
        "number": number,
        "plate": plate,
        "plate_key": plate_key(plate),
        "model": "Aurus Senat",
        "seats": 3,
        "driver": driver or a_person_in_directory(session),
        "phone": f"+7 900 000-{number:04}",
    }
    vehicle = Vehicle(**{**values, **over})
    session.add(vehicle)
    session.flush()
    return vehicle


def a_transfer(session: Session, event: Event, start: datetime, minutes: int = 40, **over: Any) -> Transfer:
    """Return a transfer that starts at `start` (naive, by the event's clocks), without cars or passengers; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event_id": event.id,
        "day": start.date(),
        "zone": event.zone,
        "tzdata": TZDATA_RELEASE,
        "from_place": Texts(ru="Аэропорт"),
        "to_place": Texts(ru="Гостиница"),
        "cars": [],
        "passengers": [],
    }
    transfer = Transfer(**{**values, **over})
    transfer.start = WallTime(start, event.zone)
    transfer.end = WallTime(start + timedelta(minutes=minutes), event.zone)
    session.add(transfer)
    session.flush()
    return transfer


def a_car(session: Session, transfer: Transfer, vehicle: Vehicle | None = None, *people: Person, **over: Any) -> TransferCar:
    """Return a car of a transfer with those who sit in it."""
    values = {"uid": new_uid(), "vehicle": vehicle, "order_no": next(_numbers)}
    car = TransferCar(**{**values, **over})
    transfer.cars.append(car)
    session.flush()
    transfer.passengers += [TransferPassenger(person=person, car=car, position=position) for position, person in enumerate(people)]
    session.flush()
    return car


def a_hotel(session: Session, event: Event, venue: Venue | None = None, **over: Any) -> Hotel:
    """Return a hotel of an event; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event_id": event.id, "venue": venue or a_venue(session), "phone": "+7 347 000-00-00"}
    hotel = Hotel(**{**values, "rooms": [], **over})
    session.add(hotel)
    session.flush()
    return hotel


def a_room(session: Session, hotel: Hotel, number: str = "", **over: Any) -> Room:
    """Return a room of a hotel; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event_id": hotel.event_id, "hotel": hotel, "number": number or str(100 + next(_numbers))}
    room = Room(**{**values, **over})
    session.add(room)
    session.flush()
    return room


def a_stay(session: Session, hotel: Hotel, person: Person, from_day: date, until_day: date, **over: Any) -> Stay:
    """Return a stay; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event_id": hotel.event_id, "hotel": hotel, "person": person}
    stay = Stay(**{**values, "from_day": from_day, "until_day": until_day, **over})
    session.add(stay)
    session.flush()
    return stay


def an_interpreter(session: Session, person: Person | None = None, **over: Any) -> Interpreter:
    """Return an interpreter between Kazakh and Russian; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "person": person or a_person_in_directory(session),
        "pairs": [["kk", "ru"], ["ru", "kk"]],
        "phone": f"+7 901 000-{next(_numbers):04}",
    }
    interpreter = Interpreter(**{**values, **over})
    session.add(interpreter)
    session.flush()
    return interpreter


def a_badge(session: Session, event: Event, person: Person | None = None, **over: Any) -> Badge:
    """Return a delegate's badge; `over` sets any column."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event_id": event.id,
        "person": person or a_person_in_directory(session),
        "number": number,
        "code": f"CODE{number:08}",
    }
    badge = Badge(**{**values, **over})
    session.add(badge)
    session.flush()
    return badge


def a_badge_zone(session: Session, event: Event, letter: str, **over: Any) -> BadgeZone:
    """Return a zone of an event; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event_id": event.id, "letter": letter, "name": Texts(ru=f"Зона {letter}")}
    zone = BadgeZone(**{**values, **over})
    session.add(zone)
    session.flush()
    return zone
