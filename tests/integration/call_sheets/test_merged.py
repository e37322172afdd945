"""Claims about calls of somebody who turned out to be entered twice: one human hears a thing once, by the phone of the kept entry."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.judgement.call_sheets.phones import ways_of
from app.judgement.call_sheets.rules import RecipientKind
from app.planning.interpreting.models import Interpreter
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from tests.factories.people import a_person_in_directory
from tests.integration.call_sheets.world import NOW, World, a_world


def _merge(session: Session, gone: Person) -> Person:
    kept = a_person_in_directory(session, "Сведённых")
    merge_persons(session, MergePersons(new_uid(), kept.id, gone.id), now=NOW)
    return session.get_one(Person, kept.id)


def _merged_after_the_first_version(session: Session) -> tuple[World, list[Person]]:
    world = a_world(session)
    world.publish()
    return world, [_merge(session, one) for one in (world.interpreter, world.drivers[0])]


def test_a_merge_alone_calls_nobody(session: Session) -> None:
    world, _ = _merged_after_the_first_version(session)
    world.publish(NOW)
    assert world.called() == []


def test_what_changes_after_a_merge_is_told_once_under_the_kept_entry(session: Session) -> None:
    world, (interpreter, driver) = _merged_after_the_first_version(session)
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(NOW)
    kinds = (RecipientKind.INTERPRETER, RecipientKind.VEHICLE)
    called = {call.person_uid for kind in kinds for call in world.calls_by_kind(kind)}
    assert called == {interpreter.uid, driver.uid, world.drivers[1].uid}


def test_an_open_call_goes_over_to_the_kept_entry_with_the_next_version(session: Session) -> None:
    world = a_world(session)
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(NOW)
    (before,) = world.calls_by_kind(RecipientKind.INTERPRETER)
    kept, lines = _merge(session, world.interpreter), list(before.lines)
    world.publish(NOW)
    (after,) = world.calls_by_kind(RecipientKind.INTERPRETER)
    assert (after.id, after.person_uid, after.lines, after.withdrawn_at) == (before.id, kept.uid, lines, None)


def test_whoever_was_merged_is_reached_by_the_phone_of_the_kept_entry(session: Session) -> None:
    world = a_world(session)
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(NOW)
    _merge(session, world.interpreter)
    (call,) = world.calls_by_kind(RecipientKind.INTERPRETER)
    phone = session.scalars(select(Interpreter.phone)).one()
    assert [way.phone for way in ways_of(session, world.event.id, [call])[call.id]] == [phone]
