"""VTIMEZONE components that say no more of a zone than a feed needs (RFC 5545, section 3.6.5).

Outlook keeps only the STANDARD observance with the largest DTSTART. A feed that lies wholly after 1 March 2024 must
therefore carry a single one for Almaty, +05, and none of the zone's past.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.ground.kernel.spans import Span
from app.ground.kernel.walltime import zone

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STEP: Final = timedelta(days=7)
"""Two changes of a clock are never nearer than this; Morocco's around Ramadan are about 30 days apart."""
_SAMPLE: Final = 11
"""Years looked at to tell a yearly rule from a coincidence: long enough to tell the last Sunday from the fourth."""
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Observance:
    """One change of the clocks of a zone."""

    at: datetime
    """The instant of the change."""
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    @property
    def onset(self) -> datetime:
        """What the clocks showed when they were changed: DTSTART, by the offset before it."""
        return (self.at + self.before).replace(tzinfo=None)


@lru_cache(maxsize=256)
def vtimezone(name: str, window: Span) -> bytes:
    """Return the VTIMEZONE of an IANA zone with the observances in force within `window`, folded and with CRLF."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for observances, rule in _grouped(name, window):
        lines += _component(observances, rule)
    lines.append("END:VTIMEZONE")
    return "".join(f"{line}\r\n" for line in lines).encode()


def _component(observances: Sequence[Observance], rule: str | None) -> list[str]:
    first = observances[0]
    kind = "DAYLIGHT" if first.daylight else "STANDARD"
    lines = [
        f"BEGIN:{kind}",
        f"DTSTART:{first.onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(first.before)}",
        f"TZOFFSETTO:{_offset(first.after)}",
        f"TZNAME:{first.name}",
    ]
    if rule:
        lines.append(f"RRULE:{rule}")
    else:
        lines += [f"RDATE:{other.onset:%Y%m%dT%H%M%S}" for other in observances[1:]]
    return [*lines, f"END:{kind}"]


def _grouped(name: str, window: Span) -> Iterable[tuple[Sequence[Observance], str | None]]:
    """Return observances of the same kind together, with the RRULE where they come round every year."""
    far = window.end.replace(month=1, day=1) + timedelta(days=366 * _SAMPLE)
    changes = _changes(name, window.start, far)
    groups: dict[tuple[object, ...], list[Observance]] = defaultdict(list)
    for change in changes:
        groups[change.before, change.after, change.name, change.daylight].append(change)
    for group in groups.values():
        rule = _yearly(group)
        needed = group if rule else [change for change in group if change.at < window.end]
        if needed and needed[0].at < window.end:
            yield needed, rule


def _changes(name: str, start: datetime, end: datetime) -> list[Observance]:
    """Return the change in force at `start` and those after it before `end`."""
    last = _last_change(name, start)
    found = [last or _unchanged(name, start)]
    moment = max(start, found[0].at)
    while moment < end:
        after = moment + _STEP
        if _state(name, moment) != _state(name, after):
            found.append(_pinpointed(name, moment, after))
        moment = after
    return found


def _last_change(name: str, moment: datetime) -> Observance | None:
    while moment > _EPOCH:
        earlier = moment - _STEP
        if _state(name, earlier) != _state(name, moment):
            return _pinpointed(name, earlier, moment)
        moment = earlier
    return None


def _unchanged(name: str, moment: datetime) -> Observance:
    offset, label, daylight = _state(name, moment)
    return Observance(_EPOCH - offset, offset, offset, label, daylight)


def _pinpointed(name: str, low: datetime, high: datetime) -> Observance:
    before = _state(name, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if _state(name, middle) == before:
            low = middle
        else:
            high = middle
    offset, label, daylight = _state(name, high)
    return Observance(high, before[0], offset, label, daylight)


def _state(name: str, moment: datetime) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(zone(name))
    return local.utcoffset() or timedelta(0), local.tzname() or name, bool(local.dst())


def _yearly(group: Sequence[Observance]) -> str | None:
    """Return the rule by which a change comes round every year to the end of the sample, or None."""
    onsets = [change.onset for change in group]
    if len(onsets) < _SAMPLE - 1 or any(later.year != earlier.year + 1 for earlier, later in pairwise(onsets)):
        return None
    if len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) > 1:
        return None
    first = onsets[0]
    if all((onset + timedelta(days=7)).month != onset.month for onset in onsets):
        which = -1
    elif len({(onset.day - 1) // 7 for onset in onsets}) == 1:
        which = (first.day - 1) // 7 + 1
    else:
        return None
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={which}{_DAYS[first.weekday()]}"


def _offset(offset: timedelta) -> str:
    """Return a UTC offset as `+0500`, with seconds only where there are some."""
    seconds = int(offset.total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
