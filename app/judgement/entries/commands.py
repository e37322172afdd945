"""Writing calendar entries when a version of a programme is published."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.entries.models import DepartedEntry, FeedCell, FeedScope, StoredEntry
from app.judgement.entries.queries import PUBLIC, as_entry, rows_of, scope_of_event
from app.judgement.entries.rules import Cell, Entry, departed, entered, lapse_limit
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
    before = {uid: as_entry(row) for uid, row in rows.items()}
    changed = entered(programme, before.values(), now)
    gone = [left for entry in changed if (left := departed(before.get(entry.uid), entry))]
    for entry in changed:
        _write(rows.get(entry.uid) or _added(session, StoredEntry()), entry)
    _leave(session, programme.event_uid, gone, now)
    cells = {entry.cell for entry in (*changed, *gone)} | _renamed(session, programme)
    if cells:
        _raise(public, now)
        _raise_cells(session, cells, programme, public.changed_at)
    if changed or own.is_open is not programme.is_public:
        own.is_open = programme.is_public
        _raise(own, now)
    session.flush()


def _added(session: Session, row: StoredEntry) -> StoredEntry:
    session.add(row)
    return row


def _write(row: StoredEntry | DepartedEntry, entry: Entry) -> None:
    for field in fields(entry):
        setattr(row, field.name, getattr(entry, field.name))
    row.status = entry.status.value


def _leave(session: Session, event_uid: str, gone: Iterable[Entry], now: datetime) -> None:
    """Keep what the feeds that entries have left tell of them; what they have told long enough goes."""
    told = DepartedEntry.cancelled_at < lapse_limit(now.date())
    session.execute(delete(DepartedEntry).where(DepartedEntry.event_uid == event_uid, told))
    for entry in gone:
        same = (DepartedEntry.kind == entry.kind, DepartedEntry.host == entry.host, DepartedEntry.series == entry.series)
        session.execute(delete(DepartedEntry).where(DepartedEntry.uid == entry.uid, *same))
        row = DepartedEntry()
        _write(row, entry)
        session.add(row)


def _renamed(session: Session, programme: Programme) -> set[Cell]:
    """Return the event's cell if its series is called otherwise than when the cell last changed."""
    series = programme.series
    if series is None or not programme.is_public:
        return set()
    cell = Cell(programme.kind.value, programme.host.value, series.uid)
    row = session.get(FeedCell, cell)
    return {cell} if row is not None and row.title != series.title else set()


def _raise_cells(session: Session, cells: Iterable[Cell], programme: Programme, moment: int) -> None:
    # Under the lock of the public feed, which every publication that shows takes: nobody else makes or raises a cell meanwhile.
    for cell in sorted(cells):
        row = session.get(FeedCell, cell, populate_existing=True)
        if row is None:
            row = FeedCell(**cell._asdict(), title=Texts(), change_number=0)
            session.add(row)
        if programme.is_public and programme.series and programme.series.uid == cell.series:
            row.title = programme.series.title
        row.change_number += 1
        row.changed_at = moment


def _locked(session: Session, scope: str, *, is_open: bool) -> FeedScope:
    """Return the scope's row, made if it is new, and kept from other publications until the commit."""
    insert = insert_on_postgresql if session.get_bind().dialect.name == "postgresql" else insert_on_sqlite
    fresh = {"scope": scope, "is_open": is_open, "change_number": 0, "changed_at": 0}
    session.execute(insert(FeedScope).values(**fresh).on_conflict_do_nothing())
    return session.get_one(FeedScope, scope, with_for_update=True, populate_existing=True)


def _raise(scope: FeedScope, now: datetime) -> None:
    scope.change_number += 1
    scope.changed_at = max(int(now.timestamp()), scope.changed_at + 1)
