"""A whole feed: its header, its zones, and the kept texts of its entries joined, never above what clients take."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, vText

from app.faces.feeds.variant import Variant
from app.faces.feeds.vtimezone import vtimezone
from app.ground.kernel.spans import Days, Span
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext

RENDERER: Final = "1"
"""Raised with every change to the bytes that equal entries give; part of every ETag and of every kept text."""
LARGEST: Final = 900_000
"""Bytes of a feed; Google gives up at about a million."""

_HEADER_ROOM: Final = 20_000
_PAST_COUNTS: Final = 3
"""A day in the past counts as far as three in the future when a feed must be cut."""
_TZID: Final = re.compile(rb"\r\nDT(?:START|END);TZID=([A-Za-z0-9_+/-]+):")
_END: Final = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """The kept text of one entry and the instants that it spans."""

    starts: datetime
    ends: datetime | None
    body: bytes

    @property
    def until(self) -> datetime:
        """The last instant of the entry, later than its start."""
        return max(self.ends or self.starts, self.starts + timedelta(seconds=1))


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header of a feed says."""

    name: str
    description: str
    zone: str
    source: str


def joined(heading: Heading, pieces: Sequence[Piece], variant: Variant, today: date) -> bytes:
    """Return the feed. Where it would be too large, the days farthest from `today` are left out, which the header tells."""
    kept = _within(pieces, today)
    cut = Days(_first(kept), max(piece.until.date() for piece in kept)) if kept and len(kept) < len(pieces) else None
    body = b"".join(piece.body for piece in kept)
    zones = b"".join(_zones(body, kept)) if variant.local else b""
    with speaking(variant.language):
        header = _header(heading, cut)
    return b"".join((header, zones, body, _END))


def _within(pieces: Sequence[Piece], today: date) -> Sequence[Piece]:
    room = LARGEST - _HEADER_ROOM
    if sum(len(piece.body) for piece in pieces) <= room:
        return pieces
    kept: set[int] = set()
    for number in sorted(range(len(pieces)), key=lambda number: _distance(pieces[number], today)):
        room -= len(pieces[number].body)
        if room < 0:
            break
        kept.add(number)
    return [piece for number, piece in enumerate(pieces) if number in kept]


def _distance(piece: Piece, today: date) -> int:
    first, last = piece.starts.date(), piece.until.date()
    if first <= today <= last:
        return 0
    return (first - today).days if first > today else (today - last).days * _PAST_COUNTS


def _first(pieces: Iterable[Piece]) -> date:
    return min(piece.starts for piece in pieces).date()


def _zones(body: bytes, pieces: Sequence[Piece]) -> Iterable[bytes]:
    names = sorted({name.decode() for name in _TZID.findall(body)})
    if not names:
        return
    window = Span(min(piece.starts for piece in pieces), max(piece.until for piece in pieces))
    for name in names:
        yield vtimezone(name, window)


def _header(heading: Heading, cut: Days | None) -> bytes:
    description = heading.description
    if cut:
        told = gettext("Only %(days)s: all of it would be more than calendars take. Subscribe to single events for the rest.", days=cut)
        description = f"{description}\n{told}" if description else told
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Yiyin//Programmes//EN")
    calendar.add("calscale", "GREGORIAN")
    for name, value in (("name", heading.name), ("x-wr-calname", heading.name)):
        calendar.add(name, vText(value))
    if description:
        calendar.add("description", vText(description))
        calendar.add("x-wr-caldesc", vText(description))
    calendar.add("x-wr-timezone", vText(heading.zone))
    calendar.add("color", "teal")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add("source", heading.source, parameters={"VALUE": "URI"})
    lines: bytes = calendar.to_ical(sorted=False)
    return lines.removesuffix(_END)
