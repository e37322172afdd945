"""Writes of talking points: add, change, put in order, remove."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.talks.commands import talks_to_change
from app.matters.talks.models import TalkingPoint
from app.matters.talks.queries import find_point_by_uid, get_point
from app.matters.undertakings.models import Dossier
from app.register.accounts.rules.roles import Actor

MOST_POINTS: Final = 60
"""Points of one conversation: an hour has no room for more."""


@dataclass(frozen=True, slots=True)
class PointDetails:
    """What the form of a talking point asks for."""

    text: Texts
    if_asked: Texts = Texts()
    dossier_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a point as the last one. `uid` is chosen by the page, so that pressing twice adds one."""

    item_id: int
    by: Actor
    uid: str
    details: PointDetails


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Change a point that the person saw at revision `seen`."""

    point_id: int
    by: Actor
    seen: int | None
    details: PointDetails


@dataclass(frozen=True, slots=True)
class ReorderPoint:
    """Let a point be said before (−1) or after (+1) its neighbour."""

    point_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take a point out of the conversation."""

    point_id: int
    by: Actor
    seen: int | None


def add_point(session: Session, cmd: AddPoint) -> int:
    """Add the point and return its id."""
    talks = talks_to_change(session, cmd.item_id, cmd.by, None)
    made = _find_made(session, talks.id, cmd.uid)
    if made is not None:
        return made.id
    if len(talks.points) >= MOST_POINTS:
        raise Refusal(N_("Talks have %(most)s points at most."), most=MOST_POINTS)
    last = max((one.position for one in talks.points), default=-1)
    point = TalkingPoint(uid=cmd.uid, talks_id=talks.id, position=last + 1, dossier=None)
    _write(session, point, cmd.details)
    made = made_once(session, point, lambda: _find_made(session, talks.id, cmd.uid))
    session.expire(talks, ["points"])  # whoever asks next in this session finds it there
    return made.id


def change_point(session: Session, cmd: ChangePoint) -> int:
    """Write the new details and return the point's id."""
    point = _to_change(session, cmd.point_id, cmd.by, cmd.seen)
    _write(session, point, cmd.details)
    session.flush()
    return point.id


def reorder_point(session: Session, cmd: ReorderPoint) -> int:
    """Let the point change places with its neighbour and return its id."""
    point = _to_change(session, cmd.point_id, cmd.by, cmd.seen)
    talks = talks_to_change(session, point.talks.item_id, cmd.by, None)
    for ident, position in exchanged(((one.id, one.position) for one in talks.points), point.id, cmd.step).items():
        if ident == point.id:
            point.position = position
        else:  # neighbours only make room: whoever edits one of them is not disturbed by a new revision
            session.execute(update(TalkingPoint).where(TalkingPoint.id == ident).values(position=position))
    session.flush()
    return point.id


def remove_point(session: Session, cmd: RemovePoint) -> int:
    """Remove the point and return the item's id."""
    point = _to_change(session, cmd.point_id, cmd.by, cmd.seen)
    item_id = point.talks.item_id
    session.delete(point)
    session.flush()
    return item_id


def _to_change(session: Session, point_id: int, by: Actor, seen: int | None) -> TalkingPoint:
    point = get_point(session, point_id)
    talks_to_change(session, point.talks.item_id, by, None)
    refuse_if_stale(point, seen)
    return point


def _find_made(session: Session, talks_id: int, uid: str) -> TalkingPoint | None:
    made = find_point_by_uid(session, uid)
    if made is not None and made.talks_id != talks_id:
        raise NotAllowed
    return made


def _write(session: Session, point: TalkingPoint, details: PointDetails) -> None:
    if not details.text.ru:
        raise Refusal(N_("Fill this in."), "text")
    dossier = session.get(Dossier, details.dossier_id) if details.dossier_id is not None else None
    if details.dossier_id is not None and dossier is None:
        raise Refusal(N_("This dossier is no longer there; choose another one."), "dossier_id")
    point.text, point.if_asked, point.dossier = details.text, details.if_asked, dossier
