"""What is judged: frozen facts of an event and of all that shares a person, a hall or a vehicle with it; no database.

Instants are whole minutes since 1970-01-01T00:00Z (`Minute`); things stand by the ids of their rows. Cancelled things are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from app.ground.kernel.spans import Days
from app.ground.kernel.when import Precision, When
from app.judgement.conflicts.promised import InstructionFact
from app.matters.agreements.rules import AgreementState
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.planning.journeys.rules import Buffers, Direction, Mode
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.directory.rules.kinds import PartySide
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.venues.rules import Layout

Minute: TypeAlias = int


class Sort(StrEnum):
    """What a thing is."""

    ITEM = "item"
    RIDE = "ride"
    LEG = "leg"
    HALL = "hall"
    VEHICLE = "vehicle"
    PERSON = "person"
    DELEGATION = "delegation"
    EVENT = "event"
    AGREEMENT = "agreement"
    INSTRUCTION = "instruction"
    BODY = "body"
    DAY = "day"
    """A day of the calendar; its id is the proleptic ordinal."""
    FIELD = "field"
    """A field of the event's own kind; its id is its place in `POLICY[kind].particulars`, and its label is told."""
    SIDE = "side"
    """A side; its id is its place in `PartySide`, and what `PARTY_SIDE_NAMES` says is told."""


class Thing(NamedTuple):
    """Something that a finding is about, by the id of its row."""

    sort: Sort
    id: int


class Spot(NamedTuple):
    """A place: a venue, a hall of it, or words where it is no venue of ours."""

    venue: int | None = None
    hall: int | None = None
    words: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything says where it is."""
        return self.venue is not None or bool(self.words)


NOWHERE: Final = Spot()


class Ways(Protocol):
    """How long it takes from one venue to another."""

    def minutes(self, start: int, goal: int) -> int | None:
        """Return the minutes of the way, None where nobody knows; 0 from a venue to itself."""
        ...

    @property
    def longest(self) -> int:
        """The most that `minutes` ever returns."""
        ...


@dataclass(frozen=True, slots=True)
class ItemFact:
    """An item of a programme; `start` and `end` are None where the time is unknown or open."""

    id: int
    event: int
    when: When
    zone: str
    start: Minute | None
    end: Minute | None
    kind: ItemKind = ItemKind.OTHER
    spot: Spot = NOWHERE
    people: frozenset[int] = frozenset()
    """Everybody who attends, those with a role among them."""
    roles: tuple[tuple[int, ItemRole], ...] = ()
    delegations: frozenset[int] = frozenset()
    """Those that attend as a whole, minus single members."""
    buffer: int = 0
    expected: int | None = None
    layout: Layout | None = None
    speech_minutes: int = 0
    speech_languages: frozenset[str] = frozenset()
    visibility: Visibility = Visibility.GUESTS
    untranslated: frozenset[str] = frozenset()
    """Languages in which guests cannot read a text of it that they need."""
    moved_by_tzdata: bool = False
    """Whether other rules of the zones were in force when its instants were resolved, and these would be others now."""
    walk_minutes: int = 0
    """What the stops of a walk take, with the ways between them."""

    @property
    def unsure(self) -> bool:
        """Whether its times are only approximate, or its end is open."""
        return self.when.precision is not Precision.EXACT or self.end is None


@dataclass(frozen=True, slots=True)
class CarFact:
    """A car of a ride: its vehicle (None: still to be assigned) and who sits in it."""

    vehicle: int | None
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RideFact:
    """A transfer: people are driven from one place to another."""

    id: int
    event: int
    zone: str
    start: Minute
    end: Minute
    origin: Spot
    goal: Spot
    cars: tuple[CarFact, ...] = ()
    waiting: frozenset[int] = frozenset()
    """Passengers who have no car yet."""
    leg: int | None = None
    item: int | None = None
    end_is_estimate: bool = False
    day: date | None = None

    @property
    def people(self) -> frozenset[int]:
        """Everybody who is driven."""
        return self.waiting.union(*(car.people for car in self.cars))


@dataclass(frozen=True, slots=True)
class VehicleFact:
    """A vehicle as it serves one event; `key` is equal for the same vehicle at two events."""

    id: int
    event: int
    key: str
    seats: int
    driver: int | None = None


@dataclass(frozen=True, slots=True)
class LegFact:
    """An arrival or departure: `at` is the best that is known of its time at our end, None where nothing is."""

    id: int
    event: int
    direction: Direction
    mode: Mode
    day: date
    zone: str
    at: Minute | None
    local: datetime | None
    """`at` by the clocks of our end."""
    spot: Spot = NOWHERE
    border: bool = False
    provisional: bool = False
    passengers: Mapping[int, bool] = field(default_factory=dict)
    """Persons, and whether each goes through the VIP hall."""


@dataclass(frozen=True, slots=True)
class HallFact:
    """A hall and how many people it holds in each layout."""

    id: int
    venue: int
    city: int
    capacities: Mapping[Layout, int]


@dataclass(frozen=True, slots=True)
class MemberFact:
    """Somebody in a delegation; the term is that of the appointment that they come with."""

    id: int
    person: int
    role: MemberRole
    comes: bool
    since: date | None = None
    until: date | None = None
    rank: int | None = None
    """Their step in the table of precedence, 1 first; None where it is not known."""


@dataclass(frozen=True, slots=True)
class DelegationFact:
    """A delegation of an event; `is_guest` where it is not the host side's."""

    id: int
    event: int
    side: PartySide
    is_guest: bool
    members: tuple[MemberFact, ...] = ()


@dataclass(frozen=True, slots=True)
class TieFact:
    """What an event hangs on."""

    target: int
    relation: Relation
    gap: int
    days: Days
    """Those of the target."""


@dataclass(frozen=True, slots=True)
class EventFact:
    """An event; the particulars are those of its kind."""

    id: int
    kind: Kind
    status: Status
    host: Side
    zone: str
    days: Days
    arrival_margin: int = 0
    departure_margin: int = 0
    is_public: bool = False
    particulars: Mapping[str, Any] = field(default_factory=dict)
    buffers: Buffers = field(default_factory=Buffers)
    prayer: tuple[time, time] | None = None
    """When midday prayer lasts from and until on Fridays, by the clocks of the event."""
    ties: tuple[TieFact, ...] = ()
    off: bool = False
    """Called off, or put off until nobody knows when: nothing of it takes place, so nothing in it can be wrong."""


@dataclass(frozen=True, slots=True)
class HolidayFact:
    """A day off of one side."""

    day: date
    jurisdiction: Jurisdiction
    kind: DayKind


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """Something to be signed; `signatories` are each party's side with who signs for it, None while nobody is named."""

    id: int
    event: int
    item: int | None
    state: AgreementState
    signatories: tuple[tuple[PartySide, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All of one event (`focus`), and of others what shares a person, a hall or a vehicle with it at about the same time."""

    focus: int
    now: Minute
    today: date
    ways: Ways
    events: Mapping[int, EventFact] = field(default_factory=dict)
    items: Mapping[int, ItemFact] = field(default_factory=dict)
    rides: Mapping[int, RideFact] = field(default_factory=dict)
    legs: Mapping[int, LegFact] = field(default_factory=dict)
    vehicles: Mapping[int, VehicleFact] = field(default_factory=dict)
    halls: Mapping[int, HallFact] = field(default_factory=dict)
    delegations: Mapping[int, DelegationFact] = field(default_factory=dict)
    agreements: Mapping[int, AgreementFact] = field(default_factory=dict)
    holidays: tuple[HolidayFact, ...] = ()
    stays: Mapping[int, tuple[tuple[date, date], ...]] = field(default_factory=dict)
    """Nights of each person at the focus event: from which day until which."""
    badges: frozenset[int] = frozenset()
    """Persons who have a badge of the focus event."""
    instructions: Mapping[int, InstructionFact] = field(default_factory=dict)
    documents: Mapping[int, date] = field(default_factory=dict)
    """Until when the passport of somebody is valid, where that is known."""
