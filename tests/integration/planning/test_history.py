"""Claims about what the change log says of events and items."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import Change, changed_since, history_of, history_of_event
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.events.commands import ChangeEvent, RemoveEvent, change_event, remove_event
from app.planning.programmes import commands, moves
from app.planning.programmes.commands import AddItem, ChangeItem, DuplicateItem, OnItem, SetSpeeches
from tests.factories.events import an_event, event_details
from tests.factories.programmes import a_speech, an_item, item_details, typed
from tests.integration.planning.people import a_coordinator, an_officer


def last(session: Session, item_id: int) -> Change:
    """Return the newest row about an item."""
    return history_of(session, "item", item_id)[0]


def test_a_row_says_who_when_and_which_field_from_what_to_what(session: Session) -> None:
    event = an_event(session)
    officer = an_officer(session, name="Г. Р. Валиева")
    item_id = commands.add_item(session, AddItem(event.id, officer, new_uid(), item_details()))
    details = item_details(title=Texts("Пленарное заседание", en="Plenary"), time=typed("10:30", "12:00"), responsible="Иванов")
    commands.change_item(session, ChangeItem(item_id, officer, 1, details))
    row = last(session, item_id)
    assert (row.by_id, row.by_name, row.kind, row.thing_id, row.event_id) == (officer.id, "Г. Р. Валиева", "item", item_id, event.id)
    assert (row.action, row.revision, row.label) == ("changed", 2, "Пленарное заседание")
    assert timedelta() <= clock.now() - row.at < timedelta(minutes=1)
    assert row.fields == {
        "title": [{"ru": "Пленарное заседание"}, {"ru": "Пленарное заседание", "en": "Plenary"}],
        "start_local": ["2024-11-26T10:00", "2024-11-26T10:30"],
        "end_local": ["2024-11-26T11:30", "2024-11-26T12:00"],
        "responsible": [None, "Иванов"],
    }


def test_adding_and_removing_leave_rows_with_all_that_was_there(session: Session) -> None:
    event = an_event(session)
    officer = an_officer(session)
    item_id = commands.add_item(session, AddItem(event.id, officer, new_uid(), item_details()))
    commands.remove_item(session, OnItem(item_id, officer, 1))
    removed, added = history_of(session, "item", item_id)
    assert (added.action, removed.action) == ("created", "removed")
    assert added.fields["title"] == [None, {"ru": "Пленарное заседание"}]
    assert removed.fields["title"] == [{"ru": "Пленарное заседание"}, None]


def test_saving_without_a_change_writes_nothing(session: Session) -> None:
    event = an_event(session)
    officer = an_officer(session)
    item_id = commands.add_item(session, AddItem(event.id, officer, new_uid(), item_details()))
    commands.change_item(session, ChangeItem(item_id, officer, 1, item_details()))
    assert [row.action for row in history_of(session, "item", item_id)] == ["created"]


@pytest.mark.parametrize("fields", [{"cancelled": [False, True]}])
def test_cancelling_is_written_down(session: Session, fields: dict[str, Any]) -> None:
    item = an_item(session, an_event(session))
    commands.cancel_item(session, OnItem(item.id, an_officer(session), 1))
    assert last(session, item.id).fields == fields


def test_a_move_over_midnight_is_written_down_with_its_day(session: Session) -> None:
    item = an_item(session, an_event(session), "23:00", "23:45")
    moves.move_item(session, moves.MoveItem(item.id, an_officer(session), 1, 90))
    assert last(session, item.id).fields == {
        "day": ["2024-11-26", "2024-11-27"],
        "start_local": ["2024-11-26T23:00", "2024-11-27T00:30"],
        "end_local": ["2024-11-26T23:45", "2024-11-27T01:15"],
    }


def test_a_shift_leaves_a_row_for_every_item_that_it_moved(session: Session) -> None:
    event = an_event(session)
    items = [an_item(session, event, f"1{n}:00", f"1{n}:30") for n in range(3)]
    moves.shift_following(session, moves.ShiftFollowing(items[1].id, an_officer(session), 1, 15))
    assert [len(history_of(session, "item", item.id)) for item in items] == [1, 2, 2]


def test_a_new_order_of_items_that_begin_together_is_written_down(session: Session) -> None:
    event = an_event(session)
    items = [an_item(session, event, title=title) for title in "аб"]
    moves.reorder_item(session, moves.ReorderItem(items[0].id, an_officer(session), 1, 1))
    assert {"changed"} < {row.action for item in items for row in history_of(session, "item", item.id)}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"minutes": 11}, "Участник Д4-03 — О титановом сырье (11)"),
        ({"language": "kk"}, "Участник Д4-03 — О титановом сырье (10, kk)"),
        ({"remote": True}, "Участник Д4-03 — О титановом сырье (10, ВКС)"),
        ({"topic": Texts()}, "Участник Д4-03 (10)"),
        ({"speaker": Texts("Участник Д4-03", kk="Д4-03 қатысушысы")}, "Участник Д4-03 / Д4-03 қатысушысы — О титановом сырье (10)"),
    ],
)
def test_every_change_of_a_speech_is_written_down(session: Session, change: dict[str, Any], words: str) -> None:
    item = an_item(session, an_event(session))
    officer = an_officer(session)
    commands.set_speeches(session, SetSpeeches(item.id, officer, 1, (a_speech(),)))
    commands.set_speeches(session, SetSpeeches(item.id, officer, 2, (replace(a_speech(), **change),)))
    assert last(session, item.id).fields == {"speech_list": ["Участник Д4-03 — О титановом сырье (10)", words]}


def test_a_copy_is_written_down_as_a_new_item(session: Session) -> None:
    item = an_item(session, an_event(session))
    copy_id = commands.duplicate_item(session, DuplicateItem(item.id, an_officer(session), new_uid()))
    assert [row.action for row in history_of(session, "item", copy_id)] == ["created"]


def test_what_the_second_person_has_not_seen_is_listed_oldest_first(session: Session) -> None:
    item = an_item(session, an_event(session))
    officer = an_officer(session)
    for name in ("Иванов", "Петров", "Сидоров"):
        commands.change_item(session, ChangeItem(item.id, officer, None, item_details(responsible=name)))
    told = [row.fields["responsible"][1] for row in changed_since(session, "item", item.id, 2)]
    assert told == ["Петров", "Сидоров"]


def test_the_history_of_an_event_holds_what_was_done_to_its_items(session: Session) -> None:
    event = an_event(session)
    item = an_item(session, event)
    other = an_item(session, an_event(session))
    assert {(row.kind, row.thing_id) for row in history_of_event(session, event.id)} == {("event", event.id), ("item", item.id)}
    assert other.event_id != event.id


def test_handing_an_event_over_is_written_down_and_seen(session: Session) -> None:
    coordinator = a_coordinator(session)
    event = an_event(session, status="preparing")
    cmd = ChangeEvent(event.id, an_officer(session), 1, event_details(event.city_id, coordinator_ids=frozenset({coordinator.id})))
    change_event(session, cmd)
    row = history_of(session, "event", event.id)[0]
    assert (row.fields["coordinators"], event.revision) == ([None, coordinator.name], 2)


def test_a_change_and_its_row_stand_or_fall_together(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        item = an_item(session, an_event(session))
        officer = an_officer(session)
    with sessions() as session:
        commands.change_item(session, ChangeItem(item.id, officer, 1, item_details(responsible="Иванов")))
        assert len(history_of(session, "item", item.id)) == 2
        session.rollback()
    with sessions() as session:
        assert [row.action for row in history_of(session, "item", item.id)] == ["created"]


def test_an_event_that_was_given_to_somebody_can_be_removed(session: Session) -> None:
    event = an_event(session, coordinators=[a_coordinator(session)])
    an_item(session, event)
    remove_event(session, RemoveEvent(event.id, an_officer(session), 1))
    assert history_of(session, "event", event.id)[0].action == "removed"
