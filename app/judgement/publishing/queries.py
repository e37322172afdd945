"""Reads of versions. Snapshots are loaded only where they are drawn."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.judgement.publishing.models import Version, VersionPerson
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme


def versions_of(session: Session, event_id: int) -> Sequence[Version]:
    """Return the versions of an event, latest first, without their snapshots."""
    query = select(Version).where(Version.event_id == event_id).order_by(Version.number.desc())
    return session.scalars(query).all()


def find_latest(session: Session, event_id: int) -> Version | None:
    """Return the latest version with its snapshot, if anything has been published."""
    query = select(Version).where(Version.event_id == event_id).order_by(Version.number.desc()).limit(1).options(undefer(Version.snapshot))
    return session.scalars(query).one_or_none()


def get_version(session: Session, event_id: int, number: int) -> Version:
    """Return a version with its snapshot, or refuse with NotFound."""
    query = select(Version).where(Version.event_id == event_id, Version.number == number).options(undefer(Version.snapshot))
    version = session.scalars(query).one_or_none()
    if version is None:
        raise NotFound
    return version


def latest_numbers(session: Session, event_ids: Sequence[int]) -> dict[int, Version]:
    """Return the latest version of each of some events, without snapshots, in one query."""
    query = select(Version).where(Version.event_id.in_(event_ids)).order_by(Version.number)
    return {version.event_id: version for version in session.scalars(query)}


def latest_pictures(session: Session, event_id: int) -> tuple[Programme, Logistics] | None:
    """Return what the latest version says, in one query: what everything outside the staff's screens is drawn from."""
    query = select(Version).where(Version.event_id == event_id).order_by(Version.number.desc()).limit(1)
    version = session.scalars(query.options(undefer(Version.snapshot), undefer(Version.logistics))).one_or_none()
    return (version.programme, version.logistics_picture) if version else None


def find_title(session: Session, event_id: int) -> Texts | None:
    """Return what the latest version calls an event, without reading the rest of it; None where nothing has been published."""
    query = select(Version.snapshot["title"]).where(Version.event_id == event_id).order_by(Version.number.desc()).limit(1)
    found = session.scalars(query).one_or_none()
    return Texts.of(found) if found else None


def events_naming(session: Session, person_uid: str) -> list[int]:
    """Return the ids of the events whose latest version names a person."""
    latest = select(Version.event_id, func.max(Version.number).label("number")).group_by(Version.event_id).subquery()
    query = select(Version.event_id).join(latest, (latest.c.event_id == Version.event_id) & (latest.c.number == Version.number))
    query = query.join(VersionPerson, VersionPerson.version_id == Version.id).where(VersionPerson.person_uid == person_uid)
    return list(session.scalars(query.order_by(Version.event_id)))
