"""Claims about writing the tasks of an event."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of, history_of_event
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.planning.events.commands import ChangeEvent, RemoveEvent, change_event, remove_event
from app.planning.events.kinds import POLICY, Kind
from app.planning.events.models import Event
from app.planning.preparation.commands import (
    AddTask,
    ChangeTask,
    LayUsualTasks,
    MarkDone,
    OnTask,
    ReorderTask,
    add_task,
    change_task,
    lay_usual_tasks,
    mark_done,
    mark_undone,
    missing_usual,
    remove_task,
    reorder_task,
)
from app.planning.preparation.models import Task
from app.planning.preparation.queries import last_change_of, plan_of
from app.planning.preparation.rules import MOST_TASKS
from tests.factories.accounts import an_actor
from tests.factories.events import an_event, event_details
from tests.factories.tasks import a_task, task_details
from tests.integration.planning.people import a_coordinator, a_reader, an_officer

NOW = datetime(2024, 11, 10, 8, 30, tzinfo=UTC)
TODAY = date(2024, 11, 10)


def titles(session: Session, event: Event) -> list[str]:
    return [task.title for task in plan_of(session, event).tasks]


def test_a_task_is_added_once_however_often_the_button_is_pressed(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    cmd = AddTask(event.id, officer, new_uid(), task_details(deadline="press", responsible="пресс-служба"))
    assert add_task(session, cmd) == add_task(session, cmd)
    (task,) = plan_of(session, event).tasks
    assert (task.title, task.due, task.deadline, task.responsible) == (
        "Разослать приглашения",
        date(2024, 10, 27),
        "press",
        "пресс-служба",
    )


def test_a_name_that_is_taken_in_another_plan_is_refused(session: Session) -> None:
    officer, other = an_officer(session), a_task(session, an_event(session))
    with pytest.raises(NotAllowed):
        add_task(session, AddTask(an_event(session).id, officer, other.uid, task_details()))


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (task_details(title=""), "title"),
        (task_details(days=None), "timing"),
        (task_details(days=5, due_on=TODAY), "timing"),
        (task_details(days=10_000), "number"),
    ],
)
def test_what_the_rules_refuse_is_not_written(session: Session, details: object, field: str) -> None:
    officer, event = an_officer(session), an_event(session)
    with pytest.raises(Refusal) as refused:
        add_task(session, AddTask(event.id, officer, new_uid(), details))  # type: ignore[arg-type]  # TaskDetails of the list above
    assert refused.value.field == field
    assert titles(session, event) == []


def test_a_plan_has_an_end(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    session.add_all(Task(uid=new_uid(), event_id=event.id, title=str(n), days=n) for n in range(MOST_TASKS))
    session.flush()
    with pytest.raises(Refusal, match="at most"):
        add_task(session, AddTask(event.id, officer, new_uid(), task_details()))
    with pytest.raises(Refusal, match="at most"):
        lay_usual_tasks(session, LayUsualTasks(event.id, officer))


def test_a_task_is_changed_as_it_was_seen_only(session: Session) -> None:
    officer, task = an_officer(session), a_task(session, an_event(session))
    change_task(session, ChangeTask(task.id, officer, 1, task_details(title="Позвонить", due_on=TODAY)))
    assert (task.title, task.days, task.due_on, task.revision) == ("Позвонить", None, TODAY, 2)
    with pytest.raises(Stale):
        change_task(session, ChangeTask(task.id, officer, 1, task_details()))
    with pytest.raises(Stale):
        remove_task(session, OnTask(task.id, officer, 1))
    with pytest.raises(Stale):
        reorder_task(session, ReorderTask(task.id, officer, 1, 1))


def test_the_days_of_tasks_move_with_their_event_and_own_days_stay(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    for days in (30, 0, -10):
        a_task(session, event, days, title=str(days))
    a_task(session, event, None, title="own", due_on=TODAY)
    details = event_details(event.city_id, first_day=date(2025, 3, 1), last_day=date(2025, 3, 3))
    change_event(session, ChangeEvent(event.id, officer, None, details))
    assert [(task.title, task.due) for task in plan_of(session, event).tasks] == [
        ("own", TODAY),
        ("30", date(2025, 1, 30)),
        ("0", date(2025, 3, 1)),
        ("-10", date(2025, 3, 13)),
    ]


def test_a_mark_says_who_when_and_what_shows_it(session: Session) -> None:
    officer, task = an_officer(session), a_task(session, an_event(session))
    mark_done(session, MarkDone(task.id, officer, 1, "исх. № 17"), now=NOW)
    assert (task.done_at, task.done_by, task.evidence) == (NOW, officer.name, "исх. № 17")
    mark_undone(session, OnTask(task.id, officer, task.revision))
    assert (task.done_at, task.done_by, task.evidence) == (None, "", "исх. № 17")
    assert [change.label for change in history_of(session, "task", task.id)] == ["Разослать приглашения"] * 3


def test_two_who_wanted_the_same_mark_both_have_it_and_the_first_ones_name_stays(session: Session) -> None:
    first, second = an_officer(session), an_officer(session, name="Р. И. Юсупов")
    task = a_task(session, an_event(session))
    mark_done(session, MarkDone(task.id, first, 1, "исх. № 17"), now=NOW)
    for evidence in ("", "исх. № 17"):
        mark_done(session, MarkDone(task.id, second, 1, evidence), now=NOW + timedelta(minutes=1))
    assert (task.done_by, task.done_at, task.evidence, task.revision) == (first.name, NOW, "исх. № 17", 2)


def test_other_evidence_than_the_first_ones_is_a_clash_and_deciding_it_keeps_the_name(session: Session) -> None:
    first, second = an_officer(session), an_officer(session, name="Р. И. Юсупов")
    task = a_task(session, an_event(session))
    mark_done(session, MarkDone(task.id, first, 1, "исх. № 17"), now=NOW)
    with pytest.raises(Stale):
        mark_done(session, MarkDone(task.id, second, 1, "исх. № 18"), now=NOW)
    mark_done(session, MarkDone(task.id, second, 2, "исх. № 18"), now=NOW + timedelta(days=1))
    assert (task.done_by, task.done_at, task.evidence) == (first.name, NOW, "исх. № 18")


def test_a_task_that_was_changed_meanwhile_is_not_marked_unseen(session: Session) -> None:
    officer, task = an_officer(session), a_task(session, an_event(session))
    change_task(session, ChangeTask(task.id, officer, 1, task_details(title="Иное дело")))
    with pytest.raises(Stale):
        mark_done(session, MarkDone(task.id, officer, 1), now=NOW)


def test_taking_back_a_mark_that_is_not_there_changes_nothing(session: Session) -> None:
    officer, task = an_officer(session), a_task(session, an_event(session))
    mark_undone(session, OnTask(task.id, officer, 9))
    assert task.revision == 1


def test_the_usual_tasks_are_laid_once_and_what_was_made_of_them_stays(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    usual = POLICY[Kind.FORUM].tasks
    assert lay_usual_tasks(session, LayUsualTasks(event.id, officer)) == tuple(range(len(usual)))
    laid = plan_of(session, event).tasks
    assert [(task.title, task.days, task.responsible, task.deadline) for task in laid] == [
        (one.title, one.days, one.responsible, one.deadline) for one in usual
    ]
    change_task(session, ChangeTask(laid[0].id, officer, None, task_details(title="Назначить ответственных")))
    remove_task(session, OnTask(laid[4].id, officer, None))
    assert missing_usual(session, event) == (4,)
    assert lay_usual_tasks(session, LayUsualTasks(event.id, officer)) == (4,)
    assert lay_usual_tasks(session, LayUsualTasks(event.id, officer)) == ()
    again = plan_of(session, event).tasks
    assert {task.title for task in again} == {"Назначить ответственных", *(one.title for one in usual[1:])}


def test_an_event_that_has_become_another_kind_gets_the_tasks_of_that_kind(session: Session) -> None:
    officer, event = an_officer(session), an_event(session, kind=Kind.BILATERAL_MEETING)
    lay_usual_tasks(session, LayUsualTasks(event.id, officer))
    event.kind = Kind.FORUM
    assert len(missing_usual(session, event)) == len(POLICY[Kind.FORUM].tasks)


def test_tasks_of_one_day_change_places_and_do_not_disturb_whoever_edits_the_neighbour(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    first, second, third = (a_task(session, event, title=title) for title in ("а", "б", "в"))
    reorder_task(session, ReorderTask(third.id, officer, 1, -1))
    assert titles(session, event) == ["а", "в", "б"]
    reorder_task(session, ReorderTask(third.id, officer, third.revision, -1))
    assert titles(session, event) == ["в", "а", "б"]
    assert (first.revision, second.revision) == (1, 1)
    with pytest.raises(Stale):  # a second press of the button
        reorder_task(session, ReorderTask(third.id, officer, 1, -1))
    with pytest.raises(Refusal, match="of one day"):
        reorder_task(session, ReorderTask(third.id, officer, None, -1))


def test_only_those_who_plan_an_event_write_its_tasks(session: Session) -> None:
    coordinator = a_coordinator(session)
    own, foreign = an_event(session, coordinators=[coordinator]), an_event(session)
    task = a_task(session, own)
    add_task(session, AddTask(own.id, an_actor(coordinator), new_uid(), task_details()))
    mark_done(session, MarkDone(task.id, an_actor(coordinator), 1), now=NOW)
    for by, event in ((an_actor(coordinator), foreign), (a_reader(session), own)):
        other = a_task(session, event)
        for write in (
            lambda by=by, event=event: add_task(session, AddTask(event.id, by, new_uid(), task_details())),
            lambda by=by, event=event: lay_usual_tasks(session, LayUsualTasks(event.id, by)),
            lambda by=by, task=other: change_task(session, ChangeTask(task.id, by, None, task_details())),
            lambda by=by, task=other: mark_done(session, MarkDone(task.id, by, None), now=NOW),
            lambda by=by, task=other: mark_undone(session, OnTask(task.id, by, None)),
            lambda by=by, task=other: reorder_task(session, ReorderTask(task.id, by, None, 1)),
            lambda by=by, task=other: remove_task(session, OnTask(task.id, by, None)),
        ):
            with pytest.raises(NotAllowed):
                write()


def test_a_task_that_is_gone_is_not_found(session: Session) -> None:
    officer, task = an_officer(session), a_task(session, an_event(session))
    remove_task(session, OnTask(task.id, officer, 1))
    with pytest.raises(NotFound):
        mark_done(session, MarkDone(task.id, officer, 1), now=NOW)


def test_the_tasks_of_a_removed_event_go_with_it_and_their_changes_stand_in_its_history(session: Session) -> None:
    officer, event = an_officer(session), an_event(session)
    add_task(session, AddTask(event.id, officer, new_uid(), task_details()))
    assert [(change.kind, change.action) for change in history_of_event(session, event.id)] == [("task", "created"), ("event", "created")]
    remove_event(session, RemoveEvent(event.id, officer, None))
    assert session.scalars(select(Task.id).where(Task.event_id == event.id)).all() == []


def test_a_plan_is_dated_by_what_it_shows_and_by_nothing_else(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = iter(NOW + timedelta(hours=hour) for hour in range(100))
    monkeypatch.setattr("app.ground.kernel.clock.now", lambda: next(clocks))
    officer, event = an_officer(session), an_event(session)
    task = a_task(session, event)
    laid = last_change_of(session, event)
    details = event_details(event.city_id, title=event.title, arrival_margin=1)
    change_event(session, ChangeEvent(event.id, officer, None, details))
    assert last_change_of(session, event) == laid
    mark_done(session, MarkDone(task.id, officer, None), now=NOW)
    marked = last_change_of(session, event)
    assert marked > laid
    change_event(
        session, ChangeEvent(event.id, officer, None, event_details(event.city_id, title=event.title, last_day=date(2024, 11, 28)))
    )
    assert last_change_of(session, event) > marked
