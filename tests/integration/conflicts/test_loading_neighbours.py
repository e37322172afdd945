"""Claims: of other events what shares a person, a hall or a vehicle on the days around is judged too, and nothing else of them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import Facts, Spot
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.loading import facts_of, near
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.directory.models import Person
from tests.factories.events import FIRST_DAY, LAST_DAY, an_event
from tests.factories.logistics import a_car, a_leg, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.factories.venues import a_hall, a_venue
from tests.integration.conflicts.loading_world import NOW

DAY = timedelta(days=1)
MORNING = datetime.combine(FIRST_DAY, time(9))


def speaks(session: Session, event: Event, person: Person, **over: Any) -> ProgrammeItem:
    """Return an item of an event at which somebody speaks."""
    item = an_item(session, event, **over)
    session.add(ItemPerson(item_id=item.id, person_id=person.id, role=ItemRole.SPEAKER))
    session.flush()
    return item


def read(session: Session, event: Event) -> Facts:
    session.flush()
    return facts_of(session, event.id, now=NOW)


def test_what_somebody_does_at_another_event_is_read_with_them_alone(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    person, stranger = a_person_in_directory(session), a_person_in_directory(session)
    ours, theirs, foreign = speaks(session, event, person), speaks(session, other, person), speaks(session, other, stranger)
    session.add(ItemPerson(item_id=theirs.id, person_id=stranger.id, role=ItemRole.CHAIR))
    facts = read(session, event)
    assert facts.items.keys() == {ours.id, theirs.id}
    assert foreign.id not in facts.items
    assert (facts.items[theirs.id].people, facts.items[theirs.id].roles) == (frozenset({person.id}), ((person.id, ItemRole.SPEAKER),))
    assert facts.events.keys() == {event.id, other.id}


def test_somebody_who_speaks_at_two_events_at_once_is_found_at_both(session: Session) -> None:
    event, other, person = an_event(session), an_event(session), a_person_in_directory(session)
    for one in (event, other):
        speaks(session, one, person, venue=a_venue(session))
    for one in (event, other):
        findings = judge(Situation(read(session, one)), [BY_NAME["person_twice"]])
        assert [finding.people for finding in findings] == [{person.id}]


def test_members_who_attend_nothing_here_are_asked_about_elsewhere_too(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    member = a_member(session, a_delegation(session, event))
    delegation = a_delegation(session, other)
    a_member(session, delegation, member.person)
    a_member(session, delegation)
    item = an_item(session, other)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    assert {ident: fact.people for ident, fact in read(session, event).items.items()} == {item.id: {member.person_id}}


def test_at_another_event_the_same_rules_say_who_attends(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    ours, delegation = a_delegation(session, event), a_delegation(session, other)
    comes, declined, left_out = (a_member(session, delegation, a_member(session, ours).person) for _ in range(3))
    gone = a_member(session, delegation, status=MemberStatus.SUBSTITUTED, substitute_id=comes.id)
    declined.status = MemberStatus.DECLINED
    whole, named = an_item(session, other), an_item(session, other)
    session.add(ItemDelegation(item_id=whole.id, delegation_id=delegation.id))
    session.add(ItemMember(item_id=whole.id, member_id=left_out.id, attends=False))
    session.add(ItemMember(item_id=named.id, member_id=gone.id, attends=True))
    found = {ident: fact.people for ident, fact in read(session, event).items.items()}
    assert found == {whole.id: {comes.person_id}, named.id: {comes.person_id}}


@pytest.mark.parametrize(("day", "there"), [(-4, False), (-3, True), (0, True), (3, True), (4, False)])
def test_days_around_are_those_of_the_event_its_margins_and_one_more(session: Session, day: int, *, there: bool) -> None:
    event = an_event(session, arrival_margin=2, departure_margin=1)
    other, person = an_event(session), a_person_in_directory(session)
    speaks(session, event, person)
    theirs = speaks(session, other, person, when=at("10:00", "11:00", day=FIRST_DAY + DAY * day))
    assert (theirs.id in read(session, event).items) is there


@pytest.mark.parametrize("over", [{"status": Status.CANCELLED}, {"status": Status.POSTPONED, "dates_unknown": True}])
def test_an_event_that_does_not_take_place_books_nobody(session: Session, over: dict[str, Any]) -> None:
    event, other, person = an_event(session), an_event(session, **over), a_person_in_directory(session)
    ours = speaks(session, event, person)
    speaks(session, other, person)
    facts = read(session, event)
    assert facts.items.keys() == {ours.id}
    assert facts.events.keys() == {event.id}


def test_an_item_that_was_cancelled_elsewhere_books_nobody(session: Session) -> None:
    event, other, person = an_event(session), an_event(session), a_person_in_directory(session)
    ours = speaks(session, event, person)
    speaks(session, other, person, cancelled=True)
    assert read(session, event).items.keys() == {ours.id}


def test_a_hall_of_the_city_that_another_event_has_is_known_to_be_taken_by_whom(session: Session) -> None:
    event, other, stranger = an_event(session), an_event(session), a_person_in_directory(session)
    hall, far = a_hall(session, a_venue(session, event.city)), a_hall(session)
    taken = speaks(session, other, stranger, hall=hall)
    speaks(session, other, stranger, hall=far)
    facts = read(session, event)
    assert {ident: (fact.spot, fact.people) for ident, fact in facts.items.items()} == {
        taken.id: (Spot(hall.venue_id, hall.id), frozenset({stranger.id}))
    }


def test_the_same_plate_at_another_event_is_the_same_vehicle(session: Session) -> None:
    event, other, stranger = an_event(session), an_event(session), a_person_in_directory(session)
    ours = a_vehicle(session, event, plate="А001ВС102")
    theirs, foreign = a_vehicle(session, other, plate="а 001 вс 102"), a_vehicle(session, other)
    shared, apart = (a_transfer(session, other, MORNING) for _ in range(2))
    a_car(session, shared, theirs, stranger)
    a_car(session, apart, foreign, stranger)
    facts = read(session, event)
    assert facts.rides.keys() == {shared.id}
    assert facts.vehicles.keys() == {ours.id, theirs.id}
    assert facts.vehicles[ours.id].key == facts.vehicles[theirs.id].key
    assert facts.rides[shared.id].people == {stranger.id}


def test_a_driver_of_ours_who_drives_elsewhere_is_read(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    driver, stranger = a_person_in_directory(session), a_person_in_directory(session)
    a_vehicle(session, event, driver)
    theirs = a_vehicle(session, other, driver)
    ride = a_transfer(session, other, MORNING)
    a_car(session, ride, theirs, stranger)
    facts = read(session, event)
    assert (facts.rides[ride.id].cars[0].vehicle, facts.rides[ride.id].people) == (theirs.id, frozenset())
    assert facts.vehicles[theirs.id].driver == driver.id


def test_rides_and_legs_of_our_people_at_another_event_are_read(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    person, stranger = a_person_in_directory(session), a_person_in_directory(session)
    speaks(session, event, person)
    leg = a_leg(session, other, MORNING, person, stranger)
    a_leg(session, other, MORNING, stranger)
    ride = a_transfer(session, other, MORNING)
    a_car(session, ride, None, person, stranger)
    facts = read(session, event)
    assert {ident: set(fact.passengers) for ident, fact in facts.legs.items()} == {leg.id: {person.id}}
    assert {ident: fact.people for ident, fact in facts.rides.items()} == {ride.id: {person.id}}


def test_what_lies_on_the_last_day_around_is_read_though_its_event_is_over(session: Session) -> None:
    event = an_event(session)
    earlier = an_event(session, first_day=FIRST_DAY - DAY * 30, last_day=FIRST_DAY - DAY * 20)
    person = a_person_in_directory(session)
    speaks(session, event, person)
    late = speaks(session, earlier, person, when=at("10:00", "11:00", day=LAST_DAY))
    assert late.id in read(session, event).items


def test_a_person_is_known_near_an_edit_at_whatever_event(session: Session) -> None:
    event, other, person = an_event(session), an_event(session), a_person_in_directory(session)
    theirs = speaks(session, other, person)
    assert near(session, event.id, now=NOW, people=[person.id]).facts.items.keys() == {theirs.id}
