"""The logistics of the demonstration set, as frozen values; things and persons by their codes, days counted from the event's first as 1."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from app.ground.kernel.texts import Texts
from app.planning.accreditation.rules import BadgeCategory
from app.planning.journeys.rules import Direction, Mode
from app.planning.stays.rules import Payer, RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass


@dataclass(frozen=True, slots=True)
class DemoArrangements:
    """What an event settles once."""

    vip: int
    ordinary: int
    border: int
    press_name: str
    press_phone: str
    duty_phone: str


@dataclass(frozen=True, slots=True)
class DemoLeg:
    """A leg; `venue` is a code, `place` the words where there is none, `who` delegations and persons."""

    code: str
    direction: Direction
    mode: Mode
    number: str
    day: int
    clock: time
    who: tuple[str, ...]
    far_place: Texts
    far_zone: str
    far_day: int
    far_time: time | None
    venue: str
    place: Texts
    terminal: str
    border: bool
    provisional: bool
    everybody_vip: bool
    vip: tuple[str, ...]
    met_by: str
    estimated: time | None
    actual: time | None


@dataclass(frozen=True, slots=True)
class DemoVehicle:
    """A vehicle with its driver."""

    code: str
    number: int
    plate: str
    model: str
    vehicle_class: VehicleClass
    seats: int
    driver: str
    phone: str


@dataclass(frozen=True, slots=True)
class DemoTransfer:
    """A transfer; `start_place` and `goal` are codes of venues or words; cars are vehicles with who sits in them."""

    code: str
    purpose: Purpose
    day: int
    start: time
    end: time
    start_place: str | Texts
    goal: str | Texts
    cars: tuple[tuple[str, tuple[str, ...]], ...]
    leg: str
    item: str
    motorcade: bool


@dataclass(frozen=True, slots=True)
class DemoHotel:
    """A hotel of an event with its rooms: numbers, category, beds."""

    code: str
    venue: str
    phone: str
    contact: str
    check_in: time
    check_out: time
    rooms: tuple[tuple[str, RoomCategory, int], ...]


@dataclass(frozen=True, slots=True)
class DemoStays:
    """Some who stay at one hotel; `rooms` says whose room is known."""

    hotel: str
    who: tuple[str, ...]
    from_day: int
    until_day: int
    payer: Payer
    category: RoomCategory
    rooms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DemoInterpreter:
    """Somebody who interprets."""

    person: str
    pairs: tuple[tuple[str, str], ...]
    phone: str


@dataclass(frozen=True, slots=True)
class DemoBooking:
    """What an interpreter does at an item; `delegation` is a code, empty for all."""

    item: str
    person: str
    source: str
    target: str
    delegation: str


@dataclass(frozen=True, slots=True)
class DemoZone:
    """A zone of badges."""

    letter: str
    name: Texts
    categories: tuple[BadgeCategory, ...]


@dataclass(frozen=True, slots=True)
class DemoShift:
    """A transfer goes at other times after the first version is out."""

    transfer: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class DemoEventLogistics:
    """All of one event."""

    arrangements: DemoArrangements
    legs: tuple[DemoLeg, ...]
    vehicles: tuple[DemoVehicle, ...]
    transfers: tuple[DemoTransfer, ...]
    hotels: tuple[DemoHotel, ...]
    stays: tuple[DemoStays, ...]
    interpreters: tuple[DemoInterpreter, ...]
    bookings: tuple[DemoBooking, ...]
    zones: tuple[DemoZone, ...]
    badges: bool
    arrived: tuple[str, ...]
    """Who has been checked in with their badges."""
    shifts: tuple[DemoShift, ...]
    untold: int
    """How many of those to be called have not been, those whose time is the latest."""


@dataclass(frozen=True, slots=True)
class DemoLogistics:
    """The ways between venues, who is in charge of halls, and the events by their codes."""

    travel: tuple[tuple[str, str, int], ...] = ()
    halls: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    events: Mapping[str, DemoEventLogistics] = field(default_factory=dict)
