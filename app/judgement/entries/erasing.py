"""Taking a name out of the calendar entries that stand on phones: no publication reaches all of them any more."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.judgement.entries.models import DepartedEntry, FeedCell, FeedScope, StoredEntry, StoredText
from app.judgement.entries.queries import PUBLIC, scope_of_event
from app.judgement.entries.rules import EntryStatus, digest_of

Efface: TypeAlias = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Returns a picture without the name; the same picture where it does not stand there."""

_Row = TypeVar("_Row", StoredEntry, DepartedEntry)
_TICK: Final = timedelta(seconds=1)


def efface_entries(session: Session, efface: Efface, event_uids: Collection[str], *, now: datetime) -> int:
    """Rewrite the entries of some events that show a name, in a way that phones take over; return how many.

    SEQUENCE and LAST-MODIFIED rise, and with them the change numbers of the feeds and of the public pages of these events, which
    draw the versions themselves.
    """
    public = _locked(session, [PUBLIC])  # first, as in every publication: two at once wait for each other and never cross
    own = _locked(session, map(scope_of_event, sorted(event_uids)))
    changed: list[StoredEntry | DepartedEntry] = [
        *_rewritten(session, StoredEntry, efface, event_uids, now),
        *_rewritten(session, DepartedEntry, efface, event_uids, now),
    ]
    session.flush()
    session.execute(delete(StoredText).where(StoredText.entry_id.in_(select(StoredEntry.id).where(StoredEntry.event_uid.in_(event_uids)))))
    for scope in (*public, *own):
        scope.change_number, scope.changed_at = scope.change_number + 1, max(int(now.timestamp()), scope.changed_at + 1)
    moment = public[0].changed_at if public else int(now.timestamp())
    for cell in sorted({(row.kind, row.host, row.series) for row in changed}):
        row = session.get(FeedCell, cell, populate_existing=True)
        if row is not None:
            row.change_number, row.changed_at = row.change_number + 1, moment
    session.flush()
    return len(changed)


def _rewritten(session: Session, table: type[_Row], efface: Efface, event_uids: Collection[str], now: datetime) -> list[_Row]:
    changed: list[_Row] = []
    for row in session.scalars(select(table).where(table.event_uid.in_(event_uids)).order_by(table.id)):
        fresh = efface(row.picture)
        if fresh != row.picture:
            row.picture, row.digest = fresh, digest_of(fresh, EntryStatus(row.status))
            row.sequence, row.last_modified = row.sequence + 1, max(now, row.last_modified + _TICK)
            changed.append(row)
    return changed


def _locked(session: Session, scopes: Iterable[str]) -> list[FeedScope]:
    query = select(FeedScope).where(FeedScope.scope.in_(list(scopes))).order_by(FeedScope.scope)
    return list(session.scalars(query.with_for_update(), execution_options={"populate_existing": True}))
