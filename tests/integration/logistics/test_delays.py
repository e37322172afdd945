"""Claims about delays on real databases: what is read of them, what is done about them, which are listed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.journeys.commands import EnterTimes, enter_times
from app.planning.journeys.models import Leg
from app.planning.journeys.rules import Direction
from app.planning.logistics.commands import ApplyProposals, ChangedMeanwhile, apply_proposals
from app.planning.logistics.delays_facts import delay_facts
from app.planning.logistics.delays_listing import counts_of, late_legs, late_legs_of
from app.planning.logistics.delays_offers import offers_of
from app.planning.logistics.delays_values import BrokenItem, BrokenLeg, BrokenTransfer, Misfit
from app.planning.programmes.attending import ItemDelegation, ItemMember
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.commands import MoveTransfer, move_transfer
from app.planning.transfers.models import Transfer, TransferPassenger
from app.planning.transfers.queries import transfers_of
from app.register.accounts.rules.roles import Actor, Role
from app.register.venues.models import TravelTime
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_leg, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue

DAY = date(2024, 11, 26)
NOW = datetime(2024, 11, 26, 8, 0, tzinfo=UTC)


def clock(hours: int, minutes: int = 0, days: int = 0) -> datetime:
    return datetime.combine(DAY + timedelta(days), datetime.min.time()).replace(hour=hours, minute=minutes)


@dataclass(frozen=True)
class World:
    """Two arrive at 14.20, across a border, are fetched at 15.55 and go to a session at 17.00."""

    event: Event
    leg: Leg
    transfer: Transfer
    item: ProgrammeItem
    people: tuple[int, int]
    members: tuple[int, int]
    by: Actor

    def late(self, session: Session, expected: datetime) -> None:
        """Enter when the leg is expected."""
        enter_times(session, EnterTimes(self.leg.id, self.by, None, WallTime(expected, self.leg.zone), None))

    def applied(self, session: Session, *, by: Actor | None = None, seen: dict[tuple[str, int], int] | None = None) -> int:
        """Do all that is checked, as the page would show it; return how many things that were."""
        facts = delay_facts(session, self.event, [self.leg.id])
        offers = offers_of(facts, self.leg.id, facts.consequences(self.leg.id))
        keys = frozenset(one.key for one in offers if one.checked)
        return len(apply_proposals(session, ApplyProposals(self.leg.id, by or self.by, new_uid(), keys, seen or self.seen)))

    @property
    def seen(self) -> dict[tuple[str, int], int]:
        """The revisions of all as they are now."""
        return {(one.__kind__, one.id): one.revision for one in (self.leg, self.transfer, self.item)}


@pytest.fixture
def world(session: Session) -> World:
    event = an_event(session)
    airport, hall = (a_venue(session, event.city, name=Texts(name)) for name in ("Аэропорт", "Торатау"))
    session.add(TravelTime(start=airport, goal=hall, minutes=30))
    delegation = a_delegation(session, event)
    first, second = (a_member(session, delegation, a_person_in_directory(session)) for _ in range(2))
    leg = a_leg(session, event, clock(14, 20), first.person, second.person, venue=airport, border=True)
    transfer = a_transfer(session, event, clock(15, 55), 30, from_venue=airport, to_venue=hall, leg=leg)
    a_car(session, transfer, a_vehicle(session, event), first.person, second.person)
    item = an_item(session, event, "17:00", "17:30", venue=hall)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.flush()
    people = (first.person_id, second.person_id)
    return World(event, leg, transfer, item, people, (first.id, second.id), an_actor(a_user(session)))


def test_a_late_flight_breaks_its_transfer_and_an_item(session: Session, world: World) -> None:
    assert delay_facts(session, world.event, [world.leg.id]).consequences(world.leg.id) == ()
    world.late(session, clock(15, 35))
    transfer, item = delay_facts(session, world.event, [world.leg.id]).consequences(world.leg.id)
    assert isinstance(transfer, BrokenTransfer)
    assert (transfer.sort, transfer.minutes, transfer.start) == (Misfit.TOO_SOON, 70, datetime(2024, 11, 26, 12, 5, tzinfo=UTC))
    assert isinstance(item, BrokenItem)
    assert (item.item, item.missing) == (world.item.id, tuple(sorted(world.people)))


def test_what_is_checked_is_done_by_the_ordinary_commands(session: Session, world: World) -> None:
    world.late(session, clock(15, 35))
    assert world.applied(session) == 2
    assert [one.start_local for one in transfers_of(session, world.event.id)] == [clock(17, 5)]
    out = session.execute(select(ItemMember.member_id, ItemMember.attends).order_by(ItemMember.member_id)).all()
    assert [tuple(row) for row in out] == [(member, False) for member in sorted(world.members)]
    kinds = session.scalars(select(Change.kind).order_by(Change.id.desc()).limit(2)).all()
    assert set(kinds) <= {"transfer", "item"}
    assert counts_of(session, world.event.id) == {world.leg.id: 0}


def test_a_transfer_that_has_been_moved_meanwhile_stops_all_of_it(session: Session, world: World) -> None:
    world.late(session, clock(15, 35))
    seen = world.seen
    move_transfer(session, MoveTransfer(world.transfer.id, world.by, None, WallTime(clock(16, 5), world.event.zone)))
    before = session.scalar(select(func.count()).select_from(Change))
    with pytest.raises(ChangedMeanwhile) as refusal:
        world.applied(session, seen=seen)
    assert [(one.kind, one.ident) for one in refusal.value.stale] == [("transfer", world.transfer.id)]
    assert session.scalar(select(func.count()).select_from(Change)) == before


def test_who_may_not_change_the_event_may_not_answer_its_delays(session: Session, world: World) -> None:
    world.late(session, clock(15, 35))
    foreign = an_actor(a_user(session, role=Role.COORDINATOR))
    with pytest.raises(NotAllowed):
        world.applied(session, by=foreign)


def test_the_next_departure_is_known(session: Session, world: World) -> None:
    person = session.get_one(Leg, world.leg.id).passengers[0].person
    a_leg(session, world.event, clock(18, 0), person, direction=Direction.DEPARTURE)
    world.late(session, clock(15, 35))
    found = delay_facts(session, world.event, [world.leg.id]).consequences(world.leg.id)
    # ready at 17.05; an hour before 18.00 they would have to be there
    assert [(one.who, one.minutes) for one in found if isinstance(one, BrokenLeg)] == [((person.id,), 5)]


def test_cancelled_transfers_and_items_break_nothing(session: Session, world: World) -> None:
    world.late(session, clock(15, 35))
    world.transfer.cancelled = world.item.cancelled = True
    session.flush()
    assert counts_of(session, world.event.id) == {world.leg.id: 0}


def test_late_and_early_legs_of_these_days_are_listed_while_they_break_something(session: Session, world: World) -> None:
    assert list(late_legs(session, NOW)) == []
    world.late(session, clock(15, 35))
    (one,) = late_legs(session, NOW)
    assert (one.id, one.minutes, one.count, one.event) == (world.leg.id, 75, 2, world.event)
    assert list(late_legs(session, NOW + timedelta(days=2))) == []
    assert list(late_legs(session, NOW - timedelta(days=9))) == []
    world.applied(session)
    assert list(late_legs(session, NOW)) == []
    assert [(leg.id, leg.count) for leg in late_legs_of(session, world.event.id, day=DAY)] == [(world.leg.id, 0)]
    assert list(late_legs_of(session, world.event.id, day=DAY + timedelta(days=1))) == []


def test_where_nothing_is_late_one_query_tells_so_and_many_legs_take_no_more_than_one(session: Session, world: World) -> None:
    def asked() -> int:
        session.flush()
        session.expire_all()
        with statements(session.get_bind().engine) as found:
            late_legs(session, NOW)
        return len(found)

    assert asked() == 1
    world.late(session, clock(15, 35))
    once = asked()
    delegation = a_delegation(session, world.event)
    for number in range(6):
        people = [a_member(session, delegation).person for _ in range(3)]
        leg = a_leg(session, world.event, clock(13, number), *people)
        leg.estimated = WallTime(clock(15, number), leg.zone)
        transfer = a_transfer(session, world.event, clock(14, 30), leg=leg)
        a_car(session, transfer, a_vehicle(session, world.event), *people)
        transfer.passengers.append(TransferPassenger(person=a_person_in_directory(session), position=9))
    assert asked() == once
    assert len(late_legs(session, NOW)) == 7
