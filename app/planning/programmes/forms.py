"""The forms of a programme item: the item itself, its moves, its speeches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from wtforms import BooleanField, FieldList, FormField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime, happens_twice
from app.ground.kernel.when import Precision
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, TextLine, TextsField, Whole
from app.ground.words.messages import lazy
from app.planning.programmes.commands import MOST_SPEECHES, AddItem, ChangeItem, ItemDetails, SetSpeeches
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.moves import FURTHEST_MINUTES, MoveItem, ReorderItem, ShiftFollowing
from app.planning.programmes.queries import speeches_of
from app.planning.programmes.rules import LONGEST_BUFFER, ItemKind, Speech, TypedTime, Visibility
from app.planning.programmes.wording import ITEM_KINDS, PRECISIONS, SPEECH_LANGUAGES, VISIBILITIES
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import LAYOUT_NAMES, MOST_PEOPLE, Layout

Choices = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Places:
    """The places that can be chosen, and the zone that each is in; `zone` is the event's own."""

    zone: str
    groups: Mapping[str, Iterable[tuple[str, str]]]
    zones: Mapping[str, str]


class ItemForm(Form):
    """Asks for one item of a programme."""

    title = TextsField(lazy(N_("Title")), required=True, most=500)
    day = DayField(lazy(N_("Day")), [Required(N_("Choose a day."))])
    precision = Choice(lazy(N_("Time is")), choices=[(one.value, lazy(name)) for one, name in PRECISIONS.items()])
    start = ClockField(lazy(N_("From")))
    end = ClockField(lazy(N_("To")))
    ends_next_day = BooleanField(lazy(N_("Ends the next day")))
    start_fold = Buttons(lazy(N_("Which start?")), validate_choice=False)
    end_fold = Buttons(lazy(N_("Which end?")), validate_choice=False)
    place = Choice(lazy(N_("Place")))
    place_note = TextsField(lazy(N_("Place in words")), most=200)
    kind = Choice(lazy(N_("Kind")), choices=[(kind.value, lazy(name)) for kind, name in ITEM_KINDS.items()])
    visibility = Choice(lazy(N_("Who may see it")), choices=[(one.value, lazy(name)) for one, name in VISIBILITIES.items()])
    participants = TextsField(lazy(N_("Participants")), most=2000, lines=True)
    track = TextsField(lazy(N_("Track")), most=100)
    note = TextsField(lazy(N_("Note")), most=2000, lines=True)
    responsible = TextLine(lazy(N_("Responsible")), most=300)
    transport = TextLine(lazy(N_("Transport")), most=300)
    dress = TextsField(lazy(N_("Dress")), most=200)
    press = TextsField(lazy(N_("Press")), most=200)
    plan_b = TextLine(lazy(N_("Plan B")), most=1000)
    layout = Choice(lazy(N_("Hall set up as")), choices=[("", "—"), *((one.value, lazy(name)) for one, name in LAYOUT_NAMES.items())])
    expected = Whole(lazy(N_("People expected")), least=1, most=MOST_PEOPLE, required=False)
    buffer_minutes = Whole(lazy(N_("In place before, minutes")), least=0, most=LONGEST_BUFFER, required=False)
    zone = Choice(lazy(N_("Clock of")))
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, places: Places, zones: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        empty = {"": [("", "—")]}
        self.place.choices = {**empty, **{group: list(rows) for group, rows in places.groups.items()}}
        self.zone.choices = [("", lazy(N_("As at the place"))), *zones]
        folds = [("0", lazy(N_("the first, before the clocks were put back"))), ("1", lazy(N_("the second, after it")))]
        self.start_fold.choices = self.end_fold.choices = folds

    @classmethod
    def blank(cls, day: date, **choices: Any) -> Self:
        """Return an empty form for a new item on a day."""
        return cls(
            data={
                "day": day,
                "precision": Precision.EXACT.value,
                "visibility": Visibility.GUESTS.value,
                "kind": ItemKind.OTHER.value,
                "uid": new_uid(),
            },
            **choices,
        )

    @classmethod
    def of(cls, item: ProgrammeItem, **choices: Any) -> Self:
        """Return the form as an item stands now."""
        places: Places = choices["places"]
        place = f"hall:{item.hall_id}" if item.hall_id else f"venue:{item.venue_id}" if item.venue_id else ""
        data = {
            "start": item.start_local.time() if item.start_local else None,
            "end": item.end_local.time() if item.end_local else None,
            "ends_next_day": item.when.overnight,
            "start_fold": _fold_told(item.when.start),
            "end_fold": _fold_told(item.when.end),
            "place": place,
            "layout": item.layout or "",
            "buffer_minutes": item.buffer_minutes or None,
            "seen": item.revision,
        }
        own_zone = "" if item.zone == places.zones.get(place, places.zone) else item.zone
        shown = {name: getattr(item, name) for name in cls._plain_names()}
        return cls(data={**shown, **data, "zone": own_zone}, **choices)

    @staticmethod
    def _plain_names() -> tuple[str, ...]:
        texts = ("title", "place_note", "participants", "track", "note", "dress", "press")
        return (*texts, "day", "precision", "kind", "visibility", "responsible", "transport", "plan_b", "expected")

    def details(self) -> ItemDetails:
        """Return what was typed, as the commands want it."""
        what, _, ident = (self.place.data or "").partition(":")
        zone = self.zone.data or self.places.zones.get(self.place.data or "", self.places.zone)
        texts = {name: getattr(self, name).texts for name in ("title", "place_note", "track", "note", "participants", "dress", "press")}
        return ItemDetails(
            time=TypedTime(
                day=self.day.data,
                precision=Precision(self.precision.data),
                start=self.start.data,
                end=self.end.data,
                ends_next_day=self.ends_next_day.data,
                zone=zone,
                start_fold=_fold(self.start_fold.data),
                end_fold=_fold(self.end_fold.data),
            ),
            kind=ItemKind(self.kind.data),
            visibility=Visibility(self.visibility.data),
            venue_id=int(ident) if what == "venue" else None,
            hall_id=int(ident) if what == "hall" else None,
            responsible=self.responsible.text,
            transport=self.transport.text,
            plan_b=self.plan_b.text,
            layout=Layout(self.layout.data) if self.layout.data else None,
            expected=self.expected.data,
            buffer_minutes=self.buffer_minutes.number,
            **texts,
        )

    def add_command(self, event_id: int, by: Actor) -> AddItem:
        """Return the command that makes a new item."""
        return AddItem(event_id, by, as_uid(self.uid.data), self.details())

    def change_command(self, item_id: int, by: Actor) -> ChangeItem:
        """Return the command that changes an item."""
        return ChangeItem(item_id, by, self.seen.data, self.details())


def _fold_told(wall: WallTime | None) -> str:
    """Return which of the two it is where a time happened twice; else nothing, so that a new time is asked about."""
    return str(wall.fold) if wall and happens_twice(wall.local, wall.zone) else ""


def _fold(chosen: str | None) -> int | None:
    return int(chosen) if chosen in {"0", "1"} else None


class MoveForm(Form):
    """Asks by how many minutes, or to which day."""

    minutes = Whole(lazy(N_("Minutes")), least=-FURTHEST_MINUTES, most=FURTHEST_MINUTES, required=False)
    day = DayField(lazy(N_("Day")))
    track = TextLine(lazy(N_("Track")), most=100)
    following = BooleanField(lazy(N_("Everything after it that day as well")))
    seen = Seen()

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for one of the two; what follows moves by minutes only."""
        if not super().validate(*args, **kwargs):
            return False
        if self.following.data and self.day.data not in {None, self.day.object_data}:
            self.refuse(Refusal(N_("What follows moves by minutes only: leave the day as it is, or move the item alone."), "day"))
            return False
        if self.following.data and not self.minutes.data:
            self.refuse(Refusal(N_("Write a number."), "minutes"))
            return False
        if self.minutes.data is None and self.day.data is None and not self.track.raw_data:
            self.refuse(Refusal(N_("Write a number of minutes or choose a day."), "minutes"))
            return False
        return True

    def command(self, item_id: int, by: Actor) -> MoveItem | ShiftFollowing:
        """Return the command."""
        if self.following.data:
            return ShiftFollowing(item_id, by, self.seen.data, self.minutes.number)
        return MoveItem(item_id, by, self.seen.data, self.minutes.number, self.day.data, self._track())

    def _track(self) -> str | None:
        return self.track.data if self.track.raw_data else None


class OnItemForm(Form):
    """Asks for nothing but the revision that was seen; `step` where an item is to change places."""

    step = Whole(least=-1, most=1, required=False)
    uid = HiddenField()
    seen = Seen()

    def reorder_command(self, item_id: int, by: Actor) -> ReorderItem:
        """Return the command that lets the item change places with its neighbour."""
        return ReorderItem(item_id, by, self.seen.data, self.step.data or 1)


class RestoreForm(Form):
    """Asks for the field that is to be restored, and the revision that was seen."""

    field = HiddenField()
    seen = Seen()


class SpeechForm(Form):
    """One row of the list of speeches; a row without a speaker and a topic is left out."""

    speaker = TextsField(lazy(N_("Speaker")), most=300)
    topic = TextsField(lazy(N_("Topic")), most=500)
    minutes = Whole(lazy(N_("Minutes")), least=1, most=600, required=False)
    language = Choice(lazy(N_("Language")), choices=[(tag, lazy(name)) for tag, name in SPEECH_LANGUAGES.items()], default="ru")
    remote = BooleanField(lazy(N_("By video link")))
    person = HiddenField()
    """The UID of the speaker where they are known to the directory."""
    person_told = HiddenField()
    """How they were told then: with another name it is somebody else who speaks."""

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for a Russian name and for minutes in a row that is used."""
        if not super().validate(*args, **kwargs):
            return False
        if self.is_empty:
            return True
        if not self.speaker.texts.ru:
            self.refuse(Refusal(N_("Fill this in."), "speaker"))
        if self.minutes.data is None:
            self.refuse(Refusal(N_("Write a number."), "minutes"))
        return not self.errors

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into the row."""
        return not self.speaker.texts and not self.topic.texts

    def speech(self) -> Speech:
        """Return the row as a value."""
        minutes = self.minutes.data or 1
        person = self.person.data or "" if self.speaker.texts.ru == self.person_told.data else ""
        return Speech(self.speaker.texts, self.topic.texts, minutes, self.language.data, self.remote.data, person)


class SpeechesForm(Form):
    """Asks for the speeches of an item, in their order."""

    speeches = FieldList(FormField(SpeechForm), max_entries=MOST_SPEECHES)
    seen = Seen()

    @classmethod
    def of(cls, item: ProgrammeItem, *, spare: int = 1) -> Self:
        """Return the form as the item stands now, with `spare` empty rows."""
        form = cls(data={"speeches": [_typed_speech(speech) for speech in speeches_of(item)], "seen": item.revision})
        for _ in range(spare if len(item.speeches) < MOST_SPEECHES else 0):
            form.speeches.append_entry()
        return form

    def command(self, item_id: int, by: Actor) -> SetSpeeches:
        """Return the command."""
        rows = (entry.form for entry in self.speeches.entries)
        return SetSpeeches(item_id, by, self.seen.data, tuple(row.speech() for row in rows if not row.is_empty))


def _typed_speech(speech: Speech) -> dict[str, object]:
    typed = {field.name: getattr(speech, field.name) for field in fields(speech)}
    return typed | {"person_told": speech.speaker.ru if speech.person else ""}
