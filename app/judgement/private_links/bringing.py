"""Writing what private feeds have to show: which entries are made, changed, joined and left, in as many queries for one feed as for all."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Delete, String, bindparam, case, cast, delete, insert, literal, select, update
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.db.locking import alone
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.entering import Kept, Moves, Shown, Standing, bump_after, moves, successor
from app.judgement.private_links.models import LineEntry, LinkEntry, PrivateLink

_ENTRIES: Final = 5_310_000
_ENTRY_TABLE: Final = Base.metadata.tables[LineEntry.__tablename__]
_STANDING_TABLE: Final = Base.metadata.tables[LinkEntry.__tablename__]


def alone_with_entries(session: Session) -> None:
    """Wait for whoever is bringing feeds to a new state: a feed made meanwhile misses nothing."""
    alone(session, _ENTRIES)


def bring(session: Session, wanted: Mapping[int, Mapping[str, Shown]], groups: Collection[str], now: datetime) -> None:
    """Write what feeds have to show of some groups of entries, by the ids of their links. Where nothing shows, nothing is written.

    A group is what `LineEntry.event_uid` says: all of an event, or one instruction.
    """
    kept = _kept(session, groups)
    made = moves(wanted, kept, _standing(session, wanted, {entry.id for entry in kept}), now)
    _write(session, made, groups, now)
    if made.feeds:
        raise_feeds(session, made.feeds, now)
    session.flush()


def _kept(session: Session, groups: Collection[str]) -> list[Kept]:
    entry = LineEntry
    columns = (entry.id, entry.key, entry.uid, entry.sequence, entry.last_modified, entry.cancelled_at, entry.digest)
    return [Kept(*row) for row in session.execute(select(*columns).where(entry.event_uid.in_(groups)))]


def _standing(session: Session, links: Collection[int], entries: Collection[int]) -> list[Standing]:
    """Return which of an event's entries stand in some feeds."""
    # Not joined with the entries: SQLite would look up every entry in every feed, millions of times.
    query = select(LinkEntry.link_id, LinkEntry.entry_id, LinkEntry.left_at, LinkEntry.bump).where(LinkEntry.link_id.in_(links))
    return [Standing(*row) for row in session.execute(query) if row.entry_id in entries]


def _write(session: Session, made: Moves, groups: Collection[str], now: datetime) -> None:
    if made.copied:
        _copy(session, made.copied)  # first, as they still are
    if made.fresh:
        session.execute(insert(LineEntry), [_fresh(one, now) for one in made.fresh])
    if made.changed:
        session.execute(update(LineEntry), [_changed(old, one, now) for old, one in made.changed])
    if made.touched:
        session.execute(update(LineEntry), [_succeeding(old, now) for old in made.touched])
    if made.gone:
        session.connection().execute(_forgetting(), [{"of_link": one.link_id, "of_entry": one.entry_id} for one in made.gone])
    if made.joining or made.leaving:
        entries = {entry.key: entry for entry in _kept(session, groups)}
        session.execute(insert(LinkEntry), [*_joining(made, entries), *_leaving(made, entries)])


def _fresh(one: Shown, now: datetime) -> dict[str, Any]:
    return _values(one) | {
        "key": one.key,
        "event_uid": one.event_uid,
        "uid": one.uid,
        "sequence": 0,
        "created": now,
        "last_modified": now,
        "cancelled_at": now if one.status is EntryStatus.CANCELLED else None,
    }


def _changed(old: Kept, one: Shown, now: datetime) -> dict[str, Any]:
    succeeding = _succeeding(old, now)
    cancelled_at = (old.cancelled_at or succeeding["last_modified"]) if one.status is EntryStatus.CANCELLED else None
    return _values(one) | succeeding | {"cancelled_at": cancelled_at}


def _values(one: Shown) -> dict[str, Any]:
    return {"picture": one.picture, "starts": one.starts, "ends": one.ends, "status": one.status.value, "digest": one.digest}


def _succeeding(old: Kept, now: datetime) -> dict[str, Any]:
    sequence, last_modified = successor(old, now)
    return {"id": old.id, "sequence": sequence, "last_modified": last_modified}


def _joining(made: Moves, entries: Mapping[str, Kept]) -> Iterator[dict[str, Any]]:
    for one in made.joining:
        entry = entries[one.key]
        bump = bump_after(one.told, entry.sequence, entry.last_modified)
        yield {"link_id": one.link_id, "entry_id": entry.id, "left_at": None, "bump": bump}


def _leaving(made: Moves, entries: Mapping[str, Kept]) -> Iterator[dict[str, Any]]:
    for one in made.leaving:
        yield {"link_id": one.link_id, "entry_id": entries[one.copy_key].id, "left_at": one.left_at, "bump": one.bump}


def _copy(session: Session, ids: Collection[int]) -> None:
    """Keep entries once more as they are, under the keys of their copies."""
    table = _ENTRY_TABLE
    key = table.c.key + literal("~") + cast(table.c.sequence, String)
    names = [column.name for column in table.columns if column.name != "id"]
    values = [key if name == "key" else table.c[name] for name in names]
    session.execute(insert(table).from_select(names, select(*values).where(table.c.id.in_(ids))))


def _forgetting() -> Delete:
    table = _STANDING_TABLE
    return delete(table).where(table.c.link_id == bindparam("of_link"), table.c.entry_id == bindparam("of_entry"))


def raise_feeds(session: Session, links: Collection[int], now: datetime) -> None:
    """Let some feeds look changed."""
    moment = int(now.timestamp())
    later = case((PrivateLink.changed_at >= moment, PrivateLink.changed_at + 1), else_=moment)
    change = update(PrivateLink).where(PrivateLink.id.in_(links))
    session.execute(change.values(change_number=PrivateLink.change_number + 1, changed_at=later))
