"""Claims about merging two entries of which both travel, sit in a car, have a bed, interpret and wear a badge."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.kernel.ids import new_uid
from app.planning.accreditation.models import Badge
from app.planning.events.models import Event
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.programmes.attending import ItemPerson, ItemRole
from app.planning.stays.models import Stay
from app.planning.transfers.models import TransferPassenger, Vehicle
from app.register.directory.merging import MergePersons, merge_persons, undo_merge
from app.register.directory.models import Person
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_person_in_directory
from tests.factories.planting import snapshot
from tests.factories.programmes import an_item

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
WRITTEN = frozenset({"change", "person_merge"})
BEARERS = (LegPassenger, TransferPassenger, Stay, Badge, Interpreter, InterpreterBooking)


def _both_everywhere(session: Session) -> tuple[Event, Person, Person]:
    """Return two entries that stand at the same places of one event, each besides with something of their own."""
    event, one, other = an_event(session), a_person_in_directory(session), a_person_in_directory(session)
    a_leg(session, event, None, one, other, met_by=other)
    transfer = a_transfer(session, event, datetime.combine(event.first_day, datetime.min.time()).replace(hour=10))
    a_car(session, transfer, a_vehicle(session, event, other), one)
    a_car(session, transfer, a_vehicle(session, event, one), other)
    hotel, item = a_hotel(session, event), an_item(session, event)
    for person in (one, other):
        a_stay(session, hotel, person, event.first_day, event.first_day + timedelta(days=1))
        an_interpreter(session, person)
        a_badge(session, event, person)
        session.add(ItemPerson(item_id=item.id, person_id=person.id, role=ItemRole.INTERPRETER))
        session.add(InterpreterBooking(uid=new_uid(), event_id=event.id, item=item, person=person, delegation=None))
    session.flush()
    return event, one, other


def _counts(session: Session, person: Person) -> dict[str, int]:
    kinds: tuple[Any, ...] = BEARERS
    return {kind.__tablename__: session.scalar(select(func.count()).where(kind.person_id == person.id)) or 0 for kind in kinds}


def test_of_two_on_one_leg_in_one_transfer_and_with_two_badges_one_is_left_and_undoing_brings_all_back(session: Session) -> None:
    _, one, other = _both_everywhere(session)
    before = snapshot(session, Base.metadata, without=WRITTEN)
    merge_id = merge_persons(session, MergePersons(new_uid(), one.id, other.id), now=NOW)
    assert _counts(session, one) == {
        "leg_passenger": 1,
        "transfer_passenger": 1,
        "stay": 2,
        "badge": 1,
        "interpreter": 1,
        "interpreter_booking": 1,
    }
    assert set(_counts(session, other).values()) == {0}
    assert session.scalars(select(Vehicle.driver_id).distinct()).all() == session.scalars(select(Leg.met_by_id)).all() == [one.id]
    undo_merge(session, merge_id, now=NOW)
    assert snapshot(session, Base.metadata, without=WRITTEN) == before


def test_what_was_done_with_the_kept_badge_since_stays_when_the_merge_is_undone(session: Session) -> None:
    event, one, other = _both_everywhere(session)
    merge_id = merge_persons(session, MergePersons(new_uid(), one.id, other.id), now=NOW)
    session.scalars(select(Badge).where(Badge.event_id == event.id)).one().arrived_at = NOW
    session.flush()
    undo_merge(session, merge_id, now=NOW)
    arrived = {badge.person_id: badge.arrived_at for badge in session.scalars(select(Badge))}
    assert arrived == {one.id: NOW, other.id: None}


def test_a_passenger_who_moves_keeps_the_seat(session: Session) -> None:
    event, kept, gone = an_event(session), a_person_in_directory(session), a_person_in_directory(session)
    transfer = a_transfer(session, event, datetime.combine(event.first_day, datetime.min.time()))
    car = a_car(session, transfer, a_vehicle(session, event), gone)
    merge_persons(session, MergePersons(new_uid(), kept.id, gone.id), now=NOW)
    seats = [(seat.person_id, seat.car_id) for seat in session.scalars(select(TransferPassenger))]
    assert seats == [(kept.id, car.id)]
