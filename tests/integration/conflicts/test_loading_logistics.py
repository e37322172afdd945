"""Claims: rides, legs, vehicles, beds, badges, agreements, days off and what an event hangs on are read as they stand."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.judgement.conflicts.facts import (
    AgreementFact,
    CarFact,
    EventFact,
    Facts,
    HallFact,
    HolidayFact,
    LegFact,
    RideFact,
    Spot,
    TieFact,
    VehicleFact,
)
from app.judgement.conflicts.loading import facts_of
from app.matters.agreements.rules import AgreementState
from app.planning.events.models import Anchor, Event
from app.planning.events.rules import Relation, Side, Status
from app.planning.journeys.models import Arrangements, LegPassenger
from app.planning.journeys.rules import Buffers, Direction, Mode
from app.planning.transfers.models import TransferPassenger
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.personal.models import PersonalRecord
from app.register.personal.rules import DataKind, Purpose
from app.register.venues.models import TravelTime
from app.register.venues.rules import Layout
from tests.factories.agreements import an_agreement
from tests.factories.events import FIRST_DAY, LAST_DAY, an_event
from tests.factories.facts import UFA, minute
from tests.factories.logistics import a_badge, a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_city, a_hall, a_venue
from tests.integration.conflicts.loading_world import NOW

MORNING = datetime.combine(FIRST_DAY, time(9))
DAY = timedelta(days=1)


def read(session: Session, event: Event) -> Facts:
    session.flush()
    return facts_of(session, event.id, now=NOW)


def test_a_ride_is_told_with_its_cars_and_with_who_has_none_yet(session: Session) -> None:
    event, start, goal = an_event(session), a_venue(session), a_venue(session)
    vehicle = a_vehicle(session, event, seats=7)
    one, other, third = (a_person_in_directory(session) for _ in range(3))
    over = {"from_venue": start, "to_venue": goal, "end_is_estimate": True, "leg": a_leg(session, event), "item": an_item(session, event)}
    ride = a_transfer(session, event, MORNING, 40, **over)
    a_car(session, ride, vehicle, one)
    a_car(session, ride, None, other)
    ride.passengers.append(TransferPassenger(person=third))
    a_transfer(session, event, MORNING, cancelled=True)
    facts = read(session, event)
    assert facts.rides == {
        ride.id: RideFact(
            ride.id,
            event.id,
            UFA,
            minute("9:00"),
            minute("9:40"),
            Spot(start.id),
            Spot(goal.id),
            (CarFact(vehicle.id, frozenset({one.id})), CarFact(None, frozenset({other.id}))),
            frozenset({third.id}),
            ride.leg_id,
            ride.item_id,
            True,
            FIRST_DAY,
        )
    }
    assert facts.vehicles == {vehicle.id: VehicleFact(vehicle.id, event.id, vehicle.plate_key, 7, vehicle.driver_id)}


def test_a_vehicle_that_was_withdrawn_drives_nobody(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    ride = a_transfer(session, event, MORNING)
    a_car(session, ride, a_vehicle(session, event, withdrawn=True), person)
    facts = read(session, event)
    assert (facts.vehicles, facts.rides[ride.id].cars) == ({}, (CarFact(None, frozenset({person.id})),))


def test_vehicles_without_a_plate_are_not_the_same_one(session: Session) -> None:
    event = an_event(session)
    vehicles = [a_vehicle(session, event, plate="") for _ in range(2)]
    facts = read(session, event)
    assert len({facts.vehicles[vehicle.id].key for vehicle in vehicles}) == 2


def test_a_leg_is_told_by_the_best_that_is_known_of_its_time(session: Session) -> None:
    event, airport = an_event(session), a_venue(session)
    ordinary, vip = a_person_in_directory(session), a_person_in_directory(session)
    passengers = [LegPassenger(person=ordinary), LegPassenger(person=vip, vip=True)]
    leg = a_leg(session, event, MORNING, passengers=passengers, venue=airport, border=True, provisional=True)
    a_leg(session, event, MORNING, ordinary, cancelled=True)
    expected = {ordinary.id: False, vip.id: True}
    for late, field in ((0, "planned"), (25, "estimated"), (35, "actual")):
        local = MORNING + timedelta(minutes=late)
        setattr(leg, field, WallTime(local, UFA))
        assert read(session, event).legs == {
            leg.id: LegFact(
                *(leg.id, event.id, Direction.ARRIVAL, Mode.FLIGHT, FIRST_DAY, UFA),
                minute("9:00") + late,
                local,
                Spot(airport.id),
                True,
                True,
                expected,
            )
        }
    leg.vip = True
    assert read(session, event).legs[leg.id].passengers == {ordinary.id: True, vip.id: True}


def test_a_leg_without_a_time_is_there_by_its_day(session: Session) -> None:
    event = an_event(session)
    leg = a_leg(session, event, MORNING)
    leg.planned = None
    fact = read(session, event).legs[leg.id]
    assert (fact.at, fact.local, fact.day, fact.spot) == (None, None, FIRST_DAY, Spot(words="Аэропорт"))


def test_an_event_is_told_with_its_buffers_its_prayer_and_what_it_hangs_on(session: Session) -> None:
    target, off, unknown = an_event(session), an_event(session, status=Status.CANCELLED), an_event(session, dates_unknown=True)
    event = an_event(session, particulars={"quorum": 5}, first_day=FIRST_DAY + DAY * 40, last_day=FIRST_DAY + DAY * 41)
    session.add(Arrangements(event_id=event.id, vip_minutes=20, ordinary_minutes=50, prayer_from=time(13), prayer_until=time(14)))
    for other in (target, off, unknown):
        session.add(Anchor(event=event, target=other, event_id=event.id, target_id=other.id, relation=Relation.AFTER, gap=50))
    assert read(session, event).events == {
        event.id: EventFact(
            *(event.id, event.kind, Status.PREPARING, Side.BASHKORTOSTAN, UFA, event.days, 2, 1, True),
            {"quorum": 5},
            Buffers(20, 50, 30),
            (time(13), time(14)),
            (TieFact(target.id, Relation.AFTER, 50, Days(FIRST_DAY, LAST_DAY)),),
        )
    }


def test_an_event_whose_dates_nobody_knows_hangs_on_nothing(session: Session) -> None:
    target, event = an_event(session), an_event(session, dates_unknown=True, status=Status.POSTPONED)
    session.add(Anchor(event=event, target=target, event_id=event.id, target_id=target.id, relation=Relation.AFTER))
    assert read(session, event).events[event.id].ties == ()


def test_the_halls_are_those_of_the_cities_of_the_event(session: Session) -> None:
    event, there = an_event(session), a_venue(session, a_city(session, name=Texts("Нефтекамск")))
    home = a_hall(session, a_venue(session, event.city), layouts=[("theatre", 839), ("banquet", 200)])
    near, far = a_hall(session, there), a_hall(session)
    an_item(session, event, venue=there)
    halls = read(session, event).halls
    assert halls[home.id] == HallFact(home.id, home.venue_id, event.city_id, {Layout.THEATRE: 839, Layout.BANQUET: 200})
    assert (near.id in halls, far.id in halls) == (True, False)


def test_an_agreement_is_told_with_who_signs_it_where_its_item_takes_place(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    item, off = an_item(session, event), an_item(session, event, cancelled=True)
    signed, homeless = an_agreement(session, event, item, (person, None)), an_agreement(session, event, off)
    an_agreement(session, event, item, state=AgreementState.REMOVED)
    sides = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
    assert read(session, event).agreements == {
        signed.id: AgreementFact(signed.id, event.id, item.id, AgreementState.APPROVED, ((sides[0], person.id), (sides[1], None))),
        homeless.id: AgreementFact(homeless.id, event.id, None, AgreementState.APPROVED, ((sides[0], None), (sides[1], None))),
    }


def test_beds_and_badges_are_those_that_hold(session: Session) -> None:
    event = an_event(session)
    hotel = a_hotel(session, event)
    guest, other = a_person_in_directory(session), a_person_in_directory(session)
    a_stay(session, hotel, guest, FIRST_DAY + DAY, FIRST_DAY + DAY * 2)
    a_stay(session, hotel, guest, FIRST_DAY, FIRST_DAY + DAY)
    a_stay(session, hotel, other, FIRST_DAY, FIRST_DAY + DAY, cancelled=True)
    a_badge(session, event, guest)
    a_badge(session, event, other, revoked=True)
    facts = read(session, event)
    assert facts.stays == {guest.id: ((FIRST_DAY, FIRST_DAY + DAY), (FIRST_DAY + DAY, FIRST_DAY + DAY * 2))}
    assert facts.badges == {guest.id}


def test_a_passport_is_known_by_its_last_day_alone(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    guest, stranger = a_member(session, delegation).person_id, a_person_in_directory(session).id
    until = date(2025, 3, 1)
    for person, kind, last in ((guest, DataKind.DOCUMENT, until), (guest, DataKind.PHONE, None), (stranger, DataKind.DOCUMENT, until)):
        record = PersonalRecord(uid=new_uid(), person_id=person, kind=kind, purpose=Purpose.TRAVEL, keep_until=until, valid_until=last)
        record.sealed, record.key_id, record.changed_at = b"?", "lost", NOW  # with this key nobody opens it
        session.add(record)
    assert read(session, event).documents == {guest: until}
    session.get_one(Person, guest).blocked_at = NOW  # their data are not used for anything
    session.flush()
    assert read(session, event).documents == {}


def test_days_off_are_those_of_the_event_and_its_margins(session: Session) -> None:
    event = an_event(session, arrival_margin=2, departure_margin=1)
    for day in (FIRST_DAY - DAY * 3, FIRST_DAY - DAY * 2, LAST_DAY + DAY, LAST_DAY + DAY * 2):
        session.add(Holiday(day=day, jurisdiction=Jurisdiction.KAZAKHSTAN, kind=DayKind.NONWORKING, name=Texts("Праздник")))
    days = (FIRST_DAY - DAY * 2, LAST_DAY + DAY)
    assert read(session, event).holidays == tuple(HolidayFact(day, Jurisdiction.KAZAKHSTAN, DayKind.NONWORKING) for day in days)


def test_ways_are_those_that_were_entered(session: Session) -> None:
    event, start, goal = an_event(session), a_venue(session), a_venue(session)
    session.add(TravelTime(start=start, goal=goal, minutes=35))
    assert read(session, event).ways.minutes(goal.id, start.id) == 35


def test_today_is_the_day_at_the_event(session: Session) -> None:
    event = an_event(session)
    facts = facts_of(session, event.id, now=NOW.replace(hour=20))
    assert (facts.today, facts.now) == (NOW.date() + DAY, int(NOW.replace(hour=20).timestamp()) // 60)
