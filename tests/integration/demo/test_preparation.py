"""The preparation of the invented events, as the demonstration set loads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.demo.data import DemoSet
from app.demo.load import load
from app.demo.reading import read
from app.ground.kernel.walltime import zone
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.preparation.plan import Plan
from app.planning.preparation.queries import deadlines_around, plan_of
from app.planning.preparation.rules import Deadline, State
from tests.integration.demo.conftest import NOW, OFFICER

UFA = zone("Asia/Yekaterinburg")
TODAY = NOW.astimezone(UFA).date()


def plans_in(session: Session) -> dict[str, Plan]:
    return {event.code or "": plan_of(session, event) for event in session.scalars(select(Event))}


def assert_one_overdue(session: Session, day: date) -> None:
    overdue = [(code, late) for code, plan in plans_in(session).items() if (late := plan.summary(day).overdue)]
    assert overdue == [("N4", 1)]
    dues = deadlines_around(session, day, day + timedelta(days=30))
    assert [one.task.title for one in dues if one.standing.state is State.OVERDUE] == ["Утвердить состав творческих коллективов"]
    assert {one.task.deadline for one in dues if one.standing.state is State.DUE} >= {Deadline.PRESS.value, Deadline.PACKAGE.value}


def test_one_task_is_overdue_on_the_day_of_loading(demo: Session) -> None:
    assert_one_overdue(demo, TODAY)


# The invented events begin on a weekday, so how far they are away differs; what is counted is no matter of the database, nor of
# what is in the programmes.
@pytest.mark.parametrize("day", [date(2026, 3, 5), date(2026, 3, 8)])
def test_one_task_is_overdue_on_whatever_day_the_set_is_loaded(app_sessions: sessionmaker[Session], day: date) -> None:
    whole = read()
    events = tuple(replace(event, items=(), steps=()) for event in whole.events)
    with app_sessions() as session:
        demo = DemoSet(whole.cities, whole.venues, events, whole.year)
        load(session, now=datetime(day.year, day.month, day.day, 9, tzinfo=UTC), by=OFFICER, demo=demo)
        assert_one_overdue(session, day)


def test_the_invented_events_have_the_usual_tasks_and_some_are_done_with_evidence(demo: Session) -> None:
    plans = plans_in(demo)
    assert {code: len(plan.tasks) for code, plan in plans.items() if plan.tasks} == {
        event.code: len(POLICY[event.kind].tasks) for event in read().events if event.code.startswith("N") and event.code != "N0"
    }
    done = [task for plan in plans.values() for task in plan.tasks if task.is_done]
    assert len(done) == 15
    assert [task.title for task in done if task.done_at and task.due and task.done_at.astimezone(UFA).date() > task.due] == []
    assert sum(bool(task.evidence) for task in done) == 11
    assert plans["N1"].summary(TODAY).done == len(plans["N1"].tasks)
