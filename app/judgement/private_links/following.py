"""Bringing private feeds to the state of what is published: with every version, and when a feed is made or opens again.

As many queries for five hundred feeds as for one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Delete, String, bindparam, case, cast, delete, insert, literal, select, update
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.db.locking import alone
from app.ground.kernel.refusals import NotFound
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.entering import Kept, Moves, Shown, Standing, bump_after, moves, shown, successor
from app.judgement.private_links.links import all_of
from app.judgement.private_links.models import LineEntry, LinkEntry, PrivateLink
from app.judgement.private_links.pictures import picture_of
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.following import FOLLOWING
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import events_naming, latest_pictures
from app.planning.events.models import Event
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Line, Whose
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme
from app.register.directory.merged import Merged, merged_uids, succession

_ENTRIES: Final = 5_310_000
"""Whoever brings feeds to a new state waits for whoever is at it: a feed made meanwhile misses no version."""

_ENTRY_TABLE: Final = Base.metadata.tables[LineEntry.__tablename__]
_STANDING_TABLE: Final = Base.metadata.tables[LinkEntry.__tablename__]


def follow(session: Session, event: Event, _before: Version | None, after: Version, now: datetime) -> None:
    """Bring every private feed that is open to what a version shows; belongs in the transaction that publishes."""
    alone(session, _ENTRIES)
    open_now = (PrivateLink.opens == Opens.FEED, PrivateLink.revoked_at.is_(None), PrivateLink.expires_at > now)
    about = (PrivateLink.event_id == event.id) | PrivateLink.event_id.is_(None)
    links = session.scalars(select(PrivateLink).where(*open_now, about).order_by(PrivateLink.id)).all()
    if links:
        enter(session, links, after.programme, after.logistics_picture, now)


def enter_link(session: Session, link: PrivateLink, *, now: datetime) -> None:
    """Bring one feed to what is published now: when it is made, and when it opens again after it had ended."""
    if link.opens is not Opens.FEED:
        return
    alone(session, _ENTRIES)
    for event_id in [link.event_id] if link.event_id is not None else _events(session, link):
        pictures = latest_pictures(session, event_id)
        if pictures is not None:
            enter(session, [link], *pictures, now)


def enter_links(session: Session, event_id: int, ids: Collection[int], *, now: datetime) -> None:
    """Bring several new feeds to what is published of an event, all at once; pages among them are left alone."""
    alone(session, _ENTRIES)
    pictures = latest_pictures(session, event_id)
    links = session.scalars(select(PrivateLink).where(PrivateLink.id.in_(ids), PrivateLink.opens == Opens.FEED)).all()
    if pictures is not None and links:
        enter(session, links, *pictures, now)


def _events(session: Session, link: PrivateLink) -> list[int]:
    """Return the events that name a person now, and those of which their feed still tells something."""
    told = select(Event.id).join(LineEntry, LineEntry.event_uid == Event.uid).join(LinkEntry, LinkEntry.entry_id == LineEntry.id)
    still = session.scalars(told.where(LinkEntry.link_id == link.id, LinkEntry.left_at.is_(None)).distinct())
    uids = succession(link.subject_uid, merged_uids(session))
    return sorted({*still, *(ident for uid in uids for ident in events_naming(session, uid))})


def enter(session: Session, links: Sequence[PrivateLink], programme: Programme, logistics: Logistics, now: datetime) -> None:
    """Write what some feeds have to show of an event. Where nothing shows, nothing is written."""
    wanted = _wanted(links, programme, logistics, merged_uids(session))
    kept = _kept(session, programme.event_uid)
    made = moves(wanted, kept, _standing(session, wanted, {entry.id for entry in kept}), now)
    _write(session, made, programme.event_uid, now)
    if made.feeds:
        raise_feeds(session, made.feeds, now)
    session.flush()


def _wanted(links: Iterable[PrivateLink], programme: Programme, logistics: Logistics, merged: Merged) -> dict[int, dict[str, Shown]]:
    itineraries = Itineraries(programme, logistics)
    once: dict[str, Shown] = {}
    wanted: dict[int, dict[str, Shown]] = {}
    for link in links:
        there = wanted[link.id] = {}
        for line in _lines(itineraries, all_of(link, merged)):
            if line.key not in once:
                once[line.key] = shown(line, picture_of(line, programme))
            there[line.key] = once[line.key]
    return wanted


def _lines(itineraries: Itineraries, all_whose: Iterable[Whose]) -> tuple[Line, ...]:
    for whose in all_whose:
        with suppress(NotFound):  # no longer there, or not yet
            return itineraries.of(whose).lines
    return ()


def _kept(session: Session, event_uid: str) -> list[Kept]:
    entry = LineEntry
    columns = (entry.id, entry.key, entry.uid, entry.sequence, entry.last_modified, entry.cancelled_at, entry.digest)
    return [Kept(*row) for row in session.execute(select(*columns).where(entry.event_uid == event_uid))]


def _standing(session: Session, links: Collection[int], entries: Collection[int]) -> list[Standing]:
    """Return which of an event's entries stand in some feeds."""
    # Not joined with the entries: SQLite would look up every entry in every feed, millions of times.
    query = select(LinkEntry.link_id, LinkEntry.entry_id, LinkEntry.left_at, LinkEntry.bump).where(LinkEntry.link_id.in_(links))
    return [Standing(*row) for row in session.execute(query) if row.entry_id in entries]


def _write(session: Session, made: Moves, event_uid: str, now: datetime) -> None:
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
        entries = {entry.key: entry for entry in _kept(session, event_uid)}
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


FOLLOWING["private feeds"] = follow
