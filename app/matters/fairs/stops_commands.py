"""Writes of the stops of a walk: add, change, put in order, remove."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.fairs.linking import person_named, put_in_order
from app.matters.fairs.models import Exhibitor, Stand, WalkStop
from app.matters.fairs.walk_rules import MOST_STOPS, StopMinutes
from app.matters.fairs.walks import find_stop_by_uid, get_stop
from app.planning.events.queries import may_change
from app.planning.programmes.commands import item_to_change
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class StopDetails:
    """What the form of a stop asks for: an exhibitor of ours, or another place by its name."""

    minutes: StopMinutes
    exhibitor_id: int | None = None
    title: Texts = Texts()
    teller_id: int | None = None
    what: Texts = Texts()


@dataclass(frozen=True, slots=True)
class AddStop:
    """Enter a stop as the last one of a walk. `uid` is chosen by the page, so that pressing twice enters one."""

    item_id: int
    by: Actor
    uid: str
    details: StopDetails


@dataclass(frozen=True, slots=True)
class ChangeStop:
    """Change a stop that the person saw at revision `seen`."""

    stop_id: int
    by: Actor
    seen: int | None
    details: StopDetails


@dataclass(frozen=True, slots=True)
class OnStop:
    """Remove a stop, or with a `step` let it come before (−1) or after (+1) its neighbour."""

    stop_id: int
    by: Actor
    seen: int | None
    step: int = 0


def add_stop(session: Session, cmd: AddStop) -> int:
    """Enter the stop and return its id."""
    item = item_to_change(session, cmd.item_id, cmd.by, None)
    made = _find_made(session, item.id, cmd.uid)
    if made is not None:
        return made.id
    if item.kind is not ItemKind.WALK:
        raise Refusal(N_("Only a walk has stops: say first that the item is one."))
    mine = WalkStop.item_id == item.id
    if (session.scalar(select(func.count()).select_from(WalkStop).where(mine)) or 0) >= MOST_STOPS:
        raise Refusal(N_("A walk has %(most)s stops at most."), most=MOST_STOPS)
    last = session.scalar(select(func.max(WalkStop.position)).where(mine))
    stop = WalkStop(
        uid=cmd.uid,
        event_id=item.event_id,
        item_id=item.id,
        position=0 if last is None else last + 1,
        exhibitor=None,
        teller=None,
    )
    _write(session, stop, cmd.details)
    return made_once(session, stop, lambda: _find_made(session, item.id, cmd.uid)).id


def change_stop(session: Session, cmd: ChangeStop) -> int:
    """Write the new details and return the walk's id."""
    stop = stop_to_change(session, cmd.stop_id, cmd.by, cmd.seen)
    _write(session, stop, cmd.details)
    session.flush()
    return stop.item_id


def move_stop(session: Session, cmd: OnStop) -> int:
    """Let the stop change places with its neighbour; return the walk's id."""
    stop = stop_to_change(session, cmd.stop_id, cmd.by, cmd.seen)
    query = select(WalkStop).where(WalkStop.item_id == stop.item_id).order_by(WalkStop.position, WalkStop.id)
    put_in_order(session, session.scalars(query).all(), stop, cmd.step)
    return stop.item_id


def remove_stop(session: Session, cmd: OnStop) -> int:
    """Remove the stop and return the walk's id."""
    stop = stop_to_change(session, cmd.stop_id, cmd.by, cmd.seen)
    session.delete(stop)
    session.flush()
    return stop.item_id


def stop_to_change(session: Session, stop_id: int, by: Actor, seen: int | None) -> WalkStop:
    """Return a stop that this person may change and that is as they saw it."""
    stop = get_stop(session, stop_id)
    if not may_change(stop.item.event, by):
        raise NotAllowed
    refuse_if_stale(stop, seen)
    return stop


def _write(session: Session, stop: WalkStop, details: StopDetails) -> None:
    if details.exhibitor_id is None and not details.title.ru:
        raise Refusal(N_("Choose an exhibitor, or write in Russian which place it is."), "exhibitor_id")
    exhibitor = _exhibitor(session, stop.event_id, details.exhibitor_id)
    teller = person_named(session, details.teller_id, stop.teller, "teller")
    stop.exhibitor, stop.teller = exhibitor, teller
    stop.title, stop.what = details.title, details.what
    stop.minutes, stop.walk_minutes = details.minutes.minutes, details.minutes.walk_minutes


def _exhibitor(session: Session, event_id: int, exhibitor_id: int | None) -> Exhibitor | None:
    if exhibitor_id is None:
        return None
    query = select(Exhibitor).join(Exhibitor.stand).where(Exhibitor.id == exhibitor_id, Stand.event_id == event_id)
    found = session.scalars(query.options(joinedload(Exhibitor.organisation))).one_or_none()
    if found is None:
        raise Refusal(N_("This exhibitor is no longer at the stand; choose another one."), "exhibitor_id")
    return found


def _find_made(session: Session, item_id: int, uid: str) -> WalkStop | None:
    """Return what an earlier press of the same button made; a name that is taken in another walk is no such thing."""
    made = find_stop_by_uid(session, uid)
    if made is not None and made.item_id != item_id:
        raise NotAllowed
    return made
