"""Loading the logistics of the demonstration set: how guests come and go, who is driven, where they stay, who interprets, badges."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.logistics_data import DemoEventLogistics, DemoLeg, DemoLogistics, DemoStays, DemoTransfer
from app.demo.naming import uid_of
from app.demo.people_data import DemoDelegation
from app.demo.places import Places
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.judgement.call_sheets.commands import MarkTold, mark_told
from app.judgement.call_sheets.queries import calls_of
from app.planning.accreditation.check_in import CheckIn, check_in
from app.planning.accreditation.commands import MakeMissing, make_missing
from app.planning.accreditation.models import Badge
from app.planning.accreditation.zone_commands import AddZone, ZoneDetails, add_zone
from app.planning.delegations.rules import GONE, MemberStatus
from app.planning.events.models import Event
from app.planning.interpreting.commands import (
    AddInterpreter,
    BookInterpreter,
    InterpreterDetails,
    add_interpreter,
    book_interpreter,
)
from app.planning.interpreting.models import Interpreter
from app.planning.journeys.commands import (
    AddLeg,
    ArrangementDetails,
    ChangeArrangements,
    LegDetails,
    SetPassengers,
    add_leg,
    change_arrangements,
    set_passengers,
)
from app.planning.journeys.rules import Buffers, Passenger
from app.planning.stays.commands import AddHotel, AddRooms, GiveBeds, HotelDetails, Wanted, add_hotel, add_rooms, give_beds
from app.planning.stays.models import Room
from app.planning.stays.rules import RoomLine
from app.planning.transfers.commands import (
    AddTransfer,
    AddVehicle,
    MoveTransfer,
    SetCars,
    TransferDetails,
    VehicleDetails,
    add_transfer,
    add_vehicle,
    move_transfer,
    set_cars,
)
from app.planning.transfers.commands import SetPassengers as SetSeats
from app.planning.transfers.commands import set_passengers as set_seats
from app.planning.transfers.models import Transfer, Vehicle
from app.planning.transfers.rules import CarRow, PassengerRow
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.venues.commands import HallDetails, TravelDetails, change_hall, enter_travel
from app.register.venues.models import Hall, TravelTime

_RANGE: Final = re.compile(r"(\w+)-(\d\d)…(\d\d)")


@dataclass(frozen=True, slots=True)
class Site:
    """What the loading of one event's logistics needs: the event, its things by code, and how to resolve who is meant."""

    session: Session
    by: Actor
    event: Event
    code: str
    places: Places
    persons: Mapping[str, Person]
    delegations: Mapping[str, DemoDelegation]
    delegation_ids: Mapping[str, int]
    items: Mapping[str, int]
    made: dict[str, int] = field(default_factory=dict)
    """Ids of legs, vehicles, transfers and hotels by code."""

    def day(self, number: int) -> date:
        """Return a day of the event: 1 is its first."""
        return self.event.first_day + timedelta(days=number - 1)

    def wall(self, number: int, clock: time, zone: str = "") -> WallTime:
        """Return a time on a day of the event, by the clocks of the event's city unless another zone is named."""
        return WallTime(datetime.combine(self.day(number), clock), zone or self.event.zone)

    def people(self, named: Iterable[str]) -> list[int]:
        """Return the ids of the persons meant by codes, ranges of codes and delegations, those who do not come left out."""
        codes = dict.fromkeys(code for one in named for code in self._codes(one))
        return [self.persons[code].id for code in codes]

    def _codes(self, named: str) -> Iterator[str]:
        told = _RANGE.fullmatch(named)
        if told is not None:
            yield from (f"{told[1]}-{number:02d}" for number in range(int(told[2]), int(told[3]) + 1))
        elif named in self.delegations:
            delegation = self.delegations[named]
            yield from (code for code in delegation.members if MemberStatus(delegation.others.get(code, delegation.status)) not in GONE)
        else:
            yield named


def load_ways(session: Session, logistics: DemoLogistics, places: Places) -> None:
    """Enter how long ways take and who is in charge of halls, where nobody has."""
    known = set(session.execute(select(TravelTime.from_id, TravelTime.to_id)))
    for start, goal, minutes in logistics.travel:
        pair = (places.venues[start], places.venues[goal])
        if pair not in known:
            enter_travel(session, TravelDetails(*pair, minutes))
    for code, (manager, phone) in logistics.halls.items():
        hall = session.get_one(Hall, places.halls[code])
        if not hall.manager:
            change_hall(session, hall.id, None, HallDetails(hall.name, dict(hall.capacities), manager, phone))


def load_interpreters(session: Session, logistics: DemoLogistics, persons: Mapping[str, Person]) -> None:
    """Add the interpreters that are missing."""
    for event in logistics.events.values():
        for one in event.interpreters:
            known = session.scalar(select(Interpreter.id).where(Interpreter.person_id == persons[one.person].id))
            if known is None:
                details = InterpreterDetails(one.pairs, one.phone)
                add_interpreter(session, AddInterpreter(uid_of(f"{one.person}-interpreter"), persons[one.person].id, details))


def is_there(session: Session, code: str) -> bool:
    """Tell whether an event has its logistics."""
    return session.scalar(select(Vehicle.id).where(Vehicle.code.startswith(f"{code}-", autoescape=True)).limit(1)) is not None


def load_event(site: Site, logistics: DemoEventLogistics, *, now: datetime) -> None:
    """Give an event all of its logistics."""
    _arrange(site, logistics)
    for leg in logistics.legs:
        _leg(site, leg)
    _vehicles(site, logistics)
    for transfer in logistics.transfers:
        _transfer(site, transfer)
    _hotels(site, logistics)
    for place, stays in enumerate(logistics.stays):
        _stays(site, stays, place)
    for booking in logistics.bookings:
        delegation = site.delegation_ids[booking.delegation] if booking.delegation else None
        person = site.persons[booking.person].id
        book_interpreter(
            site.session, BookInterpreter(site.items[booking.item], site.by, None, person, booking.source, booking.target, delegation)
        )
    for zone in logistics.zones:
        details = ZoneDetails(zone.letter, zone.name, frozenset(zone.categories))
        add_zone(site.session, AddZone(site.event.id, site.by, uid_of(f"{site.code}-zone-{zone.letter}"), details))
    if logistics.badges:
        make_missing(site.session, MakeMissing(site.event.id, site.by))
        arrived = Badge.event_id == site.event.id, Badge.person_id.in_(site.people(logistics.arrived))
        for badge_id in site.session.scalars(select(Badge.id).where(*arrived).order_by(Badge.number)).all():
            check_in(site.session, CheckIn(badge_id, site.by), now=now)


def shift(session: Session, logistics: DemoEventLogistics, by: Actor) -> None:
    """Let the transfers go at their later times, as a second version tells them."""
    for one in logistics.shifts:
        transfer = session.scalars(select(Transfer).where(Transfer.code == one.transfer)).one()
        start = WallTime(datetime.combine(transfer.day, one.start), transfer.zone)
        move_transfer(session, MoveTransfer(transfer.id, by, None, start))


def tell(session: Session, event: Event, by: Actor, *, leaving: int, now: datetime) -> None:
    """Tell everybody who has to be told, and let them confirm it; the last `leaving` of them are still to be called."""
    waiting = [call for call in calls_of(session, event.id) if call.told_at is None and call.withdrawn_at is None]
    for call in waiting[: len(waiting) - leaving]:
        mark_told(session, MarkTold(call.id, by, None, confirmed=True), now=now)


def _arrange(site: Site, logistics: DemoEventLogistics) -> None:
    told = logistics.arrangements
    buffers = Buffers(told.vip, told.ordinary, told.border)
    details = ArrangementDetails(buffers, told.press_name, told.press_phone, told.duty_phone)
    change_arrangements(site.session, ChangeArrangements(site.event.id, site.by, None, details))


def _leg(site: Site, leg: DemoLeg) -> None:
    details = LegDetails(
        direction=leg.direction,
        day=site.day(leg.day),
        zone=site.event.zone,
        mode=leg.mode,
        number=leg.number,
        planned=site.wall(leg.day, leg.clock),
        estimated=site.wall(leg.day, leg.estimated) if leg.estimated else None,
        actual=site.wall(leg.day, leg.actual) if leg.actual else None,
        far=site.wall(leg.far_day, leg.far_time, leg.far_zone) if leg.far_time else None,
        far_zone=leg.far_zone,
        venue_id=site.places.venues[leg.venue] if leg.venue else None,
        place=leg.place,
        terminal=leg.terminal,
        far_place=leg.far_place,
        provisional=leg.provisional,
        vip=leg.everybody_vip,
        border=leg.border,
        met_by_id=site.persons[leg.met_by].id if leg.met_by else None,
    )
    ident = add_leg(site.session, AddLeg(site.event.id, site.by, uid_of(leg.code), details, code=leg.code))
    through = set(site.people(leg.vip))
    passengers = tuple(Passenger(person, vip=person in through) for person in site.people(leg.who))
    set_passengers(site.session, SetPassengers(ident, site.by, None, passengers))
    site.made[leg.code] = ident


def _vehicles(site: Site, logistics: DemoEventLogistics) -> None:
    for one in logistics.vehicles:
        details = VehicleDetails(
            one.number, one.plate, one.model, one.vehicle_class, one.seats, site.persons[one.driver].id, phone=one.phone
        )
        site.made[one.code] = add_vehicle(site.session, AddVehicle(site.event.id, site.by, uid_of(one.code), details, one.code))


def _transfer(site: Site, transfer: DemoTransfer) -> None:
    (from_venue, from_place), (to_venue, to_place) = _spot(site, transfer.start_place), _spot(site, transfer.goal)
    details = TransferDetails(
        start=site.wall(transfer.day, transfer.start),
        end=site.wall(transfer.day, transfer.end),
        purpose=transfer.purpose,
        from_venue_id=from_venue,
        from_place=from_place,
        to_venue_id=to_venue,
        to_place=to_place,
        leg_id=site.made[transfer.leg] if transfer.leg else None,
        item_id=site.items[transfer.item] if transfer.item else None,
        motorcade=transfer.motorcade,
    )
    ident = add_transfer(site.session, AddTransfer(site.event.id, site.by, uid_of(transfer.code), details, code=transfer.code))
    cars = [(uid_of(f"{transfer.code}-{vehicle}"), vehicle, who) for vehicle, who in transfer.cars]
    set_cars(site.session, SetCars(ident, site.by, None, tuple(CarRow(uid, site.made[vehicle]) for uid, vehicle, _ in cars)))
    seats = tuple(PassengerRow(person, uid) for uid, _, who in cars for person in site.people(who))
    set_seats(site.session, SetSeats(ident, site.by, None, seats))
    site.made[transfer.code] = ident


def _spot(site: Site, place: str | Texts) -> tuple[int | None, Texts]:
    return (site.places.venues[place], Texts()) if isinstance(place, str) else (None, place)


def _hotels(site: Site, logistics: DemoEventLogistics) -> None:
    for hotel in logistics.hotels:
        details = HotelDetails(hotel.phone, hotel.contact, hotel.check_in, hotel.check_out)
        venue = site.places.venues[hotel.venue]
        ident = add_hotel(site.session, AddHotel(site.event.id, site.by, uid_of(hotel.code), venue, details, hotel.code))
        rooms = [RoomLine(*room) for room in hotel.rooms]
        add_rooms(site.session, AddRooms(ident, site.by, uid_of(f"{hotel.code}-rooms"), rooms))
        site.made[hotel.code] = ident


def _stays(site: Site, stays: DemoStays, place: int) -> None:
    hotel = site.made[stays.hotel]
    rooms = dict(site.session.execute(select(Room.number, Room.id).where(Room.hotel_id == hotel)).all())
    own = {site.persons[code].id: rooms[number] for code, number in stays.rooms.items()}
    for room, people in _by_room(site.people(stays.who), own):
        wanted = Wanted(hotel, room, stays.category, site.day(stays.from_day), site.day(stays.until_day), stays.payer)
        give_beds(site.session, GiveBeds(site.event.id, site.by, uid_of(f"{site.code}-stays-{place}-{room}"), people, wanted))


def _by_room(people: Sequence[int], own: Mapping[int, int]) -> list[tuple[int | None, list[int]]]:
    rooms: dict[int | None, list[int]] = {}
    for person in people:
        rooms.setdefault(own.get(person), []).append(person)
    return list(rooms.items())
