"""Writes while a meeting runs: take a point or a speech up, pause, close; each against what the person saw to be on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import alone
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.matters.meetings.agenda import agenda_of
from app.matters.meetings.commands import get_meeting_to_change
from app.matters.meetings.models import AgendaRun
from app.matters.meetings.queries import find_run_by_uid, runs_of
from app.matters.meetings.rules import CLOSING, MOST_STRETCHES
from app.matters.meetings.running import course_of
from app.matters.meetings.timing import Course
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor

_RUNS: Final = 7_606_000_000
"""The matter that is one at a time: how one meeting runs."""


class MovedOn(Refusal):
    """Somebody else has gone on meanwhile: the page shows what is on now."""

    status = 409


@dataclass(frozen=True, slots=True)
class TakeUpPoint:
    """Deal with a point from now on, with one of its speeches or with the point itself. `uid` is the stretch's, chosen by the page.

    `seen` is the token of what was on when the page was drawn.
    """

    event_id: int
    by: Actor
    uid: str
    seen: str
    item_id: int
    speech: int | None = None


@dataclass(frozen=True, slots=True)
class Halt:
    """Stop what is on: for a while, or for good."""

    event_id: int
    by: Actor
    seen: str


def take_up_point(session: Session, cmd: TakeUpPoint, *, now: datetime) -> int:
    """End what is on and begin the point or its speech; return the event's id. A form sent twice begins it once."""
    event = _alone(session, cmd.event_id, cmd.by)
    made = find_run_by_uid(session, cmd.uid)
    if made is not None:
        if made.event_id != event.id:
            raise NotAllowed
        return event.id
    runs = list(runs_of(session, event.id))
    course = course_of(agenda := agenda_of(session, event), runs, now)
    last = course.last
    if course.is_open and last and (last.item_id, last.speech) == (cmd.item_id, cmd.speech):
        return event.id  # somebody else has done the same: both wanted it
    _refuse_moved(course, cmd.seen)
    point = agenda.find(cmd.item_id)
    if point is None:
        raise Refusal(N_("This point is no longer on the agenda; choose another one."))
    if cmd.speech is not None and not 0 <= cmd.speech < len(point.speakers):
        raise Refusal(N_("This speech is no longer on the agenda; choose another one."))
    if len(runs) >= MOST_STRETCHES:
        raise Refusal(N_("A meeting is told in %(most)s stretches at most."), most=MOST_STRETCHES)
    at = _end(runs, now)
    _begin(session, AgendaRun(uid=cmd.uid, event_id=event.id, item_id=cmd.item_id, speech=cmd.speech, started_at=at, by_name=cmd.by.name))
    return event.id


def pause(session: Session, cmd: Halt, *, now: datetime) -> int:
    """End what is on; nothing is on until a point is taken up again. Returns the event's id."""
    event, runs, course = _running(session, cmd, now)
    if course.is_open:
        _refuse_moved(course, cmd.seen)
        _end(runs, now)
        session.flush()
    return event.id


def close(session: Session, cmd: Halt, *, now: datetime) -> int:
    """End what is on and close the meeting; a point that is taken up later opens it again. Returns the event's id."""
    event, runs, course = _running(session, cmd, now)
    if course.is_closed:
        return event.id
    if course.last is None:
        raise Refusal(N_("The meeting has not begun yet."))
    _refuse_moved(course, cmd.seen)
    at = _end(runs, now)
    end = AgendaRun(uid=new_uid(), event_id=event.id, item_id=course.last.item_id, speech=CLOSING, started_at=at, ended_at=at)
    end.by_name = cmd.by.name
    _begin(session, end)
    return event.id


def _running(session: Session, cmd: Halt, now: datetime) -> tuple[Event, list[AgendaRun], Course]:
    event = _alone(session, cmd.event_id, cmd.by)
    runs = list(runs_of(session, event.id))
    return event, runs, course_of(agenda_of(session, event), runs, now)


def _alone(session: Session, event_id: int, by: Actor) -> Event:
    """Return the meeting; whoever else presses a button of it waits until this is written, and is told then."""
    event = get_meeting_to_change(session, event_id, by)
    alone(session, _RUNS + event.id)
    return event


def _refuse_moved(course: Course, seen: str) -> None:
    if course.token != seen:
        raise MovedOn(N_("Somebody else has gone on meanwhile: this is what is on now. Press again if you still want to."))


def _end(runs: list[AgendaRun], now: datetime) -> datetime:
    """End what is open; return the instant at which the next thing begins: now, but never before what was there."""
    at = max((moment for run in runs for moment in (run.started_at, run.ended_at) if moment), default=now)
    at = max(at, now)
    for run in runs:
        if run.ended_at is None:
            run.ended_at = at
    return at


def _begin(session: Session, run: AgendaRun) -> None:
    session.add(run)
    session.flush()
