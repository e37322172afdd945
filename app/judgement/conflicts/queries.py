"""Reads of waivers."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.judgement.conflicts.models import ConflictWaiver


def waivers_of(session: Session, event_id: int) -> Sequence[ConflictWaiver]:
    """Return all waivers of an event, those that have ended among them, in the order in which they were made."""
    return session.scalars(select(ConflictWaiver).where(ConflictWaiver.event_id == event_id).order_by(ConflictWaiver.id)).all()


def get_waiver(session: Session, event_id: int, waiver_id: int) -> ConflictWaiver:
    """Return a waiver of an event, or refuse with NotFound."""
    waiver = session.get(ConflictWaiver, waiver_id)
    if waiver is None or waiver.event_id != event_id:
        raise NotFound
    return waiver


def find_waiver_by_uid(session: Session, uid: str) -> ConflictWaiver | None:
    """Return the waiver with a UID, if it is there."""
    return session.scalars(select(ConflictWaiver).where(ConflictWaiver.uid == uid)).one_or_none()
