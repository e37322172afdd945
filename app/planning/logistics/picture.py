"""All of an event's logistics as one frozen picture: what a version keeps beside its programme, and what papers and phones are drawn from.

Persons stand by UID; who is not in the programme's own map stands in `people`. There are no phones in it: a number is told as it is
today, wherever somebody who may read it looks, and a version that is years old holds none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.journeys.rules import Direction, Mode
from app.planning.programmes.programme import Place
from app.planning.programmes.roster import PersonPicture
from app.planning.stays.rules import RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass


@dataclass(frozen=True, slots=True)
class LegPicture:
    """A flight, train, bus or car by which guests come or go; times as `journeys.models.Leg` has them."""

    uid: str
    direction: Direction
    mode: Mode
    number: str
    day: date
    zone: str
    place: Place | None
    """Our end, the terminal in its name."""
    far_place: Texts
    planned: WallTime | None = None
    estimated: WallTime | None = None
    actual: WallTime | None = None
    far: WallTime | None = None
    provisional: bool = False
    cancelled: bool = False
    vip: bool = False
    border: bool = False
    met_by: str = ""
    """Who meets or sees off: a person's UID."""
    met_by_note: str = ""
    luggage: str = ""
    passengers: tuple[str, ...] = ()
    vip_passengers: tuple[str, ...] = ()
    """Those who go through the VIP hall where not everybody does."""

    @property
    def expected(self) -> WallTime | None:
        """The best that is known of the time at our end."""
        return self.actual or self.estimated or self.planned


@dataclass(frozen=True, slots=True)
class VehiclePicture:
    """A vehicle with its driver (a person's UID, empty for none)."""

    uid: str
    number: int
    plate: str
    model: str
    vehicle_class: VehicleClass
    seats: int
    driver: str = ""


@dataclass(frozen=True, slots=True)
class CarPicture:
    """A car of a transfer: the vehicle's UID (empty: still to be assigned), its place in the row, who sits in it and where."""

    uid: str
    vehicle: str
    order: int
    note: str = ""
    passengers: tuple[tuple[str, str], ...] = ()
    """Persons with their seats («справа сзади», or empty)."""


@dataclass(frozen=True, slots=True)
class TransferPicture:
    """People are driven from one place to another."""

    uid: str
    purpose: Purpose
    zone: str
    start: WallTime
    end: WallTime
    start_place: Place
    goal: Place
    leg: str = ""
    """UID of the leg that it meets or goes to."""
    item: str = ""
    """UID of the item that it brings people to."""
    end_is_estimate: bool = False
    motorcade: bool = False
    note: Texts = Texts()
    cancelled: bool = False
    cars: tuple[CarPicture, ...] = ()
    waiting: tuple[str, ...] = ()
    """Passengers who have no car yet."""

    @property
    def passengers(self) -> tuple[str, ...]:
        """Everybody who is driven, car by car."""
        return (*(person for car in self.cars for person, _ in car.passengers), *self.waiting)


@dataclass(frozen=True, slots=True)
class HotelPicture:
    """A hotel of the event."""

    uid: str
    place: Place


@dataclass(frozen=True, slots=True)
class StayPicture:
    """Somebody stays at a hotel; `room` is its number, empty where the hotel assigns one."""

    uid: str
    person: str
    hotel: str
    from_day: date
    until_day: date
    room: str = ""
    category: RoomCategory = RoomCategory.STANDARD
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class BookingPicture:
    """What an interpreter does at an item; languages as codes of ISO 639, `delegation` a UID or empty for all."""

    item: str
    person: str
    source: str = ""
    target: str = ""
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class HallPicture:
    """A hall with the UIDs of the items that take place in it."""

    uid: str
    name: Texts
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logistics:
    """Everything of one event; an empty one stands for an event without any."""

    event_uid: str
    legs: tuple[LegPicture, ...] = ()
    vehicles: tuple[VehiclePicture, ...] = ()
    transfers: tuple[TransferPicture, ...] = ()
    hotels: tuple[HotelPicture, ...] = ()
    stays: tuple[StayPicture, ...] = ()
    bookings: tuple[BookingPicture, ...] = ()
    halls: tuple[HallPicture, ...] = ()
    officers: Mapping[str, str] = field(default_factory=dict)
    """The attached officer (a person's UID) of each delegation, by its UID."""
    people: Mapping[str, PersonPicture] = field(default_factory=dict)
    """Whoever is named here and not in the programme: drivers, officers, who meets."""
