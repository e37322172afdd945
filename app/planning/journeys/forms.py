"""The forms of legs, of their times, and of what an event arranges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import folded
from app.ground.kernel.walltime import WallTime, happens_twice
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.planning.delegations.choosing import told_choice
from app.planning.journeys.commands import (
    AddLeg,
    ArrangementDetails,
    CancelLeg,
    ChangeArrangements,
    ChangeLeg,
    EnterTimes,
    LegDetails,
    RemoveLeg,
    RestoreLeg,
)
from app.planning.journeys.models import Arrangements, Leg
from app.planning.journeys.rules import (
    DIRECTION_NAMES,
    MODE_NAMES,
    MOST_BUFFER,
    Buffers,
    Direction,
    Mode,
    Typed,
    expected_day,
    far_day,
    far_time,
    later_time,
    planned_time,
)
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

FOLDS: Final = [("0", lazy(N_("the first, before the clocks were put back"))), ("1", lazy(N_("the second, after it")))]


@dataclass(frozen=True, slots=True)
class Ends:
    """What may stand at either end of a leg: venues with their zones, clocks, and the zones of cities that are known by name."""

    zone: str
    """The event's own."""
    venues: Mapping[str, Iterable[tuple[int, str]]] = field(default_factory=dict)
    venue_zones: Mapping[int, str] = field(default_factory=dict)
    zones: Sequence[tuple[str, str]] = ()
    city_zones: Mapping[str, str] = field(default_factory=dict)
    """By the folded name of the city."""
    delegations: Sequence[tuple[int, str]] = ()


def _fold(label: str) -> Buttons:
    return Buttons(lazy(label), choices=FOLDS, validate_choice=False)


class _TimesForm(Form):
    """The times at our end that change until a leg has come: what all forms with them have in common."""

    estimated = ClockField(lazy(N_("Expected")))
    estimated_day = DayField(lazy(N_("Expected on another day")))
    estimated_fold = _fold(N_("Which of the two is expected?"))
    actual = ClockField(lazy(N_("Actual")))
    actual_day = DayField(lazy(N_("Actually on another day")))
    actual_fold = _fold(N_("Which of the two was it?"))

    def typed(self, name: str) -> Typed:
        """Return what was typed of one time."""
        day = self._fields.get(f"{name}_day")
        fold = self._fields[f"{name}_fold"].data
        return Typed(self._fields[name].data, day.data if day else None, int(fold) if fold in {"0", "1"} else None)

    @property
    def open_folds(self) -> list[Any]:
        """The questions which of two times was meant, as far as they have to be asked."""
        return [one for name, one in self._fields.items() if name.endswith("_fold") and one.errors]

    @property
    def settled_folds(self) -> list[tuple[str, str]]:
        """The answers to them that are to be sent again."""
        folds = ((one.name, one.data) for name, one in self._fields.items() if name.endswith("_fold") and not one.errors)
        return [(name, data) for name, data in folds if data in {"0", "1"}]


def _shown(name: str, wall: WallTime | None, expected: date | None) -> dict[str, object]:
    """Return a time as the fields of a form show it; its day only where it is another one than the time alone would tell."""
    if wall is None:
        return {}
    shown: dict[str, object] = {name: wall.local.time()}
    if expected is not None and wall.day != expected:
        shown[f"{name}_day"] = wall.day
    if happens_twice(wall.local, wall.zone):
        shown[f"{name}_fold"] = str(wall.fold)
    return shown


def _later_shown(name: str, wall: WallTime | None, leg: Leg) -> dict[str, object]:
    expected = expected_day(wall.local.time(), leg.planned) if wall and leg.planned else leg.day
    return _shown(name, wall, expected)


class LegForm(_TimesForm):
    """Asks for one flight, train, car or bus."""

    direction = Buttons(lazy(N_("Direction")), choices=[(one.value, lazy(name)) for one, name in DIRECTION_NAMES.items()])
    mode = Choice(lazy(N_("Means of travel")), choices=[(mode.value, lazy(name)) for mode, name in MODE_NAMES.items()])
    number = TextLine(lazy(N_("Number")), most=40)
    day = DayField(lazy(N_("Day")), [Required(N_("Choose a day."))])
    planned = ClockField(lazy(N_("Planned")))
    planned_fold = _fold(N_("Which of the two is planned?"))
    venue_id = Choice(lazy(N_("Airport or station here")), coerce=optional_id)
    place = TextsField(lazy(N_("Here, in words")), most=200)
    terminal = TextLine(lazy(N_("Terminal")), most=40)
    zone = Choice(lazy(N_("Clock of")))
    far_place = TextsField(lazy(N_("The other end")), most=200)
    far_zone = Choice(lazy(N_("Clock there")))
    far = ClockField(lazy(N_("Time there")))
    far_day = DayField(lazy(N_("There on another day")))
    far_fold = _fold(N_("Which of the two is it there?"))
    provisional = BooleanField(lazy(N_("Provisional: not booked yet, or only said")))
    vip = BooleanField(lazy(N_("Everybody goes through the VIP hall")))
    border = BooleanField(lazy(N_("Crosses a border: passports and customs")))
    met_by = TextLine(lazy(N_("Who meets or sees off")), most=300)
    met_by_note = TextLine(lazy(N_("Or in words")), most=300)
    luggage = TextLine(lazy(N_("Luggage")), most=300)
    note = TextBlock(lazy(N_("Note")), most=1000)
    delegation_id = Choice(lazy(N_("Who travels")), coerce=optional_id)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, ends: Ends, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends = ends
        self.venue_id.choices = {"": [("", "—")], **{city: list(rows) for city, rows in ends.venues.items()}}
        self.zone.choices = [("", lazy(N_("As at the place"))), *ends.zones]
        self.far_zone.choices = [("", lazy(N_("As in the city named"))), *ends.zones]
        self.delegation_id.choices = [("", lazy(N_("Choose later"))), *ends.delegations]

    @classmethod
    def blank(cls, direction: Direction, day: date, ends: Ends, delegation_id: int | None = None) -> Self:
        """Return the form of a new leg."""
        data = {"direction": direction.value, "mode": Mode.FLIGHT.value, "day": day, "uid": new_uid(), "delegation_id": delegation_id}
        return cls(data=data, ends=ends)

    @classmethod
    def of(cls, leg: Leg, ends: Ends) -> Self:
        """Return the form as a leg stands now."""
        plain = (
            "direction",
            "mode",
            "number",
            "day",
            "venue_id",
            "terminal",
            "provisional",
            "vip",
            "border",
            "met_by_note",
            "luggage",
            "note",
        )
        data: dict[str, object] = {name: getattr(leg, name) for name in plain}
        data |= {"place": leg.place.as_dict(), "far_place": leg.far_place.as_dict()}
        there = far_day(leg.far.local.time(), leg.direction, leg.planned, leg.day, leg.far_zone) if leg.far else None
        times = [_shown("planned", leg.planned, None), _shown("far", leg.far, there)]
        for shown in (*times, _later_shown("estimated", leg.estimated, leg), _later_shown("actual", leg.actual, leg)):
            data |= shown
        own_zone = "" if leg.zone == ends.venue_zones.get(leg.venue_id or 0, ends.zone) else leg.zone
        return cls(
            data={**data, "zone": own_zone, "far_zone": leg.far_zone, "met_by": told_choice(leg.met_by), "seen": leg.revision}, ends=ends
        )

    def details(self, choose: Choose) -> LegDetails:
        """Return what was typed, as the commands want it; refuses times that do not exist or happened twice."""
        direction, day = Direction(self.direction.data), self.day.data
        zone = self.zone.data or self.ends.venue_zones.get(self.venue_id.data or 0, self.ends.zone)
        far_zone = self.far_zone.data or self.ends.city_zones.get(folded(self.far_place.texts.ru), "")
        planned = planned_time(self.typed("planned"), day, zone)
        return LegDetails(
            direction,
            day,
            zone,
            Mode(self.mode.data),
            self.number.text,
            planned,
            later_time(self.typed("estimated"), "estimated", planned, day, zone),
            later_time(self.typed("actual"), "actual", planned, day, zone),
            far_time(self.typed("far"), direction, planned, day, far_zone),
            far_zone,
            self.venue_id.data,
            self.place.texts,
            self.terminal.text,
            self.far_place.texts,
            self.provisional.data,
            self.vip.data,
            self.border.data,
            choose(self.met_by.text, "met_by"),
            self.met_by_note.text,
            self.luggage.text,
            self.note.text,
        )

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> AddLeg:
        """Return the command that makes a new leg."""
        return AddLeg(event_id, by, as_uid(self.uid.data), self.details(choose), self.delegation_id.data)

    def change_command(self, leg_id: int, by: Actor, choose: Choose) -> ChangeLeg:
        """Return the command that changes a leg."""
        return ChangeLeg(leg_id, by, self.seen.data, self.details(choose))


class TimesForm(_TimesForm):
    """Asks when a leg is expected now, and when it came."""

    seen = Seen()

    @classmethod
    def of(cls, leg: Leg) -> Self:
        """Return the form as a leg stands now."""
        shown = {**_later_shown("estimated", leg.estimated, leg), **_later_shown("actual", leg.actual, leg)}
        return cls(data={**shown, "seen": leg.revision})

    def command(self, leg: Leg, by: Actor) -> EnterTimes:
        """Return the command."""
        estimated, actual = (
            later_time(self.typed(name), name, leg.planned, leg.day, leg.zone) for name in ("estimated", "actual")
        )  # fmt: skip
        return EnterTimes(leg.id, by, self.seen.data, estimated, actual)


class OnLegForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()

    def cancel_command(self, leg_id: int, by: Actor) -> CancelLeg:
        """Return the command."""
        return CancelLeg(leg_id, by, self.seen.data)

    def restore_command(self, leg_id: int, by: Actor) -> RestoreLeg:
        """Return the command."""
        return RestoreLeg(leg_id, by, self.seen.data)

    def remove_command(self, leg_id: int, by: Actor) -> RemoveLeg:
        """Return the command."""
        return RemoveLeg(leg_id, by, self.seen.data)


class ArrangementsForm(Form):
    """Asks for what an event settles once for all its logistics."""

    vip_minutes = Whole(lazy(N_("Through the VIP hall, minutes")), least=0, most=MOST_BUFFER)
    ordinary_minutes = Whole(lazy(N_("The ordinary way, minutes")), least=0, most=MOST_BUFFER)
    border_minutes = Whole(lazy(N_("Besides, where a border is crossed, minutes")), least=0, most=MOST_BUFFER)
    press_name = TextLine(lazy(N_("Who is called for the press")), most=300)
    press_phone = TextLine(lazy(N_("Phone for the press")), most=60)
    duty_phone = TextLine(lazy(N_("The office’s phone on duty")), most=60)
    prayer_from = ClockField(lazy(N_("From")))
    prayer_until = ClockField(lazy(N_("To")))
    seen = Seen()

    @classmethod
    def of(cls, row: Arrangements) -> Self:
        """Return the form as it stands now; a revision of 0 stands for nothing settled yet."""
        return cls(obj=row, data={"seen": row.revision or 0})

    def command(self, event_id: int, by: Actor) -> ChangeArrangements:
        """Return the command."""
        buffers = Buffers(self.vip_minutes.number, self.ordinary_minutes.number, self.border_minutes.number)
        prayer = self.prayer_from.data, self.prayer_until.data
        details = ArrangementDetails(buffers, self.press_name.text, self.press_phone.text, self.duty_phone.text, *prayer)
        return ChangeArrangements(event_id, by, self.seen.data, details)
