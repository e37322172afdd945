"""Which entries private feeds get from published lines, when one counts as changed, and what a feed tells of a line that has left it.

An entry is shared by all the feeds that it stands in. A feed that a line has left keeps a copy of the entry as it was then: what the
line becomes afterwards is none of its business.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from app.ground.kernel.walltime import zone
from app.judgement.entries.rules import EntryStatus
from app.planning.itineraries.rules import Line

_TICK: Final = timedelta(seconds=1)
_PARTED: Final = "~"
"""Between the key of a line and the SEQUENCE that its entry had when it was copied."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a line shows in calendars."""

    key: str
    event_uid: str
    uid: str
    picture: Mapping[str, Any]
    starts: datetime
    ends: datetime | None
    status: EntryStatus
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept, without its picture."""

    id: int
    key: str
    uid: str
    sequence: int
    last_modified: datetime
    cancelled_at: datetime | None
    digest: str

    @property
    def line_key(self) -> str:
        """The key of the line; the entry's own, but for a copy."""
        return self.key.partition(_PARTED)[0]

    @property
    def copy_key(self) -> str:
        """The key of the copy that the feeds keep which the entry leaves now."""
        return f"{self.key}{_PARTED}{self.sequence}"


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry stands in a feed, or stood in it until `left_at`."""

    link_id: int
    entry_id: int
    left_at: datetime | None
    bump: int


@dataclass(frozen=True, slots=True)
class Joining:
    """A line comes into a feed. `told` is what the feed has told last under its UID: SEQUENCE and LAST-MODIFIED; None for nothing."""

    link_id: int
    key: str
    told: tuple[int, datetime] | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A line leaves a feed, which tells its copy from now on."""

    link_id: int
    copy_key: str
    left_at: datetime
    bump: int


@dataclass
class Moves:
    """What has to be written so that feeds show what is wanted of them."""

    fresh: list[Shown] = field(default_factory=list)
    changed: list[tuple[Kept, Shown]] = field(default_factory=list)
    touched: list[Kept] = field(default_factory=list)
    """Entries that show nothing new, and have to look newer than what a feed has told under the same UID."""
    copied: set[int] = field(default_factory=set)
    gone: list[Standing] = field(default_factory=list)
    joining: list[Joining] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    feeds: set[int] = field(default_factory=set)
    """The feeds in which something shows."""


def shown(line: Line, picture: Mapping[str, Any]) -> Shown:
    """Return what a line shows, given its JSON."""
    starts, ends = _instants(line)
    status = EntryStatus.CANCELLED if line.cancelled else EntryStatus.TENTATIVE if line.tentative else EntryStatus.CONFIRMED
    return Shown(line.key, line.event_uid, line.uid, picture, starts, ends, status, digest_of(status, starts, ends, picture))


def digest_of(status: EntryStatus, starts: datetime, ends: datetime | None, picture: Mapping[str, Any]) -> str:
    """Return what is the same for two entries that show the same."""
    told = [status.value, starts.isoformat(), ends.isoformat() if ends else "", picture]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def moves(
    wanted: Mapping[int, Mapping[str, Shown]],
    kept: Iterable[Kept],
    standing: Iterable[Standing],
    now: datetime,
) -> Moves:
    """Return what has to be written. `wanted` has the lines of each feed by key, `kept` all entries of the event."""
    made = Moves()
    by_id = {entry.id: entry for entry in kept}
    by_key = {entry.key: entry for entry in by_id.values()}
    there: dict[int, list[Standing]] = {link_id: [] for link_id in wanted}
    for one in standing:
        there[one.link_id].append(one)
    _enter(made, wanted, by_key)
    changed = {entry.key for entry, _ in made.changed}
    for link_id, lines in wanted.items():
        _move(made, link_id, lines, there[link_id], by_id, now)
        current = {by_id[one.entry_id].key for one in there[link_id] if one.left_at is None}
        if changed & current & lines.keys():
            made.feeds.add(link_id)
    _touch(made, by_key, changed)
    made.copied -= {entry.id for entry in by_id.values() if entry.copy_key in by_key}
    return made


def successor(old: Kept, now: datetime) -> tuple[int, datetime]:
    """Return SEQUENCE and LAST-MODIFIED of an entry that has changed: both rise, even if the clock stands or goes back."""
    return old.sequence + 1, max(now, old.last_modified + _TICK)


def bump_after(told: tuple[int, datetime] | None, sequence: int, last_modified: datetime) -> int:
    """Return what a feed adds to an entry's SEQUENCE, and in seconds to its date, so that it looks newer than what was told last."""
    if told is None:
        return 0
    return max(0, told[0] + 1 - sequence, (told[1] - last_modified) // _TICK + 1)


def _enter(made: Moves, wanted: Mapping[int, Mapping[str, Shown]], by_key: Mapping[str, Kept]) -> None:
    for one in {key: one for lines in wanted.values() for key, one in lines.items()}.values():
        old = by_key.get(one.key)
        if old is None:
            made.fresh.append(one)
        elif old.digest != one.digest:
            made.changed.append((old, one))


def _move(
    made: Moves, link_id: int, lines: Mapping[str, Shown], there: Iterable[Standing], by_id: Mapping[int, Kept], now: datetime
) -> None:
    """Compare what stands in a feed with what should: a line that has another key and the same UID as before goes on under that UID."""
    uids = {one.uid for one in lines.values()}
    told: dict[str, tuple[int, datetime]] = {}
    stays: set[str] = set()
    for one in there:
        entry = by_id[one.entry_id]
        if one.left_at is None and entry.key in lines:
            stays.add(entry.key)
        elif entry.uid in uids:
            last = (entry.sequence + one.bump, entry.last_modified + one.bump * _TICK)
            told[entry.uid] = max(told.get(entry.uid, last), last)
            made.gone.append(one)
        elif one.left_at is None:
            made.gone.append(one)
            made.copied.add(entry.id)
            made.leaving.append(Leaving(link_id, entry.copy_key, entry.cancelled_at or now, one.bump + 1))
            made.feeds.add(link_id)
    # What was off before the feed has ever told it is no news to whoever reads the feed.
    joining = [one for key, one in lines.items() if key not in stays and (one.uid in told or one.status is not EntryStatus.CANCELLED)]
    made.joining += [Joining(link_id, one.key, told.get(one.uid)) for one in joining]
    if joining:
        made.feeds.add(link_id)


def _touch(made: Moves, by_key: Mapping[str, Kept], changed: set[str]) -> None:
    """Let an entry look newer that takes the place of another one under the same UID."""
    left = {(one.link_id, one.entry_id) for one in made.gone if one.left_at is not None}
    own = {entry.id: entry.line_key for entry in by_key.values()}
    back = {(link_id, own[entry_id]) for link_id, entry_id in left}
    keys = {one.key for one in made.joining if one.told is not None and (one.link_id, one.key) not in back}
    made.touched += [by_key[key] for key in sorted(keys) if key in by_key and key not in changed]


def _instants(line: Line) -> tuple[datetime, datetime | None]:
    if line.starts is not None:
        return line.starts, line.ends
    there = zone(line.zone)
    last = line.until or line.when.day
    first, after = (datetime.combine(day, time.min, there).astimezone(UTC) for day in (line.when.day, last + timedelta(days=1)))
    return first, after
