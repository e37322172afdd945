"""Claims about what the first screen is told of the preparation of all events."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.planning.events.rules import Status
from app.planning.preparation.queries import deadlines_around, plan_of
from app.planning.preparation.rules import State
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.tasks import a_task
from tests.integration.planning.people import a_coordinator

NOW = datetime(2024, 11, 10, 8, 30, tzinfo=UTC)
TODAY = date(2024, 11, 10)


def around(session: Session, day: date = TODAY, ahead: int = 30) -> list[tuple[str, State, int]]:
    found = deadlines_around(session, day, day + timedelta(days=ahead))
    return [(one.task.title, one.standing.state, one.standing.days) for one in found]


def test_the_first_screen_is_told_of_what_is_overdue_and_of_deadlines_that_come(session: Session) -> None:
    event = an_event(session)
    a_task(session, event, 18, title="поздно")
    a_task(session, event, 90, title="очень поздно")
    a_task(session, event, 120, title="слишком давно")
    a_task(session, event, 17, title="сделано", done_at=NOW)
    a_task(session, event, 14, title="не срок")
    a_task(session, event, 7, title="пропуска", deadline="passes")
    a_task(session, event, None, title="сегодня", due_on=TODAY, deadline="press")
    a_task(session, event, None, title="свой день прошёл", due_on=TODAY - timedelta(days=1))
    a_task(session, event, -20, title="потом", deadline="package")
    assert around(session) == [
        ("очень поздно", State.OVERDUE, 74),
        ("поздно", State.OVERDUE, 2),
        ("свой день прошёл", State.OVERDUE, 1),
        ("сегодня", State.DUE, 0),
        ("пропуска", State.DUE, 9),
    ]


def test_cancelled_events_and_days_that_nobody_knows_ask_for_nothing(session: Session) -> None:
    cancelled = an_event(session, status=Status.CANCELLED)
    waiting = an_event(session, status=Status.POSTPONED, dates_unknown=True)
    for event in (cancelled, waiting):
        a_task(session, event, 18)
        a_task(session, event, 7, deadline="passes")
    a_task(session, waiting, None, title="свой день", due_on=TODAY)
    a_task(session, waiting, None, title="письмо", due_on=TODAY, deadline="package")
    assert around(session) == [("письмо", State.DUE, 0)]
    assert [task.due for task in plan_of(session, waiting).tasks] == [TODAY, TODAY, None, None]


def test_tasks_that_lie_far_from_their_events_are_found(session: Session) -> None:
    a_task(
        session, an_event(session, first_day=date(2026, 11, 10), last_day=date(2026, 11, 10)), 730, title="за два года", deadline="press"
    )
    a_task(session, an_event(session, first_day=date(2023, 11, 1), last_day=date(2023, 11, 1)), -365, title="год спустя")
    assert around(session) == [("год спустя", State.OVERDUE, 10), ("за два года", State.DUE, 0)]


def test_two_queries_find_the_deadlines_of_any_number_of_events(engine: Engine, session: Session) -> None:
    counts = []
    for many in (1, 12):
        for _ in range(many):
            event = an_event(session, coordinators=[a_coordinator(session)])
            for days in (18, 7):
                a_task(session, event, days, deadline="passes")
        session.commit()
        session.expunge_all()
        with statements(engine) as asked:
            deadlines_around(session, TODAY, TODAY + timedelta(days=30))
        counts.append(len([one for one in asked if one.startswith("SELECT")]))
    assert counts == [2, 2]
