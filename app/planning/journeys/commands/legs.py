"""Making, changing, cancelling and removing legs, and entering when they are expected or have come."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import made_once
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.walltime import zone as known_zone
from app.ground.kernel.when import When
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.commands.common import leg_to_change
from app.planning.journeys.commands.passengers import put_delegation_on
from app.planning.journeys.models import Leg
from app.planning.journeys.queries import find_leg_by_uid
from app.planning.journeys.rules import Direction, Mode, refuse_times
from app.planning.programmes.rules import placed
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still
from app.register.venues.models import Venue

MOST_LEGS: Final = 2000
"""Legs that one event may have."""


@dataclass(frozen=True, slots=True)
class LegDetails:
    """What the form of a leg asks for. Times at our end are by the clocks of `zone`, the one at the other end by those of `far_zone`."""

    direction: Direction
    day: date
    zone: str
    mode: Mode = Mode.FLIGHT
    number: str = ""
    planned: WallTime | None = None
    estimated: WallTime | None = None
    actual: WallTime | None = None
    far: WallTime | None = None
    far_zone: str = ""
    venue_id: int | None = None
    place: Texts = Texts()
    terminal: str = ""
    far_place: Texts = Texts()
    provisional: bool = False
    vip: bool = False
    border: bool = False
    met_by_id: int | None = None
    met_by_note: str = ""
    luggage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddLeg:
    """Make a leg, with everybody of a delegation on it where one is named. `uid` is chosen by the page: pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: LegDetails
    delegation_id: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeLeg:
    """Change a leg that the person saw at revision `seen`."""

    leg_id: int
    by: Actor
    seen: int | None
    details: LegDetails


@dataclass(frozen=True, slots=True)
class EnterTimes:
    """Enter when a leg is expected at our end and when it came; None takes back what was entered."""

    leg_id: int
    by: Actor
    seen: int | None
    estimated: WallTime | None
    actual: WallTime | None


@dataclass(frozen=True, slots=True)
class _OnLeg:
    leg_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class CancelLeg(_OnLeg):
    """Cancel a leg: it stays, struck out, until everybody has been told."""


@dataclass(frozen=True, slots=True)
class RestoreLeg(_OnLeg):
    """Take a cancellation back."""


@dataclass(frozen=True, slots=True)
class RemoveLeg(_OnLeg):
    """Remove a leg that never went out; one that did is cancelled instead."""


def add_leg(session: Session, cmd: AddLeg) -> int:
    """Make the leg and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    leg = new_leg(session, event, cmd.uid, cmd.details, code=cmd.code)
    if cmd.delegation_id is not None:
        put_delegation_on(session, leg, cmd.delegation_id)
    return made_once(session, leg, lambda: _find_made(session, event.id, cmd.uid)).id


def new_leg(session: Session, event: Event, uid: str, details: LegDetails, *, code: str | None = None) -> Leg:
    """Return a leg that is not written yet, with nobody on it."""
    count = session.scalar(select(func.count()).select_from(Leg).where(Leg.event_id == event.id)) or 0
    if count >= MOST_LEGS:
        raise Refusal(N_("An event has %(most)s legs at most."), most=MOST_LEGS)
    # The id alone: the relationship would take the leg into the session before it is whole.
    leg = Leg(uid=uid, code=code, event_id=event.id, passengers=[])
    _write(session, leg, event, details)
    return leg


def change_leg(session: Session, cmd: ChangeLeg) -> int:
    """Write the new details and return the leg's id."""
    leg = leg_to_change(session, cmd.leg_id, cmd.by, cmd.seen)
    _write(session, leg, leg.event, cmd.details)
    session.flush()
    return leg.id


def enter_times(session: Session, cmd: EnterTimes) -> int:
    """Write when it is expected and when it came, and return the leg's id. Nothing else moves by it."""
    leg = leg_to_change(session, cmd.leg_id, cmd.by, cmd.seen)
    for wall in (cmd.estimated, cmd.actual):
        if wall is not None and wall.zone != leg.zone:
            raise ValueError("times at our end are by the clocks of our end")
    refuse_times(leg.direction, leg.planned, cmd.estimated, cmd.actual, None)
    leg.estimated, leg.actual, leg.tzdata = cmd.estimated, cmd.actual, TZDATA_RELEASE
    session.flush()
    return leg.id


def cancel_leg(session: Session, cmd: CancelLeg) -> int:
    """Cancel the leg and return its id."""
    return _set_cancelled(session, cmd, cancelled=True)


def restore_leg(session: Session, cmd: RestoreLeg) -> int:
    """Let the leg run again and return its id."""
    return _set_cancelled(session, cmd, cancelled=False)


def remove_leg(session: Session, cmd: RemoveLeg) -> bool:
    """Remove the leg, or cancel it where it was published; tell whether it is gone."""
    leg = leg_to_change(session, cmd.leg_id, cmd.by, cmd.seen)
    if leg.was_published:
        leg.cancelled = True
    else:
        session.delete(leg)
    session.flush()
    return not leg.was_published


def _set_cancelled(session: Session, cmd: _OnLeg, *, cancelled: bool) -> int:
    leg = leg_to_change(session, cmd.leg_id, cmd.by, cmd.seen)
    leg.cancelled = cancelled
    session.flush()
    return leg.id


def _find_made(session: Session, event_id: int, uid: str) -> Leg | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_leg_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _write(session: Session, leg: Leg, event: Event, details: LegDetails) -> None:
    known_zone(details.zone)
    if details.far_zone:
        known_zone(details.far_zone)
    placed(When(details.day), event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
    refuse_times(details.direction, details.planned, details.estimated, details.actual, details.far)
    venue = _venue(session, details.venue_id)
    met_by = _met_by(session, details.met_by_id, leg.met_by_id)
    leg.direction, leg.mode, leg.number, leg.day = details.direction, details.mode, details.number, details.day
    leg.zone, leg.far_zone, leg.tzdata = details.zone, details.far_zone, TZDATA_RELEASE
    leg.planned, leg.estimated, leg.actual, leg.far = details.planned, details.estimated, details.actual, details.far
    leg.venue, leg.place, leg.terminal, leg.far_place = venue, details.place, details.terminal, details.far_place
    leg.provisional, leg.vip, leg.border = details.provisional, details.vip, details.border
    leg.met_by, leg.met_by_note = met_by, details.met_by_note
    leg.luggage, leg.note = details.luggage, details.note


def _venue(session: Session, venue_id: int | None) -> Venue | None:
    if venue_id is None:
        return None
    venue = session.scalars(select(Venue).where(Venue.id == venue_id).options(joinedload(Venue.city))).one_or_none()
    if venue is None:
        raise Refusal(N_("This place has been removed; choose another one."), "venue_id")
    return venue


def _met_by(session: Session, person_id: int | None, before: int | None) -> Person | None:
    """Return who meets; whoever did before may stay, however their entry has fared since."""
    if person_id is None:
        return None
    if person_id != before and not holds_still(session, person_id):
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "met_by")
    return session.get(Person, person_id)
