"""What the demonstration set consists of, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.demo.agreements_data import DemoAgreement
from app.demo.fairs_data import DemoFair
from app.demo.groups_data import DemoGroups
from app.demo.logistics_data import DemoLogistics
from app.demo.meetings_data import DemoMeetings
from app.demo.minutes_data import DemoMinutes
from app.demo.papers_data import DemoPapers
from app.demo.people_data import DemoPeople
from app.demo.talks_data import DemoDiplomacy
from app.demo.troupes_data import DemoStage
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision
from app.judgement.approval.rules import Decision
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.planning.programmes.rules import ItemKind, Speech, TypedTime, Visibility
from app.register.venues.rules import CitySide, Layout

OFFICE_ZONE = "Asia/Yekaterinburg"
"""Where the office counts the day of loading and the hours of publishing."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day counted from the day of loading; with a `weekday` (Monday is 0), the first such day from there on."""

    days: int
    weekday: int | None = None

    def after(self, loaded_on: date) -> date:
        """Return the day, given the day of loading."""
        day = loaded_on + timedelta(days=self.days)
        return day if self.weekday is None else day + timedelta(days=(self.weekday - day.weekday()) % 7)


@dataclass(frozen=True, slots=True)
class DemoHall:
    """A hall of a venue."""

    code: str
    name: Texts
    seats: Mapping[Layout, int]


@dataclass(frozen=True, slots=True)
class DemoVenue:
    """A venue; `city` is the city's code, latitude and longitude are in degrees (WGS 84)."""

    code: str
    city: str
    name: Texts
    address: Texts
    latitude: float | None
    longitude: float | None
    halls: tuple[DemoHall, ...]


@dataclass(frozen=True, slots=True)
class DemoCity:
    """A city."""

    code: str
    name: Texts
    zone: str
    side: CitySide


@dataclass(frozen=True, slots=True)
class DemoItem:
    """An item of a programme. `day` 1 is the event's first day, 0 the one before; `place` is the code of a venue or hall."""

    code: str
    day: int
    title: Texts
    precision: Precision = Precision.EXACT
    start: time | None = None
    end: time | None = None
    kind: ItemKind = ItemKind.OTHER
    visibility: Visibility = Visibility.GUESTS
    place: str | None = None
    place_note: Texts = Texts()
    track: Texts = Texts()
    note: Texts = Texts()
    participants: Texts = Texts()
    """Who is not a whole delegation, in words."""
    named: tuple[str, ...] = ()
    """Codes of the delegations and persons that attend."""
    away: tuple[str, ...] = ()
    """Codes of members who do not, though their delegation does."""
    dress: Texts = Texts()
    press: Texts = Texts()
    responsible: str = ""
    transport: str = ""
    plan_b: str = ""
    layout: Layout | None = None
    expected: int | None = None
    buffer_minutes: int = 0
    speeches: tuple[Speech, ...] = ()

    def typed(self, first_day: date, zone: str) -> TypedTime:
        """Return its time as the form would ask for it; an end not after the start lies on the next day."""
        overnight = self.start is not None and self.end is not None and self.end <= self.start
        return TypedTime(first_day + timedelta(days=self.day - 1), self.precision, self.start, self.end, overnight, zone)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day at an hour of the office's clock."""

    day: date | Ahead
    hour: time

    def at(self, loaded_on: date) -> datetime:
        """Return the instant, given the day of loading."""
        return WallTime.resolved(datetime.combine(on_day(self.day, loaded_on), self.hour), OFFICE_ZONE).instant


def on_day(day: date | Ahead, loaded_on: date) -> date:
    """Return a day, given the day of loading."""
    return day.after(loaded_on) if isinstance(day, Ahead) else day


@dataclass(frozen=True, slots=True)
class Release:
    """The draft goes out as the next version."""

    moment: Moment
    note: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Sending:
    """The draft is sent for approval; the last of the approvers is to answer by `ready_by`."""

    moment: Moment
    ready_by: date | Ahead


@dataclass(frozen=True, slots=True)
class Answer:
    """What the approver at a place of the chain says."""

    moment: Moment
    place: int
    decision: Decision
    remarks: str


@dataclass(frozen=True, slots=True)
class PartnersLetter:
    """The partner's letter for the coming version is written down."""

    moment: Moment
    number: str
    dated: date | Ahead
    note: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An item joins the programme after a version has gone out."""

    item: DemoItem


@dataclass(frozen=True, slots=True)
class Alteration:
    """An item of the programme becomes this one."""

    item: DemoItem


@dataclass(frozen=True, slots=True)
class Cancellation:
    """An item of the programme is cancelled."""

    code: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A usual task of the event's kind is done; `place` is its place in the template, from 1."""

    moment: Moment
    place: int
    evidence: str


Step = Release | Sending | Answer | PartnersLetter | Addition | Alteration | Cancellation


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """An event with the items of its first draft and the steps that followed it."""

    code: str
    kind: Kind
    status: Status
    host: Side
    city: str
    first_day: date | Ahead
    days: int
    is_public: bool
    title: Texts
    theme: Texts
    description: Texts
    provenance: str
    particulars: Mapping[str, str | int | bool]
    """The fields of its kind, by their names in `kinds.POLICY`."""
    items: tuple[DemoItem, ...]
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...] | None = None
    """What of the usual tasks is done; None where its preparation is not told."""

    def starts_on(self, loaded_on: date) -> date:
        """Return its first day, given the day of loading."""
        return self.first_day.after(loaded_on) if isinstance(self.first_day, Ahead) else self.first_day

    def final_items(self) -> dict[str, DemoItem]:
        """Return its items as they are after all steps, by code."""
        later = (step.item for step in self.steps if isinstance(step, Addition | Alteration))
        return {item.code: item for item in (*self.items, *later)}

    def cancelled(self) -> frozenset[str]:
        """Return the codes of the items that the steps cancel."""
        return frozenset(step.code for step in self.steps if isinstance(step, Cancellation))


@dataclass(frozen=True, slots=True)
class DemoSeries:
    """A series; `editions` are its events by code, with their numbers where they have one."""

    code: str
    kind: Kind
    title: Texts
    hosts_alternate: bool
    editions: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class DemoAnchor:
    """An event hangs on another one."""

    event: str
    target: str
    relation: Relation
    gap: int


@dataclass(frozen=True, slots=True)
class DemoReserve:
    """Days that an event keeps in reserve."""

    event: str
    first_day: date | Ahead
    days: int
    note: str


@dataclass(frozen=True, slots=True)
class DemoYear:
    """What binds the events together."""

    series: tuple[DemoSeries, ...] = ()
    anchors: tuple[DemoAnchor, ...] = ()
    reserve: tuple[DemoReserve, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoSet:
    """All of it."""

    cities: tuple[DemoCity, ...]
    venues: tuple[DemoVenue, ...]
    events: tuple[DemoEvent, ...]
    year: DemoYear = DemoYear()
    people: DemoPeople = field(default_factory=DemoPeople)
    logistics: DemoLogistics = field(default_factory=DemoLogistics)
    agreements: Mapping[str, tuple[DemoAgreement, ...]] = field(default_factory=dict)
    """Those of each event, by its code."""
    groups: DemoGroups = field(default_factory=DemoGroups)
    meetings: DemoMeetings = field(default_factory=DemoMeetings)
    fairs: Mapping[str, DemoFair] = field(default_factory=dict)
    """Those of each event, by its code."""
    papers: DemoPapers = field(default_factory=DemoPapers)
    minutes: Mapping[str, DemoMinutes] = field(default_factory=dict)
    """Those of each meeting, by its code."""
    talks: Mapping[str, DemoDiplomacy] = field(default_factory=dict)
    """With their gifts, those of each event, by its code."""
    troupes: Mapping[str, DemoStage] = field(default_factory=dict)
    """Those of each event, by its code."""
