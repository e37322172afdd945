"""Writes of freight: add, change with its days, remove."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.troupes.models import Freight, Troupe
from app.matters.troupes.queries import get_freight
from app.matters.troupes.rules import MOST_FREIGHT, FreightDay, refuse_days
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.register.accounts.rules.roles import Actor

_PLAIN = ("what", "pieces", "weight_kg", "volume_dm3", "carrier", "papers", "customs_post", "note")


@dataclass(frozen=True, slots=True)
class FreightDetails:
    """What the form of a freight asks for."""

    what: Texts
    troupe_id: int | None = None
    pieces: int | None = None
    weight_kg: int | None = None
    volume_dm3: int | None = None
    carrier: str = ""
    papers: str = ""
    customs_post: str = ""
    days: Mapping[FreightDay, date | None] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddFreight:
    """Enter a freight. `uid` is chosen by the page, so that pressing twice enters one."""

    event_id: int
    by: Actor
    uid: str
    details: FreightDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeFreight:
    """Change a freight that the person saw at revision `seen`."""

    freight_id: int
    by: Actor
    seen: int | None
    details: FreightDetails


@dataclass(frozen=True, slots=True)
class RemoveFreight:
    """Remove a freight."""

    freight_id: int
    by: Actor
    seen: int | None


def add_freight(session: Session, cmd: AddFreight) -> int:
    """Enter the freight and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    if (session.scalar(select(func.count()).select_from(Freight).where(Freight.event_id == event.id)) or 0) >= MOST_FREIGHT:
        raise Refusal(N_("An event has %(most)s freights at most."), most=MOST_FREIGHT)
    freight = Freight(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, troupe=None)
    _write(session, freight, event, cmd.details)
    return made_once(session, freight, lambda: _find_made(session, event.id, cmd.uid)).id


def change_freight(session: Session, cmd: ChangeFreight) -> int:
    """Write the new details and return the freight's id."""
    freight = freight_to_change(session, cmd.freight_id, cmd.by, cmd.seen)
    _write(session, freight, freight.event, cmd.details)
    session.flush()
    return freight.id


def remove_freight(session: Session, cmd: RemoveFreight) -> int:
    """Remove the freight and return the event's id."""
    freight = freight_to_change(session, cmd.freight_id, cmd.by, cmd.seen)
    session.delete(freight)
    session.flush()
    return freight.event_id


def freight_to_change(session: Session, freight_id: int, by: Actor, seen: int | None) -> Freight:
    """Return a freight that this person may change and that is as they saw it."""
    freight = get_freight(session, freight_id)
    if not may_change(freight.event, by):
        raise NotAllowed
    refuse_if_stale(freight, seen)
    return freight


def _write(session: Session, freight: Freight, event: Event, details: FreightDetails) -> None:
    if not details.what.ru:
        raise Refusal(N_("Fill this in."), "what")
    refuse_days(details.days, event.days)
    troupe = session.get(Troupe, details.troupe_id) if details.troupe_id is not None else None
    if details.troupe_id is not None and (troupe is None or troupe.event_id != event.id):
        raise Refusal(N_("This troupe is no longer there; choose another one."), "troupe_id")
    freight.troupe = troupe
    for name in _PLAIN:
        setattr(freight, name, getattr(details, name))
    for step in FreightDay:
        setattr(freight, step.value, details.days.get(step))


def _find_made(session: Session, event_id: int, uid: str) -> Freight | None:
    made = session.scalars(select(Freight).where(Freight.uid == uid)).one_or_none()
    if made is not None and made.event_id != event_id:
        raise NotAllowed  # the name is taken at another event
    return made
