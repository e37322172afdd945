"""Whose programme is told, and the lines that it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.planning.logistics.picture import (
    BookingPicture,
    CarPicture,
    HotelPicture,
    LegPicture,
    StayPicture,
    TransferPicture,
    VehiclePicture,
)
from app.planning.programmes.programme import Item
from app.planning.programmes.roster import PersonPicture


class Subject(StrEnum):
    """Who or what a programme of its own is made for."""

    PERSON = "person"
    DELEGATION = "delegation"
    HALL = "hall"
    VEHICLE = "vehicle"
    INTERPRETER = "interpreter"
    RESPONSIBLE = "responsible"
    """What somebody of ours is responsible for."""


SUBJECT_NAMES: Final[Mapping[Subject, str]] = {
    Subject.PERSON: N_("Personal programme"),
    Subject.DELEGATION: N_("Delegation"),
    Subject.HALL: N_("Hall"),
    Subject.VEHICLE: N_("Vehicle"),
    Subject.INTERPRETER: N_("Interpreter"),
    Subject.RESPONSIBLE: N_("What I am responsible for"),
}


@dataclass(frozen=True, slots=True)
class Whose:
    """A subject and its UID (a person's for PERSON, INTERPRETER and RESPONSIBLE)."""

    subject: Subject
    uid: str


class LineKind(StrEnum):
    """What a line is about."""

    ITEM = "item"
    LEG = "leg"
    RIDE = "ride"
    """A transfer, as its passengers and those who look after them see it."""
    DRIVE = "drive"
    """A transfer, as a driver sees it."""
    STAY = "stay"
    """The days at a hotel: an all-day line."""
    INTERPRETING = "interpreting"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a programme of one's own. Exactly one of `item`, `leg`, `transfer`, `stay` is what it is about.

    Two lines with the same `key` show the same, whosever they are, so that calendars make them once. A line holds no more of what it
    is about than its readers may know: who else sits in a car, or meets whom, is left out of a passenger's.
    """

    key: str
    kind: LineKind
    uid: str
    """UID of the VEVENT: the item's own, or made of the transfer's, leg's or stay's."""
    event_uid: str
    when: When
    zone: str
    until: date | None = None
    """Of a stay: the day of leaving."""
    cancelled: bool = False
    tentative: bool = False
    item: Item | None = None
    leg: LegPicture | None = None
    transfer: TransferPicture | None = None
    car: CarPicture | None = None
    """The car that a RIDE is in or a DRIVE is of; None where none is assigned or all are meant."""
    vehicle: VehiclePicture | None = None
    stay: StayPicture | None = None
    hotel: HotelPicture | None = None
    booking: BookingPicture | None = None
    interprets_for: Texts = Texts()
    """The delegation that an INTERPRETING is for; empty for all."""
    meets: LegPicture | None = None
    """The leg that a RIDE or DRIVE comes from or goes to."""
    vehicles: tuple[VehiclePicture, ...] = ()
    """All the vehicles that the members of a delegation are driven in, where they are several."""
    people: Mapping[str, PersonPicture] = field(default_factory=dict)
    """Whom the line names: driver, passengers on a driver's card, who meets."""

    @property
    def starts(self) -> datetime | None:
        """The instant (UTC) at which it begins, where one is known."""
        return self.when.start.instant if self.when.start else None

    @property
    def ends(self) -> datetime | None:
        """The instant (UTC) at which it ends, where one is known."""
        return self.when.end.instant if self.when.end else None


@dataclass(frozen=True, slots=True)
class Itinerary:
    """All lines of one subject at one event, cancelled ones included, in the order in which they are read."""

    whose: Whose
    name: Texts
    """How the subject is called: a person in full, «авто № 12», a hall."""
    position: Texts
    event_uid: str
    title: Texts
    """Of the event."""
    days: Days
    zone: str
    lines: tuple[Line, ...]
    delegations: tuple[str, ...] = ()
    """UIDs of the delegations that a person comes with."""
    officers: tuple[str, ...] = ()
    """UIDs of the officers attached to them: whom to call first."""
