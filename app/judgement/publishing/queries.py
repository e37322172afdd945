"""Reads of versions. Snapshots are loaded only where they are drawn."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.ground.kernel.refusals import NotFound
from app.judgement.publishing.models import Version


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
