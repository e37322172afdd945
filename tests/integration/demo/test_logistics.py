"""The logistics of the demonstration set, as loaded: what is looked after, what is late, and the troubles put in on purpose."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.planning.events.models import Event
from app.planning.events.queries import find_event_by_uid
from app.planning.journeys.queries import legs_of
from app.planning.journeys.rules import Direction
from app.planning.stays.queries import stays_of
from app.planning.transfers.models import Vehicle
from app.planning.transfers.queries import transfers_of
from app.register.directory.models import Person


def event_of(session: Session, code: str) -> Event:
    event = find_event_by_uid(session, uid_of(code))
    assert event is not None
    return event


def test_the_fair_has_a_late_flight_today_whose_guests_are_met(demo: Session) -> None:
    event = event_of(demo, "N1")
    late = [leg for leg in legs_of(demo, event.id) if leg.late_minutes > 15]
    assert [(leg.number, leg.late_minutes, leg.day - event.first_day) for leg in late] == [("KC-852", 75, timedelta(days=1))]
    met = [transfer for transfer in transfers_of(demo, event.id) if transfer.leg_id == late[0].id]
    assert [{one.person_id for one in transfer.passengers} for transfer in met] == [{one.person_id for one in late[0].passengers}]
    # It was planned for a flight that lands on time: now the car would wait for nobody.
    assert late[0].estimated_at is not None
    assert met[0].start_at < late[0].estimated_at


def test_two_of_the_guests_at_the_fair_have_no_bed(demo: Session) -> None:
    event = event_of(demo, "N1")
    housed = {stay.person_id for stay in stays_of(demo, event.id)}
    codes = demo.scalars(select(Person.code).where(Person.code.like("D5-%"), Person.id.not_in(housed)).order_by(Person.code)).all()
    assert codes == ["D5-07", "D5-08"]


def test_one_bus_is_on_two_trips_at_the_forum(demo: Session) -> None:
    event = event_of(demo, "E8")
    bus = demo.scalars(select(Vehicle).where(Vehicle.event_id == event.id, Vehicle.number == 2)).one()
    drives = sorted((one.start_at, one.end_at) for one in transfers_of(demo, event.id) if any(car.vehicle_id == bus.id for car in one.cars))
    overlaps = [(first, second) for first, second in pairwise(drives) if second[0] < first[1]]
    assert len(overlaps) == 1


def test_arrivals_and_departures_are_told_at_their_own_end(demo: Session) -> None:
    legs = legs_of(demo, event_of(demo, "N1").id)
    assert Counter(leg.direction for leg in legs) == {Direction.ARRIVAL: 5, Direction.DEPARTURE: 3}
    assert {leg.zone for leg in legs} == {"Asia/Almaty"}
