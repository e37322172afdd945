"""Writes of troupes and of the lines of their technical riders."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.troupes.models import RiderNeed, Troupe
from app.matters.troupes.queries import get_need, get_troupe
from app.matters.troupes.rules import MOST_NEEDS, MOST_TROUPES, RiderArea, RiderState
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still


@dataclass(frozen=True, slots=True)
class TroupeDetails:
    """What the form of a troupe asks for."""

    name: Texts
    genre: Texts = Texts()
    leader_id: int | None = None
    delegation_id: int | None = None
    people: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddTroupe:
    """Enter a troupe. `uid` is chosen by the page, so that pressing twice enters one."""

    event_id: int
    by: Actor
    uid: str
    details: TroupeDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeTroupe:
    """Change a troupe that the person saw at revision `seen`."""

    troupe_id: int
    by: Actor
    seen: int | None
    details: TroupeDetails


@dataclass(frozen=True, slots=True)
class RemoveTroupe:
    """Remove a troupe with its rider and appearances; the items of the programme stay."""

    troupe_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class NeedDetails:
    """What the form of a line of a rider asks for: what is needed, and what the hosts answer."""

    area: RiderArea
    text: str
    state: RiderState = RiderState.ASKED
    answer: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class AddNeed:
    """Put a line at the end of a rider. `uid` is chosen by the page, so that pressing twice enters one."""

    troupe_id: int
    by: Actor
    uid: str
    details: NeedDetails


@dataclass(frozen=True, slots=True)
class ChangeNeed:
    """Change a line that the person saw at revision `seen`."""

    need_id: int
    by: Actor
    seen: int | None
    details: NeedDetails


@dataclass(frozen=True, slots=True)
class MarkNeed:
    """Say how far a line of a rider is met."""

    need_id: int
    by: Actor
    seen: int | None
    state: RiderState


@dataclass(frozen=True, slots=True)
class RemoveNeed:
    """Take a line out of a rider."""

    need_id: int
    by: Actor
    seen: int | None


def add_troupe(session: Session, cmd: AddTroupe) -> int:
    """Enter the troupe and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_troupe(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    if (session.scalar(select(func.count()).select_from(Troupe).where(Troupe.event_id == event.id)) or 0) >= MOST_TROUPES:
        raise Refusal(N_("An event has %(most)s troupes at most."), most=MOST_TROUPES)
    troupe = Troupe(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, delegation=None, needs=[], appearances=[])
    _write(session, troupe, event, cmd.details)
    return made_once(session, troupe, lambda: _find_troupe(session, event.id, cmd.uid)).id


def change_troupe(session: Session, cmd: ChangeTroupe) -> int:
    """Write the new details and return the troupe's id."""
    troupe = troupe_to_change(session, cmd.troupe_id, cmd.by, cmd.seen)
    _write(session, troupe, troupe.event, cmd.details)
    session.flush()
    return troupe.id


def remove_troupe(session: Session, cmd: RemoveTroupe) -> int:
    """Remove the troupe and return the event's id."""
    troupe = troupe_to_change(session, cmd.troupe_id, cmd.by, cmd.seen)
    session.delete(troupe)
    session.flush()
    return troupe.event_id


def add_need(session: Session, cmd: AddNeed) -> int:
    """Put the line at the end of the rider and return its id."""
    troupe = troupe_to_change(session, cmd.troupe_id, cmd.by, None)
    made = _find_need(session, troupe.id, cmd.uid)
    if made is not None:
        return made.id
    if len(troupe.needs) >= MOST_NEEDS:
        raise Refusal(N_("A rider has %(most)s lines at most."), most=MOST_NEEDS)
    need = RiderNeed(uid=cmd.uid, troupe_id=troupe.id, position=max((one.position for one in troupe.needs), default=-1) + 1)
    _write_need(need, cmd.details)
    made = made_once(session, need, lambda: _find_need(session, troupe.id, cmd.uid))
    session.expire(troupe, ["needs"])
    return made.id


def change_need(session: Session, cmd: ChangeNeed) -> int:
    """Write the new details and return the line's id."""
    need = need_to_change(session, cmd.need_id, cmd.by, cmd.seen)
    _write_need(need, cmd.details)
    session.flush()
    return need.id


def mark_need(session: Session, cmd: MarkNeed) -> int:
    """Say how far the line is met and return its id. Where somebody else has said so meanwhile, both wanted the same."""
    need = need_to_change(session, cmd.need_id, cmd.by, None)
    if need.state is cmd.state:
        return need.id
    refuse_if_stale(need, cmd.seen)
    need.state = cmd.state
    session.flush()
    return need.id


def remove_need(session: Session, cmd: RemoveNeed) -> int:
    """Take the line out and return the troupe's id."""
    need = need_to_change(session, cmd.need_id, cmd.by, cmd.seen)
    session.delete(need)
    session.flush()
    return need.troupe_id


def troupe_to_change(session: Session, troupe_id: int, by: Actor, seen: int | None) -> Troupe:
    """Return a troupe that this person may change and that is as they saw it."""
    troupe = get_troupe(session, troupe_id)
    if not may_change(troupe.event, by):
        raise NotAllowed
    refuse_if_stale(troupe, seen)
    return troupe


def need_to_change(session: Session, need_id: int, by: Actor, seen: int | None) -> RiderNeed:
    """Return a line of a rider that this person may change and that is as they saw it."""
    need = get_need(session, need_id)
    if not may_change(need.troupe.event, by):
        raise NotAllowed
    refuse_if_stale(need, seen)
    return need


def _write(session: Session, troupe: Troupe, event: Event, details: TroupeDetails) -> None:
    if not details.name.ru:
        raise Refusal(N_("Fill this in."), "name")
    leader = _leader(session, troupe, details.leader_id)
    delegation = session.get(Delegation, details.delegation_id) if details.delegation_id is not None else None
    if details.delegation_id is not None and (delegation is None or delegation.event_id != event.id):
        raise Refusal(N_("This delegation is no longer there; choose another one."), "delegation_id")
    troupe.name, troupe.genre, troupe.people, troupe.note = details.name, details.genre, details.people, details.note
    troupe.leader, troupe.delegation = leader, delegation


def _leader(session: Session, troupe: Troupe, leader_id: int | None) -> Person | None:
    if leader_id is None:
        return None
    if leader_id != troupe.leader_id and not holds_still(session, leader_id):
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "leader")
    return session.get(Person, leader_id)


def _write_need(need: RiderNeed, details: NeedDetails) -> None:
    if not details.text:
        raise Refusal(N_("Fill this in."), "text")
    need.area, need.text, need.state, need.answer, need.due = details.area, details.text, details.state, details.answer, details.due


def _find_troupe(session: Session, event_id: int, uid: str) -> Troupe | None:
    made = session.scalars(select(Troupe).where(Troupe.uid == uid)).one_or_none()
    if made is not None and made.event_id != event_id:
        raise NotAllowed  # the name is taken at another event
    return made


def _find_need(session: Session, troupe_id: int, uid: str) -> RiderNeed | None:
    made = session.scalars(select(RiderNeed).where(RiderNeed.uid == uid)).one_or_none()
    if made is not None and made.troupe_id != troupe_id:
        raise NotAllowed
    return made
