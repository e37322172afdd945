"""Claims about the buttons of a running meeting: one thing at a time, nothing doubled, the second of two is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.matters.meetings.queries import runs_of
from app.matters.meetings.rules import CLOSING
from app.matters.meetings.running import Running, running_of
from app.matters.meetings.running_commands import Halt, MovedOn, TakeUpPoint, close, pause, take_up_point
from app.planning.events.models import Event
from app.planning.programmes.commands import OnItem, cancel_item
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event
from tests.factories.meetings import a_meeting, a_point
from tests.integration.planning.people import a_reader, an_officer

TEN = datetime(2024, 11, 26, 5, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


class Chair:
    """Somebody at the buttons, who sees the screen as it was when they looked at it last."""

    def __init__(self, session: Session, event: Event, by: Actor) -> None:
        self.session, self.event, self.by, self.seen = session, event, by, ""

    def look(self, minutes: float = 0) -> Running:
        run = running_of(self.session, self.event, after(minutes))
        self.seen = run.course.token
        return run

    def take(self, item_id: int, speech: int | None = None, *, at: float, uid: str = "") -> None:
        cmd = TakeUpPoint(self.event.id, self.by, uid or new_uid(), self.seen, item_id, speech)
        take_up_point(self.session, cmd, now=after(at))

    def halt(self, do: Callable[..., int], *, at: float) -> None:
        do(self.session, Halt(self.event.id, self.by, self.seen), now=after(at))


@pytest.fixture
def event(session: Session) -> Event:
    return a_meeting(session)


@pytest.fixture
def points(session: Session, event: Event) -> list[int]:
    return [a_point(session, event, "10:00", "10:15", minutes=(7, 7)).id, a_point(session, event, "10:15", "10:35").id]


@pytest.fixture
def chair(session: Session, event: Event) -> Chair:
    return Chair(session, event, an_officer(session))


def test_a_meeting_goes_from_its_points_to_its_speakers_and_to_its_end(chair: Chair, points: list[int]) -> None:
    first, second = points
    before = chair.look()
    assert (before.point, before.next_point and before.next_point.item_id) == (None, first)
    chair.take(first, at=0)
    run = chair.look(1)
    assert (run.speaker, run.next_speaker and run.next_speaker.speaker.ru) == (None, "Участник 1")
    chair.take(first, 0, at=1)
    run = chair.look(2)
    assert (run.speaker and run.speaker.speaker.ru, run.next_speaker and run.next_speaker.speaker.ru) == ("Участник 1", "Участник 2")
    chair.take(first, 1, at=8)
    assert (chair.look(9).next_speaker, chair.look(9).next_point and chair.look(9).next_point.item_id) == (None, second)  # type: ignore[union-attr]
    chair.take(second, at=18)
    assert (chair.look(20).course.late, chair.look(20).course.of_point(first).minutes) == (3, 18)
    chair.halt(close, at=40)
    closed = chair.look(90)
    assert (closed.course.is_closed, [row.spent.minutes for row in closed.rows], closed.minutes, closed.course.late) == (
        True,
        [18, 22],
        40,
        5,
    )


def test_of_two_who_press_at_once_the_second_is_told_and_nothing_is_doubled(session: Session, chair: Chair, points: list[int]) -> None:
    other = Chair(session, chair.event, an_officer(session))
    chair.look()
    other.look()
    chair.take(points[0], at=0)
    with pytest.raises(MovedOn):
        other.take(points[1], at=0.1)
    with pytest.raises(MovedOn):
        other.halt(pause, at=0.2)
    assert [(run.item_id, run.ended_at) for run in runs_of(session, chair.event.id)] == [(points[0], None)]


def test_two_who_want_the_same_get_it_once(session: Session, chair: Chair, points: list[int]) -> None:
    other = Chair(session, chair.event, an_officer(session))
    chair.take(points[0], at=0)
    other.take(points[0], at=0.1)
    chair.look()
    other.look()
    chair.halt(pause, at=5)
    other.halt(pause, at=5.1)
    other.look()
    chair.look()
    chair.halt(close, at=6)
    other.halt(close, at=6.1)
    assert [(run.speech, run.ended_at) for run in runs_of(session, chair.event.id)] == [(None, after(5)), (CLOSING, after(6))]


def test_a_form_sent_twice_begins_one_stretch(session: Session, chair: Chair, points: list[int]) -> None:
    uid = new_uid()
    chair.take(points[0], at=0, uid=uid)
    chair.look()
    chair.halt(pause, at=1)
    chair.take(points[0], at=2, uid=uid)
    assert len(runs_of(session, chair.event.id)) == 1


def test_the_uid_of_another_meeting_is_refused(session: Session, chair: Chair, points: list[int]) -> None:
    elsewhere, uid = a_meeting(session), new_uid()
    other = Chair(session, elsewhere, chair.by)
    other.take(a_point(session, elsewhere).id, at=0, uid=uid)
    with pytest.raises(NotAllowed):
        chair.take(points[0], at=0, uid=uid)


def test_a_pause_stops_the_clock_and_going_on_adds_to_the_point(chair: Chair, points: list[int]) -> None:
    chair.take(points[0], at=0)
    chair.look()
    chair.halt(pause, at=5)
    assert (chair.look(30).course.is_open, chair.look(30).course.of_point(points[0]).minutes) == (False, 5)
    chair.take(points[0], at=30)
    assert chair.look(32).course.of_point(points[0]).minutes == 7


def test_a_clock_that_went_back_begins_nothing_before_what_was_there(session: Session, chair: Chair, points: list[int]) -> None:
    chair.take(points[0], at=10)
    chair.look()
    chair.take(points[1], at=5)
    runs = runs_of(session, chair.event.id)
    assert [(run.started_at, run.ended_at) for run in runs] == [(after(10), after(10)), (after(10), None)]


def test_what_is_no_point_of_the_meeting_is_not_taken_up(session: Session, chair: Chair, points: list[int]) -> None:
    elsewhere = a_point(session, a_meeting(session)).id
    for item, speech in ((elsewhere, None), (999_999, None), (points[0], 2), (points[0], -1)):
        with pytest.raises(Refusal):
            chair.take(item, speech, at=0)
    cancel_item(session, OnItem(points[0], chair.by, None))
    with pytest.raises(Refusal):
        chair.take(points[0], at=0)
    with pytest.raises(Refusal):
        chair.halt(close, at=0)


def test_a_point_cancelled_while_it_is_on_leaves_the_screen_whole(session: Session, chair: Chair, points: list[int]) -> None:
    chair.take(points[0], at=0)
    cancel_item(session, OnItem(points[0], chair.by, None))
    run = chair.look(3)
    assert (run.point, run.speaker, run.next_point, run.course.late, run.course.is_open) == (None, None, None, None, True)
    chair.take(points[1], at=4)
    assert [row.spent.minutes for row in chair.look(6).rows] == [2]


def test_who_only_reads_presses_nothing_and_other_events_have_no_course(session: Session, chair: Chair, points: list[int]) -> None:
    with pytest.raises(NotAllowed):
        Chair(session, chair.event, a_reader(session)).take(points[0], at=0)
    with pytest.raises(NotFound):
        Chair(session, an_event(session), chair.by).take(points[0], at=0)
