"""Claims about bringing back what an item was."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change, history_of
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.planning.events.commands import ChangeEvent, change_event
from app.planning.events.restoring import RestoreEventField, restore_event_field
from app.planning.programmes import commands, moves
from app.planning.programmes.commands import ChangeItem, OnItem
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import get_item
from app.planning.programmes.restoring import RestoreField, RestoreRemoved, restore_field, restore_removed
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import Layout
from tests.factories.events import an_event, event_details
from tests.factories.programmes import an_item, at, item_details
from tests.integration.planning.people import a_reader, an_officer


def latest(session: Session, item: ProgrammeItem) -> Change:
    return history_of(session, "item", item.id)[0]


def test_a_moved_item_is_given_its_old_time_as_one_value(session: Session) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session), "10:00", "11:00")
    before = item.when
    moves.move_item(session, moves.MoveItem(item.id, by, item.revision, 45))
    restore_field(session, RestoreField(latest(session, item).id, "start_local", by, item.revision))
    assert (item.when, item.starts_at) == (before, before.start.instant if before.start else None)


def test_one_field_is_restored_and_the_others_stay(session: Session) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session), title="Сессия")
    commands.change_item(session, ChangeItem(item.id, by, item.revision, item_details(title=Texts("Круглый стол"), responsible="Отдел")))
    restore_field(session, RestoreField(latest(session, item).id, "title", by, item.revision))
    assert (item.title.ru, item.responsible) == ("Сессия", "Отдел")


def test_a_restoration_stands_in_the_history_itself(session: Session) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session), title="Сессия")
    commands.change_item(session, ChangeItem(item.id, by, item.revision, item_details(title=Texts("Круглый стол"))))
    restore_field(session, RestoreField(latest(session, item).id, "title", by, item.revision))
    assert latest(session, item).fields["title"] == [{"ru": "Круглый стол"}, {"ru": "Сессия"}]


def test_somebody_who_saw_an_older_item_is_told(session: Session) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session))
    commands.change_item(session, ChangeItem(item.id, by, item.revision, item_details(title=Texts("Иное"))))
    with pytest.raises(Stale):
        restore_field(session, RestoreField(latest(session, item).id, "title", by, item.revision - 1))


@pytest.mark.parametrize("field", ["speech_list", "uid", "nonsense"])
def test_what_has_no_value_of_its_own_is_not_restored(session: Session, field: str) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session))
    commands.change_item(session, ChangeItem(item.id, by, item.revision, item_details(title=Texts("Иное"))))
    with pytest.raises(Refusal):
        restore_field(session, RestoreField(latest(session, item).id, field, by, item.revision))


def removed(session: Session, by: Actor) -> Change:
    item = an_item(session, an_event(session), title="Экскурсия", when=at("16:00", "17:30"), responsible="Отдел")
    commands.remove_item(session, OnItem(item.id, by, item.revision))
    return session.scalars(select(Change).where(Change.kind == "item", Change.action == "removed")).one()


def test_a_removed_item_comes_back_once_however_often_it_is_asked_for(session: Session) -> None:
    by = an_officer(session)
    change = removed(session, by)
    first, second = (restore_removed(session, RestoreRemoved(change.id, by)) for _ in range(2))
    item = get_item(session, first)
    assert (first, item.title.ru, item.when, item.responsible) == (second, "Экскурсия", at("16:00", "17:30"), "Отдел")


def test_a_reader_brings_nothing_back(session: Session) -> None:
    change = removed(session, an_officer(session))
    with pytest.raises(NotAllowed):
        restore_removed(session, RestoreRemoved(change.id, a_reader(session)))


def test_a_change_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        restore_removed(session, RestoreRemoved(10_000, an_officer(session)))


def test_a_field_of_an_event_is_restored_but_never_its_dates(session: Session) -> None:
    by = an_officer(session)
    event = an_event(session, title=Texts("Дни культуры"))
    change_event(
        session, ChangeEvent(event.id, by, event.revision, event_details(event.city_id, title=Texts("Иное"), first_day=event.first_day))
    )
    change = history_of(session, "event", event.id)[0]
    restore_event_field(session, RestoreEventField(change.id, "title", by, event.revision))
    assert event.title.ru == "Дни культуры"
    with pytest.raises(Refusal):
        restore_event_field(session, RestoreEventField(change.id, "first_day", by, event.revision))


@pytest.mark.parametrize(("field", "value"), [("layout", Layout.BANQUET), ("expected", 300), ("buffer_minutes", 20)])
def test_what_an_item_awaits_of_people_is_brought_back(session: Session, field: str, value: Any) -> None:
    by = an_officer(session)
    item = an_item(session, an_event(session), **{field: value})
    commands.change_item(session, ChangeItem(item.id, by, item.revision, item_details()))
    assert getattr(item, field) != value
    restore_field(session, RestoreField(latest(session, item).id, field, by, item.revision))
    assert getattr(item, field) == value
