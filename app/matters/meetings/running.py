"""How a meeting runs, as its screen shows it: the point and the speaker that are on, what comes next, planned and actual minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.matters.meetings.agenda import Agenda, Point, agenda_of
from app.matters.meetings.models import AgendaRun
from app.matters.meetings.queries import runs_of
from app.matters.meetings.timing import Course, Planned, Spent, Stretch
from app.planning.events.models import Event
from app.planning.programmes.rules import Speech


@dataclass(frozen=True, slots=True)
class Row:
    """A point with the minutes that it took."""

    point: Point
    spent: Spent
    was_on: bool


@dataclass(frozen=True, slots=True)
class Running:
    """A meeting at an instant."""

    agenda: Agenda
    course: Course

    @property
    def point(self) -> Point | None:
        """The question that is, or was last, on."""
        return self.agenda.find(self.course.last.item_id) if self.course.last else None

    @property
    def speaker(self) -> Speech | None:
        """Who speaks, or spoke last; None while a question itself is discussed."""
        last, point = self.course.last, self.point
        if last is None or point is None or last.speech is None or last.speech >= len(point.speakers):
            return None
        return point.speakers[last.speech]

    @property
    def next_speaker(self) -> Speech | None:
        """Who speaks next on the same question."""
        place, point = self.course.next_speech, self.point
        return point.speakers[place] if point and place is not None else None

    @property
    def next_point(self) -> Point | None:
        """The question after it; before the meeting the first one."""
        following = self.course.following
        return self.agenda.find(following.item_id) if following else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All questions with what they took."""
        taken = self.course.taken()
        return tuple(Row(one, self.course.of_point(one.item_id), one.item_id in taken) for one in self.agenda.points)

    @property
    def minutes(self) -> int:
        """How long the questions have taken together, in whole minutes of each."""
        return sum(row.spent.minutes for row in self.rows)


def running_of(session: Session, event: Event, now: datetime) -> Running:
    """Return how a meeting runs at an instant. Four queries at most."""
    agenda = agenda_of(session, event)
    return Running(agenda, course_of(agenda, runs_of(session, event.id), now))


def course_of(agenda: Agenda, runs: Iterable[AgendaRun], now: datetime) -> Course:
    """Return the course of a meeting from the rows of its stretches."""
    stretches = (Stretch(one.uid, one.item_id, one.speech, one.started_at, one.ended_at) for one in runs)
    return Course(tuple(map(_planned, agenda.points)), stretches, now)


def _planned(point: Point) -> Planned:
    start, end = point.when.start, point.when.end
    return Planned(
        item_id=point.item_id,
        speeches=tuple(one.minutes for one in point.speakers),
        minutes=point.minutes,
        start=start.instant if start else None,
        end=end.instant if end else None,
    )
