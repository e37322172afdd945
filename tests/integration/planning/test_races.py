"""Claims about two people, or two presses of one button, at the same moment."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Stale
from app.ground.kernel.texts import Texts
from app.planning.events.commands import AddEvent, add_event
from app.planning.events.models import Event
from app.planning.programmes.commands import AddItem, ChangeItem, DuplicateItem, add_item, change_item, duplicate_item
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from tests.factories.events import NOW, an_event, event_details
from tests.factories.programmes import a_speech, an_item, item_details, speech_rows
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

Write = Callable[[Session], int]


@pytest.fixture
def officer(sessions: sessionmaker[Session]) -> Actor:
    with sessions.begin() as session:
        return an_officer(session)


def prepared(sessions: sessionmaker[Session]) -> tuple[int, list[int]]:
    """Return the ids of an event and of its two items."""
    with sessions.begin() as session:
        event = an_event(session)
        items = [an_item(session, event), an_item(session, event, "12:00", "13:00", speeches=speech_rows(a_speech()))]
        return event.id, [item.id for item in items]


def test_two_presses_at_once_make_one_item(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    event_id, _ = prepared(sessions)
    cmd = AddItem(event_id, officer, new_uid(), item_details())
    made = meeting(engine, sessions, lambda s: add_item(s, cmd), lambda s: add_item(s, cmd)).result()
    with sessions() as session:
        assert session.scalars(select(ProgrammeItem.id).where(ProgrammeItem.uid == cmd.uid)).all() == [made]


def test_two_presses_at_once_make_one_copy(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    _, items = prepared(sessions)
    cmd = DuplicateItem(items[1], officer, new_uid())
    made = meeting(engine, sessions, lambda s: duplicate_item(s, cmd), lambda s: duplicate_item(s, cmd)).result()
    with sessions() as session:
        assert session.scalars(select(ProgrammeItem.id).where(ProgrammeItem.uid == cmd.uid)).all() == [made]


def test_two_presses_at_once_make_one_event(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    with sessions.begin() as session:
        city_id = an_event(session).city_id
    cmd = AddEvent(officer, new_uid(), event_details(city_id))
    meeting(engine, sessions, lambda s: add_event(s, cmd, now=NOW), lambda s: add_event(s, cmd, now=NOW)).result()
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Event).where(Event.uid == cmd.uid)) == 1


def test_of_two_who_change_one_item_at_once_the_second_is_told(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    _, (item_id, _) = prepared(sessions)
    one, other = (ChangeItem(item_id, officer, 1, item_details(title=Texts(title))) for title in ("первый", "второй"))
    outcome = meeting(engine, sessions, lambda s: change_item(s, one), lambda s: change_item(s, other))
    assert isinstance(outcome.exception(), Stale | StaleDataError)
    with sessions() as session:
        assert session.get_one(ProgrammeItem, item_id).title == Texts("первый")


def test_two_who_change_different_items_at_once_do_not_disturb_each_other(
    engine: Engine, sessions: sessionmaker[Session], officer: Actor
) -> None:
    _, items = prepared(sessions)
    one, other = (ChangeItem(item_id, officer, 1, item_details(title=Texts(title))) for item_id, title in zip(items, "аб", strict=True))
    meeting(engine, sessions, lambda s: change_item(s, one), lambda s: change_item(s, other)).result()
    with sessions() as session:
        assert [session.get_one(ProgrammeItem, item_id).title.ru for item_id in items] == ["а", "б"]
