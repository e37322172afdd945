"""Writing calendar entries when a version of a programme is published."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite
from sqlalchemy.orm import Session

from app.judgement.entries.models import FeedScope, StoredEntry
from app.judgement.entries.queries import PUBLIC, as_entry, rows_of, scope_of_event
from app.judgement.entries.rules import Entry, entered
from app.planning.programmes.programme import Programme


def enter(session: Session, programme: Programme, *, now: datetime) -> None:
    """Bring the calendar entries of an event to the state of its newly published programme.

    Belongs in the transaction that publishes. Raises SEQUENCE and LAST-MODIFIED of the entries that show something new
    and the change number of the feeds that carry them; where nothing shows, nothing is written.
    """
    event_scope = scope_of_event(programme.event_uid)
    # Locks come first and always in this order, so that two publications at once wait for each other and never cross.
    public = _locked(session, PUBLIC, is_open=True)
    own = _locked(session, event_scope, is_open=False)
    rows = rows_of(session, programme.event_uid)
    changed = entered(programme, [as_entry(row) for row in rows.values()], now)
    for entry in changed:
        _write(session, rows.get(entry.uid), entry)
    if changed:
        _raise(public, now)
    if changed or own.is_open is not programme.is_public:
        own.is_open = programme.is_public
        _raise(own, now)
    session.flush()


def _write(session: Session, row: StoredEntry | None, entry: Entry) -> None:
    if row is None:
        row = StoredEntry()
        session.add(row)
    for field in fields(entry):
        setattr(row, field.name, getattr(entry, field.name))
    row.status = entry.status.value


def _locked(session: Session, scope: str, *, is_open: bool) -> FeedScope:
    """Return the scope's row, made if it is new, and kept from other publications until the commit."""
    insert = insert_on_postgresql if session.get_bind().dialect.name == "postgresql" else insert_on_sqlite
    fresh = {"scope": scope, "is_open": is_open, "change_number": 0, "changed_at": 0}
    session.execute(insert(FeedScope).values(**fresh).on_conflict_do_nothing())
    return session.get_one(FeedScope, scope, with_for_update=True, populate_existing=True)


def _raise(scope: FeedScope, now: datetime) -> None:
    scope.change_number += 1
    scope.changed_at = max(int(now.timestamp()), scope.changed_at + 1)
