"""Writes of the zones of an event; badges that open a zone follow its letter."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.texts import Texts
from app.planning.accreditation.commands import say
from app.planning.accreditation.models import Badge, BadgeZone
from app.planning.accreditation.queries import find_zone_by_uid, get_zone, zones_of
from app.planning.accreditation.rules import BadgeCategory, refuse_letter
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class ZoneDetails:
    """What a zone is: its letter, its name, and the categories that open it by default."""

    letter: str
    name: Texts
    categories: frozenset[BadgeCategory] = frozenset()


@dataclass(frozen=True, slots=True)
class AddZone:
    """Make a zone; `to_badges` opens it to the badges of its categories that are there already."""

    event_id: int
    by: Actor
    uid: str
    details: ZoneDetails
    to_badges: bool = True


@dataclass(frozen=True, slots=True)
class ChangeZone:
    """Change a zone that the person saw at revision `seen`; `to_badges` opens it to the badges of its categories."""

    zone_id: int
    by: Actor
    seen: int | None
    details: ZoneDetails
    to_badges: bool = False


@dataclass(frozen=True, slots=True)
class RemoveZone:
    """Take a zone away, from all badges too."""

    zone_id: int
    by: Actor
    seen: int | None


def add_zone(session: Session, cmd: AddZone) -> int:
    """Make the zone and return its id; sent twice, the first one."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    if (made := find_zone_by_uid(session, cmd.uid)) is not None:
        return made.id
    refuse_letter(cmd.details.letter, {zone.letter for zone in zones_of(session, cmd.event_id)})
    zone = BadgeZone(uid=cmd.uid, event_id=cmd.event_id, letter=cmd.details.letter, name=cmd.details.name, categories=_stored(cmd.details))
    session.add(zone)
    session.flush()
    if cmd.to_badges:
        _open(session, zone)
    return zone.id


def change_zone(session: Session, cmd: ChangeZone) -> int:
    """Change the zone and return the event's id; a new letter goes onto its badges, which are then to be printed again."""
    zone = _zone_to_change(session, cmd.zone_id, cmd.by, cmd.seen)
    refuse_letter(cmd.details.letter, {other.letter for other in zones_of(session, zone.event_id) if other is not zone})
    before = zone.letter
    zone.letter, zone.name, zone.categories = cmd.details.letter, cmd.details.name, _stored(cmd.details)
    session.flush()
    if before != zone.letter:
        _rewrite(session, zone.event_id, lambda badge: {zone.letter if one == before else one for one in badge.zones})
    if cmd.to_badges:
        _open(session, zone)
    return zone.event_id


def remove_zone(session: Session, cmd: RemoveZone) -> int:
    """Take the zone away and return the event's id."""
    zone = _zone_to_change(session, cmd.zone_id, cmd.by, cmd.seen)
    session.delete(zone)
    session.flush()
    _rewrite(session, zone.event_id, lambda badge: set(badge.zones) - {zone.letter})
    return zone.event_id


def _zone_to_change(session: Session, zone_id: int, by: Actor, seen: int | None) -> BadgeZone:
    zone = get_zone(session, zone_id)
    get_event_to_change(session, zone.event_id, by)
    refuse_if_stale(zone, seen)
    return zone


def _stored(details: ZoneDetails) -> list[str]:
    return [category.value for category in BadgeCategory if category in details.categories]


def _open(session: Session, zone: BadgeZone) -> None:
    opened = set(zone.categories)
    _rewrite(session, zone.event_id, lambda badge: {*badge.zones, zone.letter} if badge.category.value in opened else set(badge.zones))


def _rewrite(session: Session, event_id: int, zones: Callable[[Badge], set[str]]) -> None:
    """Give every badge of the event the zones that `zones` returns, in the order of the event's zones."""
    order = [zone.letter for zone in zones_of(session, event_id)]
    query = select(Badge).where(Badge.event_id == event_id).options(joinedload(Badge.person)).order_by(Badge.id)
    for badge in session.scalars(query.with_for_update(of=Badge).execution_options(populate_existing=True)):
        wanted = zones(badge)
        say(badge, badge.category, [letter for letter in order if letter in wanted])
    session.flush()
