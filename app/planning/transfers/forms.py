"""The forms of a transfer, of who sits where, and of the deeds of one press."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime, typed_time
from app.ground.web.choices import Buttons, Several, row_id
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, TextLine, TextsField, Whole
from app.ground.words.messages import lazy
from app.planning.programmes.forms import Places
from app.planning.transfers.commands import (
    AddTransfer,
    ChangeTransfer,
    CopyTransfer,
    MakeTransfer,
    MoveTransfer,
    OnTransfer,
    OnVehicle,
    SetCars,
    SetPassengers,
    TransferDetails,
)
from app.planning.transfers.models import Transfer
from app.planning.transfers.queries import cars_of, passengers_of
from app.planning.transfers.rules import (
    PURPOSE_NAMES,
    CarRow,
    Purpose,
    stepped,
    with_people,
    without_people,
)
from app.register.accounts.rules.roles import Actor

Groups = Mapping[str, Iterable[tuple[str, str]]]
FURTHEST: Final = 24 * 60
"""Minutes by which a transfer may be moved at once."""


class DeedForm(Form):
    """Asks for nothing but the revision that was seen; `uid` where something new is made, `key` where a need is meant."""

    uid = HiddenField()
    key = HiddenField()
    seen = Seen()

    def on_vehicle(self, vehicle_id: int, by: Actor) -> OnVehicle:
        """Return what a deed with a vehicle needs."""
        return OnVehicle(vehicle_id, by, self.seen.data)

    def on_transfer(self, transfer_id: int, by: Actor) -> OnTransfer:
        """Return what a deed with a transfer needs."""
        return OnTransfer(transfer_id, by, self.seen.data)

    def copy_command(self, transfer_id: int, by: Actor) -> CopyTransfer:
        """Return the command that copies a transfer."""
        return CopyTransfer(transfer_id, by, as_uid(self.uid.data))

    def make_command(self, event_id: int, by: Actor, day: date) -> MakeTransfer:
        """Return the command that makes a transfer of a need."""
        return MakeTransfer(event_id, by, as_uid(self.uid.data), day, self.key.data or "")


class MoveForm(Form):
    """Asks by how many minutes."""

    minutes = Whole(lazy(N_("Minutes")), least=-FURTHEST, most=FURTHEST)
    seen = Seen()

    def command(self, transfer: Transfer, by: Actor) -> MoveTransfer:
        """Return the command."""
        start = transfer.start
        assert start is not None  # the column is never empty
        return MoveTransfer(transfer.id, by, self.seen.data, start.moved(timedelta(minutes=self.minutes.number)))


class TransferForm(Form):
    """Asks for one transfer."""

    day = DayField(lazy(N_("Day")), [Required(N_("Choose a day."))])
    start = ClockField(lazy(N_("Leaves at")), [Required(N_("Enter when it leaves."))])
    end = ClockField(lazy(N_("Gets there at")))
    ends_next_day = BooleanField(lazy(N_("Ends the next day")))
    start_fold = Buttons(lazy(N_("Which start?")), validate_choice=False)
    end_fold = Buttons(lazy(N_("Which end?")), validate_choice=False)
    from_venue = Choice(lazy(N_("From where")))
    from_place = TextsField(lazy(N_("From, in words")), most=200)
    to_venue = Choice(lazy(N_("Where to")))
    to_place = TextsField(lazy(N_("To, in words")), most=200)
    purpose = Choice(lazy(N_("For what")), choices=[(one.value, lazy(name)) for one, name in PURPOSE_NAMES.items()])
    leg = Choice(lazy(N_("Arrival or departure")))
    item = Choice(lazy(N_("Item of the programme")))
    motorcade = BooleanField(lazy(N_("Motorcade: its cars drive in a fixed order")))
    note = TextsField(lazy(N_("Note for passengers and drivers")), most=1000, lines=True)
    staff_note = TextLine(lazy(N_("Note for the office")), most=1000)
    zone = Choice(lazy(N_("Clock of")))
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, places: Places, zones: Iterable[tuple[str, str]], legs: Groups, items: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        none: dict[str, Iterable[tuple[str, str]]] = {"": [("", "—")]}
        self.from_venue.choices = self.to_venue.choices = {**none, **places.groups}
        self.leg.choices, self.item.choices = {**none, **legs}, {**none, **items}
        self.zone.choices = [("", lazy(N_("As at the place"))), *zones]
        folds = [("0", lazy(N_("the first, before the clocks were put back"))), ("1", lazy(N_("the second, after it")))]
        self.start_fold.choices = self.end_fold.choices = folds

    @classmethod
    def blank(cls, day: date, **choices: Any) -> Self:
        """Return an empty form for a new transfer on a day."""
        return cls(data={"day": day, "purpose": Purpose.OTHER.value, "uid": new_uid()}, **choices)

    @classmethod
    def of(cls, transfer: Transfer, **choices: Any) -> Self:
        """Return the form as a transfer stands now; an end that is reckoned is left empty."""
        places: Places = choices["places"]
        place = f"venue:{transfer.from_venue_id}" if transfer.from_venue_id else ""
        entered = not transfer.end_is_estimate
        data = {
            "day": transfer.day,
            "start": transfer.start_local.time(),
            "end": transfer.end_local.time() if entered else None,
            "ends_next_day": entered and transfer.end_local.date() > transfer.day,
            "start_fold": str(transfer.start_fold),
            "end_fold": str(transfer.end_fold),
            "from_venue": place,
            "to_venue": f"venue:{transfer.to_venue_id}" if transfer.to_venue_id else "",
            "purpose": transfer.purpose.value,
            "leg": str(transfer.leg_id or ""),
            "item": str(transfer.item_id or ""),
            "zone": "" if transfer.zone == places.zones.get(place, places.zone) else transfer.zone,
            "seen": transfer.revision,
        }
        plain = {name: getattr(transfer, name) for name in ("from_place", "to_place", "motorcade", "note", "staff_note")}
        return cls(data={**plain, **data}, **choices)

    def add_command(self, event_id: int, by: Actor) -> AddTransfer:
        """Return the command that makes a transfer."""
        return AddTransfer(event_id, by, as_uid(self.uid.data), self.details())

    def change_command(self, transfer_id: int, by: Actor) -> ChangeTransfer:
        """Return the command that changes one."""
        return ChangeTransfer(transfer_id, by, self.seen.data, self.details())

    def details(self) -> TransferDetails:
        """Return what was typed, as the commands want it; refuse a time that does not exist, or that happened twice."""
        zone = self.zone.data or self.places.zones.get(self.from_venue.data or "", self.places.zone)
        start = _wall(datetime.combine(self.day.data, self.start.data), zone, self.start_fold.data, "start")
        end = None
        if self.end.data is not None:
            day = self.day.data + timedelta(days=int(self.ends_next_day.data))
            end = _wall(datetime.combine(day, self.end.data), zone, self.end_fold.data, "end")
        return TransferDetails(
            start=start,
            end=end,
            purpose=Purpose(self.purpose.data),
            from_venue_id=_venue_id(self.from_venue.data),
            from_place=self.from_place.texts,
            to_venue_id=_venue_id(self.to_venue.data),
            to_place=self.to_place.texts,
            leg_id=int(self.leg.data) if self.leg.data else None,
            item_id=int(self.item.data) if self.item.data else None,
            motorcade=self.motorcade.data,
            note=self.note.texts,
            staff_note=self.staff_note.text,
        )


class CarForm(Form):
    """Asks what becomes of a car of a transfer: a new one, another vehicle, a place up or down, away with it."""

    deed = HiddenField()
    car = HiddenField()
    vehicle = TextLine(lazy(N_("Vehicle")))
    note = TextLine(lazy(N_("Note")), most=300)
    seen = Seen()

    def command(self, transfer: Transfer, by: Actor) -> SetCars:
        """Return the command that writes the cars as they are then."""
        return SetCars(transfer.id, by, self.seen.data, self._cars(cars_of(transfer)))

    def _cars(self, cars: tuple[CarRow, ...]) -> tuple[CarRow, ...]:
        uid, vehicle = self.car.data or "", _row(self.vehicle.text, "vehicle")
        match self.deed.data:
            case "add":
                return (*cars, CarRow(new_uid(), vehicle, self.note.text))
            case "change":
                return tuple(replace(car, vehicle_id=vehicle, note=self.note.text) if car.uid == uid else car for car in cars)
            case "up" | "down":
                return stepped(cars, uid, -1 if self.deed.data == "up" else 1)
            case "out":
                return tuple(car for car in cars if car.uid != uid)
        return cars


class SeatForm(Form):
    """Asks who is driven and in which car: those checked, somebody by name, or a whole delegation (their ids come with the call)."""

    deed = HiddenField()
    person = Several(validate_choice=False, coerce=row_id)
    name = TextLine(lazy(N_("Name")), most=300)
    delegation = TextLine(lazy(N_("Delegation")))
    car = TextLine(lazy(N_("Car")))
    seat = TextLine(lazy(N_("Seat")), most=60)
    seen = Seen()

    @property
    def delegation_id(self) -> int | None:
        """The delegation that was chosen."""
        return _row(self.delegation.text, "delegation")

    def command(self, transfer: Transfer, by: Actor, more: Iterable[int] = ()) -> SetPassengers:
        """Return the command that writes the passengers as they are then; `more` are those who come in by name or delegation."""
        rows = passengers_of(transfer)
        match self.deed.data:
            case "out":
                rows = without_people(rows, self.person.data or ())
            case "seat":
                rows = with_people(rows, self.person.data or (), self.car.text, self.seat.text)
            case "add":
                known = {row.person_id for row in rows}
                rows = with_people(rows, [one for one in more if one not in known], self.car.text, self.seat.text)
        return SetPassengers(transfer.id, by, self.seen.data, rows)


def _wall(local: datetime, zone: str, fold: str | None, field: str) -> WallTime:
    return typed_time(local, zone, int(fold) if fold in {"0", "1"} else None, field)


def _venue_id(chosen: str | None) -> int | None:
    return int((chosen or "").partition(":")[2]) if chosen else None


def _row(typed: str, field: str) -> int | None:
    try:
        return row_id(typed) if typed else None
    except ValueError as error:
        raise Refusal(N_("Choose one from the list."), field) from error
