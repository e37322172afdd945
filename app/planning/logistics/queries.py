"""The draft of an event's logistics as one picture, in as many queries for one guest as for three thousand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, or_, select, union
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.contacts import without_contacts
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.logistics.picture import (
    BookingPicture,
    CarPicture,
    HallPicture,
    HotelPicture,
    LegPicture,
    Logistics,
    StayPicture,
    TransferPicture,
    VehiclePicture,
)
from app.planning.logistics.places import joined, place_at, terminal_told
from app.planning.logistics.responsible_queries import responsible_among
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Place
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.roster_queries import people_among
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.register.directory.models import Person
from app.register.venues.models import Hall, Venue


def logistics_of(session: Session, event: Event) -> Logistics:
    """Return the picture of an event's logistics as they stand now, without what was cancelled before anybody was told of it."""
    cars = _cars(session, event.id)
    driving = {car.vehicle for ours in cars.values() for car in ours}
    return Logistics(
        event_uid=event.uid,
        legs=_legs(session, event.id),
        vehicles=_vehicles(session, event.id, driving),
        transfers=_transfers(session, event.id, cars),
        hotels=_hotels(session, event.id),
        stays=_stays(session, event.id),
        bookings=_bookings(session, event.id),
        halls=_halls(session, event.id),
        officers=_officers(session, event.id),
        people=_people(session, event),
    )


def without_phones(text: str) -> str:
    """Return words without the phones and e-mail addresses among them: no picture holds any."""
    return re.sub(r" {2,}", " ", without_contacts(text, "")).strip(" ,;:–-")


def _without_phones(texts: Texts) -> Texts:
    return Texts.of({language: without_contacts(told) for language, told in texts.as_dict().items()})


def _told(table: type[Leg | Transfer | Stay]) -> Any:
    return or_(table.cancelled.is_(False), table.was_published.is_(True))


def _legs(session: Session, event_id: int) -> tuple[LegPicture, ...]:
    passengers: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    query = select(LegPassenger.leg_id, Person.uid, LegPassenger.vip).join(LegPassenger.person).join(LegPassenger.leg)
    for leg_id, uid, vip in session.execute(query.where(Leg.event_id == event_id).order_by(LegPassenger.id)):
        passengers[leg_id].append((uid, vip))
    ours = select(Leg, Person.uid).outerjoin(Leg.met_by).where(Leg.event_id == event_id, _told(Leg))
    rows = session.execute(ours.options(joinedload(Leg.venue).joinedload(Venue.city))).all()
    rows = sorted(rows, key=lambda row: (row[0].day, row[0].planned_at is None, row[0].planned_at, row[0].id))
    return tuple(_leg(leg, met_by or "", passengers[leg.id]) for leg, met_by in rows)


def _leg(leg: Leg, met_by: str, passengers: Sequence[tuple[str, bool]]) -> LegPicture:
    return LegPicture(
        uid=leg.uid,
        direction=leg.direction,
        mode=leg.mode,
        number=leg.number,
        day=leg.day,
        zone=leg.zone,
        place=place_at(leg.venue, leg.place, terminal_told(leg.terminal)),
        far_place=leg.far_place,
        planned=leg.planned,
        estimated=leg.estimated,
        actual=leg.actual,
        far=leg.far,
        provisional=leg.provisional,
        cancelled=leg.cancelled,
        vip=leg.vip,
        border=leg.border,
        met_by=met_by,
        met_by_note=without_phones(leg.met_by_note),
        luggage=without_contacts(leg.luggage),
        passengers=tuple(uid for uid, _ in passengers),
        vip_passengers=tuple(uid for uid, vip in passengers if vip),
    )


def _vehicles(session: Session, event_id: int, driving: Iterable[str]) -> tuple[VehiclePicture, ...]:
    query = select(Vehicle, Person.uid).outerjoin(Vehicle.driver).where(Vehicle.event_id == event_id)
    rows = session.execute(query.order_by(Vehicle.number, Vehicle.id))
    still = set(driving)
    return tuple(
        VehiclePicture(row.uid, row.number, row.plate, row.model, row.vehicle_class, row.seats, driver or "")
        for row, driver in rows
        if not row.withdrawn or row.uid in still
    )


def _cars(session: Session, event_id: int) -> dict[int, list[CarPicture]]:
    """Return the cars of each transfer in their order; those who have none yet sit in a last one without a UID."""
    seats: dict[tuple[int, int | None], list[tuple[str, str]]] = defaultdict(list)
    query = select(TransferPassenger.transfer_id, TransferPassenger.car_id, Person.uid, TransferPassenger.seat)
    query = query.join(TransferPassenger.person).join(TransferPassenger.transfer).where(Transfer.event_id == event_id)
    for transfer_id, car_id, uid, seat in session.execute(query.order_by(TransferPassenger.position, TransferPassenger.id)):
        seats[transfer_id, car_id].append((uid, seat))
    cars = select(
        TransferCar.id, TransferCar.transfer_id, TransferCar.uid, TransferCar.order_no, TransferCar.note, Vehicle.uid.label("vehicle")
    )
    cars = cars.join(TransferCar.transfer).outerjoin(TransferCar.vehicle).where(Transfer.event_id == event_id)
    found: dict[int, list[CarPicture]] = defaultdict(list)
    for row in session.execute(cars.order_by(TransferCar.order_no, TransferCar.id)):
        passengers = tuple(seats.pop((row.transfer_id, row.id), ()))
        found[row.transfer_id].append(CarPicture(row.uid, row.vehicle or "", row.order_no, without_contacts(row.note), passengers))
    for (transfer_id, _), waiting in seats.items():
        found[transfer_id].append(CarPicture("", "", 0, passengers=tuple(waiting)))
    return found


def _transfers(session: Session, event_id: int, cars: Mapping[int, Sequence[CarPicture]]) -> tuple[TransferPicture, ...]:
    query = select(Transfer).where(Transfer.event_id == event_id, _told(Transfer)).order_by(Transfer.start_at, Transfer.id)
    query = query.options(
        joinedload(Transfer.from_venue).joinedload(Venue.city),
        joinedload(Transfer.to_venue).joinedload(Venue.city),
        joinedload(Transfer.leg).load_only(Leg.uid),
        joinedload(Transfer.item).load_only(ProgrammeItem.uid),
    )
    return tuple(_transfer(row, cars.get(row.id, ())) for row in session.scalars(query))


def _transfer(row: Transfer, cars: Sequence[CarPicture]) -> TransferPicture:
    start, end = row.start, row.end
    assert start is not None  # neither column is ever empty
    assert end is not None
    return TransferPicture(
        uid=row.uid,
        purpose=row.purpose,
        zone=row.zone,
        start=start,
        end=end,
        start_place=place_at(row.from_venue, row.from_place) or Place(row.from_place),
        goal=place_at(row.to_venue, row.to_place) or Place(row.to_place),
        leg=row.leg.uid if row.leg else "",
        item=row.item.uid if row.item else "",
        end_is_estimate=row.end_is_estimate,
        motorcade=row.motorcade,
        note=_without_phones(row.note),
        cancelled=row.cancelled,
        cars=tuple(car for car in cars if car.uid),
        waiting=tuple(person for car in cars if not car.uid for person, _ in car.passengers),
    )


def _hotels(session: Session, event_id: int) -> tuple[HotelPicture, ...]:
    query = select(Hotel).where(Hotel.event_id == event_id).options(joinedload(Hotel.venue).joinedload(Venue.city)).order_by(Hotel.id)
    return tuple(HotelPicture(hotel.uid, place_at(hotel.venue) or Place(hotel.venue.name)) for hotel in session.scalars(query))


def _stays(session: Session, event_id: int) -> tuple[StayPicture, ...]:
    query = select(
        Stay.uid,
        Person.uid.label("person"),
        Hotel.uid.label("hotel"),
        Stay.from_day,
        Stay.until_day,
        Room.number.label("room"),
        Stay.category,
        Stay.cancelled,
    )
    query = query.join(Stay.person).join(Stay.hotel).outerjoin(Stay.room).where(Stay.event_id == event_id, _told(Stay))
    rows = session.execute(query.order_by(Stay.from_day, Stay.id))
    return tuple(StayPicture(**(row._asdict() | {"room": row.room or ""})) for row in rows)


def _bookings(session: Session, event_id: int) -> tuple[BookingPicture, ...]:
    query = select(ProgrammeItem.uid, Person.uid, InterpreterBooking.source, InterpreterBooking.target, Delegation.uid)
    query = query.join(InterpreterBooking.item).join(InterpreterBooking.person).outerjoin(InterpreterBooking.delegation)
    rows = session.execute(query.where(InterpreterBooking.event_id == event_id).order_by(InterpreterBooking.id))
    return tuple(BookingPicture(item, person, source, target, delegation or "") for item, person, source, target, delegation in rows)


def _halls(session: Session, event_id: int) -> tuple[HallPicture, ...]:
    shown = or_(ProgrammeItem.cancelled.is_(False), ProgrammeItem.was_published.is_(True))
    query = select(ProgrammeItem.uid, Hall.uid, Venue.name, Hall.name).join(ProgrammeItem.hall).join(Hall.venue)
    rows = session.execute(query.where(ProgrammeItem.event_id == event_id, shown).order_by(Hall.id, ProgrammeItem.id))
    items: dict[str, list[str]] = defaultdict(list)
    names = {}
    for item, hall, venue_name, hall_name in rows:
        items[hall].append(item)
        names[hall] = joined((venue_name, hall_name))
    return tuple(HallPicture(uid, name, tuple(items[uid])) for uid, name in names.items())


def _officers(session: Session, event_id: int) -> dict[str, str]:
    query = select(Delegation.uid, Person.uid).join(Person, Delegation.attached_id == Person.id).where(Delegation.event_id == event_id)
    return dict(iter(session.execute(query.order_by(Delegation.position, Delegation.id))))


def _people(session: Session, event: Event) -> dict[str, PersonPicture]:
    """Return those whom the logistics name, or the words for “responsible”, and the programme does not."""
    ours = event.id
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == ours)
    with_role = select(ItemPerson.person_id).join(ProgrammeItem).where(ProgrammeItem.event_id == ours)
    named: CompoundSelect[tuple[int]] = union(
        select(LegPassenger.person_id).join(LegPassenger.leg).where(Leg.event_id == ours),
        select(Leg.met_by_id).where(Leg.event_id == ours),
        select(Vehicle.driver_id).where(Vehicle.event_id == ours),
        select(TransferPassenger.person_id).join(TransferPassenger.transfer).where(Transfer.event_id == ours),
        select(Stay.person_id).where(Stay.event_id == ours),
        select(InterpreterBooking.person_id).where(InterpreterBooking.event_id == ours),
        select(Delegation.attached_id).where(Delegation.event_id == ours),
    )
    meant = or_(Person.id.in_(named), Person.id.in_(responsible_among(session, ours)))
    others: CompoundSelect[tuple[int]] = union(select(Person.id).where(meant, Person.id.not_in(union(members, with_role))))
    known = people_among(session, others, event.first_day, {})
    return {person.uid: person.picture for person in sorted(known.values(), key=lambda person: person.id)}
