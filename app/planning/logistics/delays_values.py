"""What is asked about a leg that is late or early, and what comes of it: frozen values, times as instants in UTC."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from app.planning.journeys.rules import Direction
from app.planning.transfers.moves import Spot


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody on the leg; `after` and `before` are the times of their legs before and after it, where they have any."""

    person: int
    vip: bool = False
    after: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """The leg in question: when an arrival gets here or a departure leaves, as planned and as expected now."""

    id: int
    direction: Direction
    planned: datetime | None
    expected: datetime
    spot: Spot | None
    zone: str
    travellers: tuple[Traveller, ...]
    border: bool = False

    @property
    def arrives(self) -> bool:
        """Whether it brings people here."""
        return self.direction is Direction.ARRIVAL


@dataclass(frozen=True, slots=True)
class Drive:
    """A transfer that takes place; `leg` is the one that it meets or goes to, `uses` names its vehicles, plates and drivers."""

    id: int
    starts: datetime
    ends: datetime
    start: Spot
    goal: Spot
    people: frozenset[int]
    leg: int | None = None
    uses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Visit:
    """An item of the programme with those who go there."""

    id: int
    starts: datetime
    ends: datetime
    spot: Spot | None
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Night:
    """A stay of somebody, by its days."""

    hotel: int
    person: int
    from_day: date
    until_day: date


@dataclass(frozen=True, slots=True)
class OtherLeg:
    """The next departure of people who arrive, or the arrival before their departure; `at` is when they have to be there or are ready."""

    id: int
    at: datetime
    spot: Spot | None
    people: frozenset[int]


class Misfit(StrEnum):
    """Why a transfer does not fit any more."""

    TOO_SOON = "too_soon"
    """It starts before they are ready, or before they can be where it starts."""
    TOO_LATE = "too_late"
    """It does not get them to their departure in time."""
    WAITS = "waits"
    """They would wait too long for it, or after it."""
    UNKNOWN = "unknown"
    """Nobody knows how long the way to where it starts takes."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What a transfer uses is in another transfer at the new time: vehicles, plates and drivers as `Drive.uses` names them."""

    transfer: int
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class BrokenTransfer:
    """A transfer that does not fit any more."""

    transfer: int
    at: datetime
    sort: Misfit
    who: tuple[int, ...]
    minutes: int
    """By how much it does not fit; 0 where nobody knows."""
    start: datetime | None
    """The start that fits, a multiple of five minutes; None where an unknown way keeps anybody from saying."""
    others: tuple[int, ...]
    """Who is driven as well and would be in time: they would wait, or would have to leave earlier."""
    clashes: tuple[Clash, ...] = ()

    @property
    def is_harmless(self) -> bool:
        """Whether moving it disturbs nobody else."""
        return self.start is not None and not self.others and not self.clashes

    @property
    def move_key(self) -> str:
        """What names the proposal to move it to the time that fits."""
        return f"move:{self.transfer}:{self.start:%Y%m%dT%H%M}:{_digest(self.who)}" if self.start else ""

    @property
    def split_key(self) -> str:
        """What names the proposal to make another transfer for those whom it does not fit; where it fits somebody else."""
        return f"split:{self.transfer}:{self.start:%Y%m%dT%H%M}:{_digest(self.who)}" if self.start and self.others else ""


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is not at an item for some of it."""

    person: int
    minutes: int
    """How many minutes of it they miss at least."""
    missed: bool
    """Whether nothing of it is left for them."""
    is_known: bool = True
    """Whether the way there is known; else it takes what nobody knows besides, and without minutes they may be in time."""


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """An item that some cannot be at from its beginning (after an arrival) or to its end (before a departure)."""

    item: int
    at: datetime
    arrives: bool
    rows: tuple[Absence, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Who misses all of it."""
        return tuple(row.person for row in self.rows if row.missed)

    @property
    def partly(self) -> tuple[int, ...]:
        """Who is there for some of it."""
        return tuple(row.person for row in self.rows if not row.missed and row.minutes)

    @property
    def unsure(self) -> tuple[int, ...]:
        """Of whom nobody can say: the way is unknown."""
        return tuple(row.person for row in self.rows if not row.missed and not row.minutes)

    @property
    def minutes(self) -> tuple[int, int]:
        """The fewest and the most minutes that those miss who are there for some of it."""
        minutes = [row.minutes for row in self.rows if not row.missed and row.minutes]
        return (min(minutes), max(minutes)) if minutes else (0, 0)

    @property
    def is_known(self) -> bool:
        """Whether the ways of all of them are known."""
        return all(row.is_known for row in self.rows)

    def away_key(self, people: Iterable[int]) -> str:
        """Return what names the proposal that these do not attend."""
        return f"away:{self.item}:{_digest(people)}"


class NightSort(StrEnum):
    """How the nights at a hotel do not fit any more."""

    COMES_LATER = "comes_later"
    COMES_EARLIER = "comes_earlier"
    LEAVES_LATER = "leaves_later"
    LEAVES_EARLIER = "leaves_earlier"


@dataclass(frozen=True, slots=True)
class BrokenNight:
    """A hotel expects people, or their leaving, on another day: the leg has moved over midnight."""

    hotel: int
    at: datetime
    sort: NightSort
    who: tuple[int, ...]
    booked: date
    now: date


@dataclass(frozen=True, slots=True)
class BrokenLeg:
    """People do not get from an arrival to their next departure in time; by how many minutes at least."""

    leg: int
    at: datetime
    who: tuple[int, ...]
    minutes: int


Consequence = BrokenTransfer | BrokenItem | BrokenNight | BrokenLeg


def mark_of(consequences: Sequence[Consequence]) -> str:
    """Return what is the same as long as the same is broken, as SHA-256; empty where nothing is."""
    if not consequences:
        return ""
    told = [[type(one).__name__, asdict(one)] for one in consequences]
    return sha256(json.dumps(told, default=_plain, sort_keys=True).encode()).hexdigest()


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _digest(people: Iterable[int]) -> str:
    return sha256(",".join(map(str, sorted(people))).encode()).hexdigest()[:12]
