"""Minutes that somebody may write: found, locked against whoever writes at the same time, and marked as changed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import changed_since
from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed
from app.matters.minutes.consents import settle
from app.matters.minutes.guarding import refuse_approved
from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.matters.minutes.queries import get_decision, get_minutes, get_point
from app.planning.events.queries import may_change
from app.register.accounts.rules.roles import Actor


def minutes_to_change(session: Session, minutes_id: int, by: Actor, *, seen: int | None = None) -> Minutes:
    """Return minutes that this person may write, that are not approved, and of which nothing has changed since they were seen."""
    minutes = minutes_held(session, minutes_id, by)
    refuse_approved(minutes)
    refuse_if_stale(minutes, seen)
    return minutes


def minutes_held(session: Session, minutes_id: int, by: Actor) -> Minutes:
    """Return minutes that this person may write, loaded anew behind a lock: what is agreed to or approved does not change meanwhile."""
    session.execute(select(Minutes.id).where(Minutes.id == minutes_id).with_for_update())
    minutes = get_minutes(session, minutes_id, anew=True)
    if not may_change(minutes.event, by):
        raise NotAllowed
    return minutes


def head_to_change(session: Session, minutes_id: int, by: Actor, seen: int | None) -> Minutes:
    """Return minutes whose head this person may write: a decision that somebody has added meanwhile disturbs nobody there."""
    minutes = minutes_to_change(session, minutes_id, by)
    if seen is not None and changed_since(session, Minutes.__kind__, minutes.id, seen):
        refuse_if_stale(minutes, seen)
    return minutes


def point_to_change(session: Session, point_id: int, by: Actor, seen: int | None) -> MinutesPoint:
    """Return a section that this person may write and that is as they saw it, with its minutes loaded whole."""
    found = get_point(session, point_id)
    minutes = minutes_to_change(session, found.minutes_id, by)
    point = next(one for one in minutes.points if one.id == point_id)
    refuse_if_stale(point, seen)
    return point


def decision_to_change(session: Session, decision_id: int, by: Actor, seen: int | None) -> Decision:
    """Return a decision that this person may write and that is as they saw it, with its minutes loaded whole."""
    found = get_decision(session, decision_id)
    minutes = minutes_to_change(session, found.point.minutes_id, by)
    decision = next(one for point in minutes.points for one in point.decisions if one.id == decision_id)
    refuse_if_stale(decision, seen)
    return decision


def touched(session: Session, minutes: Minutes) -> None:
    """Write what has changed of a text; whoever has agreed to it before has agreed to an earlier one."""
    minutes.text_state = new_uid()
    session.flush()
    settle(session, minutes.id)
