"""Reads of calendar entries and of the feeds they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.entries.models import DepartedEntry, FeedCell, FeedScope, StoredEntry
from app.judgement.entries.rules import Entry, EntryStatus
from app.planning.programmes.programme import Programme, from_json

PUBLIC: Final = "public"
"""The scope of everything that the public may read."""


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event whose feed is open: its picture as last published, without items."""

    uid: str
    picture: Programme
    status: EntryStatus
    series: str
    """UID of its series, empty for none."""


def scope_of_event(event_uid: str) -> str:
    """Return the scope of one event's feed."""
    return f"event:{event_uid}"


def as_entry(row: StoredEntry | DepartedEntry) -> Entry:
    """Return the entry that a row keeps."""
    values = {field.name: getattr(row, field.name) for field in fields(Entry)}
    return Entry(**{**values, "status": EntryStatus(row.status)})


def rows_of(session: Session, event_uid: str) -> dict[str, StoredEntry]:
    """Return the rows of an event by UID, cancelled and lapsed ones included."""
    query = select(StoredEntry).where(StoredEntry.event_uid == event_uid).order_by(StoredEntry.id)
    return {row.uid: row for row in session.scalars(query)}


def entries_of(session: Session, event_uid: str) -> tuple[Entry, ...]:
    """Return the entries of an event, cancelled and lapsed ones included."""
    return tuple(as_entry(row) for row in rows_of(session, event_uid).values())


def find_public_event(session: Session, event_uid: str) -> PublicEvent | None:
    """Return an event if it is published and public."""
    return next(iter(_public(session, (event_uid,))), None)


def public_events(session: Session) -> tuple[PublicEvent, ...]:
    """Return every event that is published and public, latest first."""
    return _public(session, None)


def titles_of_series(session: Session) -> dict[str, Texts]:
    """Return what each series that ever had a public event was called at its latest publication, by UID."""
    query = select(FeedCell.series, FeedCell.title).where(FeedCell.series != "").order_by(FeedCell.changed_at)
    return {row.series: row.title for row in session.execute(query)}


def _public(session: Session, uids: Iterable[str] | None) -> tuple[PublicEvent, ...]:
    query = (
        select(StoredEntry)
        .join(FeedScope, FeedScope.scope == "event:" + StoredEntry.event_uid)
        .where(FeedScope.is_open, StoredEntry.is_banner)
        .order_by(StoredEntry.starts.desc(), StoredEntry.id)
    )
    if uids is not None:
        query = query.where(StoredEntry.event_uid.in_(tuple(uids)))
    return tuple(PublicEvent(row.uid, from_json(row.picture), EntryStatus(row.status), row.series) for row in session.scalars(query))
