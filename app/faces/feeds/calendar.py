"""A whole feed: its header, its zones, and the kept texts of its entries joined, never above what clients take."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from icalendar import Calendar, vText

from app.faces.feeds.vtimezone import vtimezone
from app.ground.kernel.spans import Days, Span
from app.ground.kernel.walltime import zone
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.subscriptions.variant import Variant

RENDERER: Final = "2"
"""Raised with every change to the bytes that equal entries give; part of every ETag and of every kept text."""
LARGEST: Final = 900_000
"""Bytes of a feed; Google gives up at about a million."""

_HEADER_ROOM: Final = 20_000
_PAST_COUNTS: Final = 3
"""A day in the past counts as far as three in the future when a feed must be cut."""
# Content starts a line only after CRLF without a space: no text of an entry can be taken for one of these.
_TIMES: Final = re.compile(rb"\r\nDT(?:START|END);TZID=([A-Za-z0-9_+/-]+):(\d{8}T\d{6})")
_FIRST: Final = re.compile(rb"\r\nDTSTART[^:]*:(\d{8}(?:T\d{6}Z?)?)")
_END: Final = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header of a feed says."""

    name: str
    description: str
    zone: str
    source: str
    """Its address; empty where that is a secret."""


def joined(heading: Heading, texts: Sequence[bytes], variant: Variant, today: date) -> bytes:
    """Return the feed. Where it would be too large, the days farthest from `today` are left out, which the header tells."""
    kept = _within(texts, today)
    body = b"".join(kept)
    zones = b"".join(_zones(body)) if variant.local else b""
    with speaking(variant.language):
        header = _header(heading, _days(kept) if len(kept) < len(texts) else None)
    return b"".join((header, zones, body, _END))


def _within(texts: Sequence[bytes], today: date) -> Sequence[bytes]:
    room = LARGEST - _HEADER_ROOM
    if sum(map(len, texts)) <= room:
        return texts
    kept: set[int] = set()
    for number in sorted(range(len(texts)), key=lambda number: _distance(texts[number], today)):
        room -= len(texts[number])
        if room < 0:
            break
        kept.add(number)
    return [text for number, text in enumerate(texts) if number in kept]


def _distance(text: bytes, today: date) -> int:
    days = (_start(text) - today).days
    return days if days >= 0 else -days * _PAST_COUNTS


@lru_cache(maxsize=8192)
def _start(text: bytes) -> date:
    found = _FIRST.search(text)
    assert found is not None  # every VEVENT of ours has a DTSTART
    digits = found[1]
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _days(texts: Iterable[bytes]) -> Days | None:
    days = set(map(_start, texts))
    return Days(min(days), max(days)) if days else None


def _zones(body: bytes) -> Iterable[bytes]:
    """Return the zones that times are told in, each for the stretch of time that it is needed for."""
    told: dict[bytes, list[bytes]] = defaultdict(list)
    for name, local in _TIMES.findall(body):
        told[name].append(local)
    for name, locals_ in sorted(told.items()):
        there = zone(name.decode())
        first, last = (datetime.strptime(local.decode(), "%Y%m%dT%H%M%S").replace(tzinfo=there) for local in (min(locals_), max(locals_)))
        yield vtimezone(name.decode(), Span(first.astimezone(UTC), last.astimezone(UTC) + timedelta(seconds=1)))


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
    if heading.source:
        calendar.add("source", heading.source, parameters={"VALUE": "URI"})
    lines: bytes = calendar.to_ical(sorted=False)
    return lines.removesuffix(_END)
