"""What further versions make of calls: told anew, opened again, withdrawn; and who is covered by whose call."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from app.judgement.call_sheets.commands import MarkTold, mark_told
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.opening import open_calls
from app.judgement.call_sheets.rules import FEW, RecipientKind
from app.judgement.publishing.queries import get_version
from app.planning.events.rules import Status
from app.planning.programmes.attending import ItemDelegation, ItemPerson
from app.planning.programmes.rules import ItemRole
from app.planning.stays.models import Stay
from tests.counting import statements
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_member, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.integration.call_sheets.world import DAY, NOW, World, a_world, send

HALL = "Конгресс-холл «Торатау», зал переговоров"
GUESTS = "Делегация Республики Казахстан"
MEETING = "27 ноября, Двусторонняя встреча глав делегаций"


@pytest.fixture
def world(session: Session) -> World:
    made = a_world(session)
    made.publish()
    return made


def moved(world: World, start: str, end: str) -> None:
    """Move the meeting and publish."""
    world.move_item(world.meeting, start, end)
    world.publish(now=NOW)


def tell(world: World, name: str) -> Call:
    """Mark somebody as told."""
    [call] = [call for call in world.calls() if call.name == name and call.told_at is None and call.withdrawn_at is None]
    return mark_told(world.session, MarkTold(call.id, world.officer, call.revision), now=NOW)


def test_whoever_has_not_been_told_yet_is_told_from_what_they_know(world: World) -> None:
    moved(world, "10:20", "11:00")
    moved(world, "10:30", "11:10")
    assert world.told(HALL) == [f"{MEETING}: перенесено с 10.00 на 10.30"]
    assert [(call.version_from, call.version_to) for call in world.calls() if call.name == HALL] == [(1, 3)]


def test_whoever_has_been_told_gets_a_new_call_for_the_further_change(world: World) -> None:
    moved(world, "10:20", "11:00")
    tell(world, HALL)
    moved(world, "10:30", "11:10")
    assert world.told(HALL) == [f"{MEETING}: перенесено с 10.20 на 10.30"]
    assert [(call.version_from, call.version_to) for call in world.calls() if call.name == HALL] == [(1, 2), (2, 3)]


def test_a_call_is_withdrawn_when_everything_is_again_as_they_know_it(world: World) -> None:
    moved(world, "10:20", "11:00")
    tell(world, HALL)
    moved(world, "10:00", "10:40")
    assert [name for _, name in world.called()] == [HALL]  # the one who was told has to hear that it was taken back
    assert world.told(HALL) == [f"{MEETING}: перенесено с 10.20 на 10.00"]
    assert {call.withdrawn_at for call in world.calls() if call.name != HALL} == {NOW}


def test_making_the_calls_of_a_version_again_changes_nothing(world: World) -> None:
    moved(world, "10:20", "11:00")
    before, after = (get_version(world.session, world.event.id, number) for number in (1, 2))
    seen = [(call.id, call.revision, call.lines) for call in world.calls()]
    open_calls(world.session, world.event, before, after, NOW + timedelta(minutes=1))
    tell(world, HALL)
    open_calls(world.session, world.event, before, after, NOW + timedelta(minutes=2))
    assert [(call.id, call.lines) for call in world.calls()] == [(ident, lines) for ident, _, lines in seen]


def test_a_member_sent_alone_is_called_alone(world: World) -> None:
    dinner = an_item(world.session, world.event, title="Ужин", when=at("19:00", "21:00", day=DAY))
    world.publish(now=NOW)
    member = world.member()
    send(world.session, dinner, member, attends=True)
    world.publish(now=NOW)
    assert world.called() == [("person", member.person.name.ru)]


def test_a_member_taken_out_is_called_and_the_others_are_not(world: World) -> None:
    member = world.member()
    send(world.session, world.meeting, member, attends=False)
    world.publish(now=NOW)
    assert world.called() == [("person", member.person.name.ru)]


def test_who_goes_with_a_delegation_is_covered_by_its_call_whatever_role_they_have(world: World) -> None:
    member = world.member()
    world.session.add(ItemPerson(item_id=world.meeting.id, person_id=member.person_id, role=ItemRole.CHAIR))
    world.publish(now=NOW)
    assert world.called() == [("person", member.person.name.ru)]  # the role is their own
    tell(world, member.person.name.ru)
    moved(world, "10:20", "11:00")
    assert ("person", member.person.name.ru) not in world.called()
    assert ("delegation", GUESTS) in world.called()


def test_a_guest_with_a_role_who_comes_with_no_delegation_is_called(world: World) -> None:
    guest = a_person_in_directory(world.session, "Гостев")
    world.session.add(ItemPerson(item_id=world.meeting.id, person_id=guest.id, role=ItemRole.GUEST))
    world.publish(now=NOW)
    tell(world, "Гостев Иван Иванович")
    moved(world, "10:20", "11:00")
    assert world.told("Гостев Иван Иванович") == [f"{MEETING}: перенесено с 10.00 на 10.20"]


def test_an_interpreter_who_is_driven_as_well_is_called_once(world: World) -> None:
    transfer = a_transfer(world.session, world.event, datetime.combine(DAY, time(9, 0)), item=world.meeting)
    a_car(world.session, transfer, a_vehicle(world.session, world.event), world.interpreter)
    world.publish(now=NOW)
    tell(world, "Переводчикова Иван Иванович")
    world.move_transfer(transfer, "09:15")
    moved(world, "10:20", "11:00")
    mine = [call for call in world.calls() if call.name.startswith("Переводчикова") and call.told_at is None]
    assert [(call.recipient_kind, len(call.lines)) for call in mine] == [(RecipientKind.INTERPRETER, 2)]


def test_a_driver_who_no_longer_drives_hears_of_it_and_the_new_one_too(world: World) -> None:
    world.drive_with(world.transfers[0], a_vehicle(world.session, world.event))
    world.publish(now=NOW)
    kinds = [kind for kind, _ in world.called()]
    assert kinds.count("vehicle") == 2
    assert ("delegation", "Делегация Республики Башкортостан") in world.called()  # all of it goes by another car


def test_more_than_a_few_of_a_delegation_are_not_called_one_by_one(world: World) -> None:
    people = [a_member(world.session, world.guests).person for _ in range(FEW + 1)]
    leg = a_leg(world.session, world.event, datetime.combine(DAY, time(8, 0)), *people)
    world.publish(now=NOW)
    assert world.called() == []  # how they come they have told us
    world.session.refresh(leg)
    leg.estimated = leg.planned.moved(timedelta(hours=1)) if leg.planned else None
    world.publish(now=NOW)
    assert [kind for kind, _ in world.called()] == ["delegation"]
    [told] = world.told(GUESTS)
    assert told.endswith(")")  # for whom it is


def test_few_of_a_delegation_on_a_late_flight_are_called_themselves(world: World) -> None:
    one = world.member().person
    leg = a_leg(world.session, world.event, datetime.combine(DAY, time(8, 0)), one)
    world.publish(now=NOW)
    world.session.refresh(leg)
    leg.estimated = leg.planned.moved(timedelta(hours=1)) if leg.planned else None
    world.publish(now=NOW)
    assert world.called() == [("person", one.name.ru)]


def test_another_hotel_is_told_and_the_first_one_is_not(world: World) -> None:
    one = world.member().person
    first, second = a_hotel(world.session, world.event), a_hotel(world.session, world.event)
    stay = a_stay(world.session, first, one, DAY, DAY + timedelta(days=1))
    world.publish(now=NOW)
    assert world.called() == []
    world.session.execute(update(Stay).where(Stay.id == stay.id).values(hotel_id=second.id))
    world.publish(now=NOW)
    assert world.called() == [("person", one.name.ru)]


def test_a_cancelled_event_is_told_in_one_sentence(world: World) -> None:
    world.event.status, world.event.status_reason = Status.CANCELLED, world.event.title
    world.publish(now=NOW)
    assert {len(call.lines) for call in world.calls()} == {1}
    assert {kind for kind, _ in world.called()} == {"delegation", "hall", "interpreter", "press", "vehicle"}


def test_a_delegation_that_is_sent_to_another_item_is_called_and_one_that_was_always_there_is_not(world: World) -> None:
    dinner = an_item(world.session, world.event, title="Ужин", when=at("19:00", "21:00", day=DAY))
    world.session.add(ItemDelegation(item_id=dinner.id, delegation_id=world.hosts.id))
    world.publish(now=NOW)
    tell(world, "Делегация Республики Башкортостан")
    world.session.add(ItemDelegation(item_id=dinner.id, delegation_id=world.guests.id))
    world.publish(now=NOW)
    assert world.called() == [("delegation", GUESTS)]


def test_the_calls_of_a_version_take_as_many_queries_for_many_as_for_few(world: World, shared_engine: Engine) -> None:
    def asked() -> int:
        before, after = (get_version(world.session, world.event.id, number) for number in (1, 2))
        with statements(shared_engine) as told:
            open_calls(world.session, world.event, before, after, NOW)
        return len(told)

    moved(world, "10:20", "11:00")
    world.session.execute(delete(Call))
    few = asked()
    world.session.execute(delete(Call))
    assert (few, asked()) == (few, few)
    assert list(world.session.scalars(select(Call.event_id).distinct())) == [world.event.id]
