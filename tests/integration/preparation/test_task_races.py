"""Claims about two people, or two presses of one button, at the same task."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Stale
from app.planning.events.kinds import POLICY, Kind
from app.planning.preparation.commands import AddTask, LayUsualTasks, MarkDone, add_task, lay_usual_tasks, mark_done
from app.planning.preparation.models import Task
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event
from tests.factories.tasks import a_task, task_details
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

NOW = datetime(2024, 11, 10, 8, 30, tzinfo=UTC)


@pytest.fixture
def officer(sessions: sessionmaker[Session]) -> Actor:
    with sessions.begin() as session:
        return an_officer(session)


def prepared(sessions: sessionmaker[Session]) -> tuple[int, list[int]]:
    """Return the ids of an event and of its two tasks."""
    with sessions.begin() as session:
        event = an_event(session)
        return event.id, [a_task(session, event, days).id for days in (30, 20)]


def test_of_two_who_mark_one_task_at_once_nobody_overwrites_the_other(
    engine: Engine, sessions: sessionmaker[Session], officer: Actor
) -> None:
    _, (task_id, _) = prepared(sessions)
    one, other = (MarkDone(task_id, officer, 1, evidence) for evidence in ("исх. № 17", "исх. № 18"))
    outcome = meeting(engine, sessions, lambda s: mark_done(s, one, now=NOW), lambda s: mark_done(s, other, now=NOW + timedelta(days=1)))
    assert isinstance(outcome.exception(), Stale | StaleDataError)
    with sessions() as session:
        task = session.get_one(Task, task_id)
        assert (task.evidence, task.done_at, task.revision) == ("исх. № 17", NOW, 2)


def test_two_who_mark_different_tasks_at_once_do_not_disturb_each_other(
    engine: Engine, sessions: sessionmaker[Session], officer: Actor
) -> None:
    _, tasks = prepared(sessions)
    one, other = (MarkDone(task_id, officer, 1) for task_id in tasks)
    meeting(engine, sessions, lambda s: mark_done(s, one, now=NOW), lambda s: mark_done(s, other, now=NOW)).result()
    with sessions() as session:
        assert [session.get_one(Task, task_id).done_at for task_id in tasks] == [NOW, NOW]


def test_two_who_lay_the_usual_tasks_at_once_lay_them_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    event_id, _ = prepared(sessions)
    cmd = LayUsualTasks(event_id, officer)
    meeting(engine, sessions, lambda s: lay_usual_tasks(s, cmd), lambda s: lay_usual_tasks(s, cmd)).result()
    with sessions() as session:
        found = session.scalars(select(Task.title).where(Task.event_id == event_id)).all()
    assert len(found) == 2 + len(POLICY[Kind.FORUM].tasks)


def test_two_presses_at_once_make_one_task(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    event_id, _ = prepared(sessions)
    cmd = AddTask(event_id, officer, new_uid(), task_details())
    made = meeting(engine, sessions, lambda s: add_task(s, cmd), lambda s: add_task(s, cmd)).result()
    with sessions() as session:
        assert session.scalars(select(Task.id).where(Task.uid == cmd.uid)).all() == [made]
