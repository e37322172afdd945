"""Somebody's own programme in words of one language: what pages and papers draw, line by line and day by day."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.ground.kernel.spans import Days
from app.planning.itineraries.rules import LineKind, Subject

_NUMBER: Final = re.compile(r"[+\d\s().\-\u2010-\u2013]+")


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call, and the number as it was typed; without a number only who it is."""

    who: str
    number: str

    @property
    def digits(self) -> str:
        """The number as a telephone dials it: the first of several, without an extension that somebody has to be asked for."""
        first = _NUMBER.match(self.number)
        return "".join(sign for sign in first[0] if sign.isdigit() or sign == "+") if first else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in words, with coordinates (WGS 84, degrees) where they are known."""

    name: str
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the programme."""

    key: str
    kind: LineKind
    day: date
    starts: datetime | None
    ends: datetime | None
    hours: str
    vague: bool
    """The time is words («время уточняется»)."""
    hours_more: tuple[str, ...]
    """On which day it ends, and how late it is by the event's own clock where that is another one."""
    title: str
    place: str
    spots: tuple[Spot, ...]
    """Where it is; of a transfer from where and where to."""
    details: tuple[str, ...]
    remarks: tuple[str, ...]
    """The details without what a card tells in columns of its own."""
    who: str
    """Passengers with their seats, or participants."""
    calls: tuple[Call, ...]
    cancelled: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Hotel:
    """Where somebody stays, or people of a delegation do."""

    name: str
    spot: Spot
    days: Days
    details: tuple[str, ...]
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole programme of one's own in the language spoken when it was made."""

    subject: Subject
    name: str
    position: str
    title: str
    """Of the event."""
    city: str
    days: Days
    zone: str
    officers: tuple[Call, ...]
    """The attached officers, to be called first of all."""
    desk: Call | None
    """The protocol office on duty."""
    hall: Call | None
    """Who is in charge of the hall."""
    hotels: tuple[Hotel, ...]
    rows: tuple[Row, ...]
    standing: str = ""
    """That the event is cancelled or postponed, and why; empty while it is to take place."""

    def by_day(self) -> tuple[tuple[date, tuple[Row, ...]], ...]:
        """Return the rows day by day; days without any are left out."""
        days = sorted({row.day for row in self.rows})
        return tuple((day, tuple(row for row in self.rows if row.day == day)) for day in days)
