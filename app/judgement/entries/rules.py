"""Which calendar entries a published programme makes, and when an entry counts as changed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.planning.events.rules import Status
from app.planning.programmes.participants import participants_of
from app.planning.programmes.programme import Item, Programme, as_json
from app.planning.programmes.roster import NOBODY
from app.planning.programmes.rules import Visibility

LINGER: Final = timedelta(days=14)
"""How long a cancelled entry stays in feeds, so that every client has fetched the cancellation before it goes."""

_TICK: Final = timedelta(seconds=1)


class EntryStatus(StrEnum):
    """STATUS of a VEVENT (RFC 5545, section 3.8.1.11)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


_FIRMNESS: Final[Mapping[Status, EntryStatus]] = {
    Status.PROPOSED: EntryStatus.TENTATIVE,
    Status.ANNOUNCED: EntryStatus.TENTATIVE,
    Status.POSTPONED: EntryStatus.TENTATIVE,
    Status.PREPARING: EntryStatus.CONFIRMED,
    Status.RUNNING: EntryStatus.CONFIRMED,
    Status.HELD: EntryStatus.CONFIRMED,
    Status.CANCELLED: EntryStatus.CANCELLED,
}


def firmness(programme: Programme) -> EntryStatus:
    """Return the STATUS of what stands in a programme; a postponed event is firm again as soon as its new dates are known."""
    if programme.status is Status.POSTPONED and not programme.dates_unknown:
        return EntryStatus.CONFIRMED
    return _FIRMNESS[programme.status]


class Cell(NamedTuple):
    """The smallest set of events that feeds are put together of: one kind, one host side, one series (its UID, or none)."""

    kind: str
    host: str
    series: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar entry of a public feed: an item of a programme, or the banner over the days of its event."""

    uid: str
    event_uid: str
    kind: str
    host: str
    series: str
    """Its cell; the series as its UID."""
    is_banner: bool
    picture: Mapping[str, Any]
    """The programme of the event as JSON, cut down to this one item (none for a banner) and to what the entry shows."""
    starts: datetime
    ends: datetime | None
    """The instants in UTC, as resolved at publication; None where only the start is known. Days end at midnight after them."""
    status: EntryStatus
    sequence: int
    created: datetime
    last_modified: datetime
    cancelled_at: datetime | None
    digest: str

    @property
    def cell(self) -> Cell:
        """The cell that the entry stands in."""
        return Cell(self.kind, self.host, self.series)

    def lapsed(self, now: datetime) -> bool:
        """Tell whether the entry has been cancelled for so long that feeds no longer carry it."""
        return self.cancelled_at is not None and self.cancelled_at < lapse_limit(now.date())


def lapse_limit(today: date) -> datetime:
    """Return the instant before which a cancellation is no longer told on the day `today` (UTC)."""
    return datetime.combine(today, time.min, UTC) - LINGER


def entered(programme: Programme, known: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
    """Return the entries that publishing `programme` adds or changes, given the `known` ones of the same event.

    Only what the public may read is ever entered. What was entered and is not in the picture any more (removed, or
    made less visible, or the whole event no longer public) becomes a cancelled entry that keeps its old title and
    time and loses the rest: nothing of its new content gets out.
    """
    before = {entry.uid: entry for entry in known}
    shown = {entry.uid: entry for entry in _drawn(programme, now)}
    withdrawn = (_withdrawn(entry) for uid, entry in before.items() if uid not in shown)
    wanted = (*shown.values(), *withdrawn)
    changed = (_continued(before.get(entry.uid), entry, now) for entry in wanted)
    return tuple(entry for entry in changed if entry is not None)


def departed(old: Entry | None, new: Entry) -> Entry | None:
    """Return what feeds that carried `old` and do not carry `new` show of it: that it is off, as far as they are concerned.

    None where nobody has anything to be told: the entry is new, stays in its cell, or had lapsed.
    """
    if old is None or old.cell == new.cell or old.lapsed(new.last_modified):
        return None
    if old.status is EntryStatus.CANCELLED:
        return old
    modified = new.last_modified
    return replace(old, status=EntryStatus.CANCELLED, sequence=old.sequence + 1, last_modified=modified, cancelled_at=modified)


def for_everybody(programme: Programme) -> Programme:
    """Return what everybody may read of a published programme: public items alone, each without what is for the staff or the guests.

    Who attends is left as words only: the delegations, and who chairs, moderates or speaks. Nobody else of them goes out.
    """
    public = programme.seen_by(Visibility.PUBLIC)
    return replace(public, items=tuple(_item_for_everybody(programme, item) for item in public.items), delegations=(), people={})


def _item_for_everybody(programme: Programme, item: Item) -> Item:
    return replace(
        item,
        participants=participants_of(programme, item),
        present=NOBODY,
        speeches=tuple(replace(speech, person="") for speech in item.speeches),
        responsible="",
        transport="",
        plan_b="",
        dress=Texts(),
        press=Texts(),
    )


def _drawn(programme: Programme, now: datetime) -> tuple[Entry, ...]:
    """Return the entries as they would be if nothing had been published before."""
    if not programme.is_public:
        return ()
    public = for_everybody(programme)
    return (_banner(public, now), *(_of_item(public, item, now) for item in public.items))


def _banner(programme: Programme, now: datetime) -> Entry:
    status = firmness(programme)
    picture = _picture(replace(programme, items=(), series=None))
    starts, ends = _midnights(programme.days.first, programme.days.last, programme.zone)
    return _new(programme.event_uid, programme, picture, starts, ends, status, now)


def _of_item(programme: Programme, item: Item, now: datetime) -> Entry:
    status = EntryStatus.CANCELLED if item.cancelled else firmness(programme)
    picture = _picture(_about(programme, replace(item, cancelled=False)))
    starts, ends = _instants(item)
    return _new(item.uid, programme, picture, starts, ends, status, now)


def _instants(item: Item) -> tuple[datetime, datetime | None]:
    when = item.when
    if when.start is None:
        return _midnights(when.day, when.day, item.zone)
    return when.start.instant, when.end.instant if when.end else None


def _about(programme: Programme, item: Item) -> Programme:
    """Return the programme with this item alone, and of the event no more than an item's entry shows."""
    return replace(
        programme,
        items=(item,),
        days=Days(item.when.day, item.when.day),
        city=Texts(),
        description=Texts(),
        theme=Texts(),
        series=None,
    )


def _picture(programme: Programme) -> dict[str, Any]:
    # The release of tzdata and the firmness stand elsewhere: an entry changes with an instant or a STATUS, not with these.
    # Postponed is not told by a STATUS, so the picture says it; of the series an entry shows nothing.
    status = Status.POSTPONED if programme.status is Status.POSTPONED else Status.PREPARING
    return as_json(replace(programme, tzdata="", status=status))


def _midnights(first: date, last: date, zone_name: str) -> tuple[datetime, datetime]:
    there = zone(zone_name)
    start = datetime.combine(first, time.min, there)
    end = datetime.combine(last + timedelta(days=1), time.min, there)
    return start.astimezone(UTC), end.astimezone(UTC)


def _new(
    uid: str,
    programme: Programme,
    picture: Mapping[str, Any],
    starts: datetime,
    ends: datetime | None,
    status: EntryStatus,
    now: datetime,
) -> Entry:
    return Entry(
        uid=uid,
        event_uid=programme.event_uid,
        kind=programme.kind.value,
        host=programme.host.value,
        series=programme.series.uid if programme.series else "",
        is_banner=uid == programme.event_uid,
        picture=picture,
        starts=starts,
        ends=ends,
        status=status,
        sequence=0,
        created=now,
        last_modified=now,
        cancelled_at=now if status is EntryStatus.CANCELLED else None,
        digest=digest_of(picture, status),
    )


def _withdrawn(entry: Entry) -> Entry:
    """Return what is left of an entry that may not be shown any more: that what stood under its title is off."""
    kept = dict(entry.picture)
    kept["items"] = [{**item, "place": None, "speeches": [], "note": {}, "participants": {}, "track": {}} for item in kept["items"]]
    kept |= {"city": {}, "description": {}, "theme": {}}
    for name in ("status_reason", "dates_unknown"):
        kept.pop(name, None)
    return replace(entry, picture=kept, status=EntryStatus.CANCELLED, digest=digest_of(kept, EntryStatus.CANCELLED))


def _continued(old: Entry | None, new: Entry, now: datetime) -> Entry | None:
    """Return `new` as the successor of `old`, or None where it shows the same.

    SEQUENCE rises by one with every change that shows, with a move to another cell too (where it comes back to a feed
    that has told it as cancelled, it must look newer than that), and LAST-MODIFIED with it even if the clock stands or goes back:
    Google and others skip what does not look newer.
    """
    if old is None:
        return new
    if old.digest == new.digest and old.cell == new.cell:
        return None
    modified = max(now, old.last_modified + _TICK)
    cancelled_at = (old.cancelled_at or modified) if new.status is EntryStatus.CANCELLED else None
    return replace(new, sequence=old.sequence + 1, created=old.created, last_modified=modified, cancelled_at=cancelled_at)


def digest_of(picture: Mapping[str, Any], status: EntryStatus) -> str:
    """Return what is the same for two entries that show the same."""
    shown = json.dumps([status.value, picture], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(shown.encode()).hexdigest()
