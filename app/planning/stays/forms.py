"""The forms of a hotel, of its rooms, of one stay, and of giving beds to several people."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import Several, row_id
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, TextBlock, TextLine, Whole, optional_id
from app.ground.words.messages import gettext, lazy
from app.planning.stays.commands import (
    AddHotel,
    AddRooms,
    ChangeHotel,
    ChangeRoom,
    ChangeStay,
    GiveBeds,
    HotelDetails,
    OnHotel,
    OnRoom,
    OnStay,
    OrderByPrecedence,
    PlaceStay,
    RoomDetails,
    StayDetails,
    Wanted,
)
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.stays.rules import LONGEST_NUMBER, MOST_BEDS, PAYER_NAMES, ROOM_CATEGORY_NAMES, Payer, RoomCategory, rooms_typed
from app.register.accounts.rules.roles import Actor

Pairs = Sequence[tuple[str, str]]
Places = Mapping[str, Pairs]
"""Hotels by name, each with what may be chosen there: (`hotel:3`, «the hotel assigns»), (`room:7`, «301 …»)."""
Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

_CATEGORIES: Final = [(category.value, lazy(name)) for category, name in ROOM_CATEGORY_NAMES.items()]
_PAYERS: Final = [(payer.value, lazy(name)) for payer, name in PAYER_NAMES.items()]
LONGEST_LIST: Final = 20_000


class HotelForm(Form):
    """Asks which venue is a hotel of the event, and what guests and the office have to know of it."""

    venue_id = Choice(lazy(N_("Venue")), coerce=optional_id)
    phone = TextLine(lazy(N_("Phone of the reception")), most=60)
    contact = TextLine(lazy(N_("Contact there")), most=300)
    check_in = ClockField(lazy(N_("Check-in from")))
    check_out = ClockField(lazy(N_("Check-out until")))
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, venues: Mapping[str, Pairs], typed: Any = None) -> Self:
        """Return the form of a new hotel, `venues` by their cities."""
        form = cls(typed) if typed is not None else cls(data={"uid": new_uid()})
        form.venue_id.choices = {"": [("", "—")], **venues}
        return form

    @classmethod
    def of(cls, hotel: Hotel) -> Self:
        """Return the form as a hotel stands now; its venue stays what it is."""
        now = {name: getattr(hotel, name) for name in ("phone", "contact", "check_in", "check_out", "note")}
        return cls(data={**now, "seen": hotel.revision}).settled()

    def settled(self) -> Self:
        """Take out what cannot be changed later."""
        del self.venue_id
        return self

    def add_command(self, event_id: int, by: Actor) -> AddHotel:
        """Return the command that adds a hotel."""
        if self.venue_id.data is None:
            raise Refusal(N_("Choose one from the list."), "venue_id")
        return AddHotel(event_id, by, as_uid(self.uid.data), self.venue_id.data, self._details())

    def change_command(self, hotel_id: int, by: Actor) -> ChangeHotel:
        """Return the command that changes a hotel."""
        return ChangeHotel(hotel_id, by, self.seen.data, self._details())

    def _details(self) -> HotelDetails:
        return HotelDetails(self.phone.text, self.contact.text, self.check_in.data, self.check_out.data, self.note.text)


class _Pasted(TextBlock):
    """Lines that may come out of a table: what stands in cells keeps standing apart."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the lines; a tab, which cleaning makes a space, becomes a mark that stays."""
        super().process_formdata([str(value).replace("\t", " | ") for value in valuelist])


class RoomsForm(Form):
    """Asks which rooms there are: a line for one kind of them, typed or pasted."""

    rooms = _Pasted(lazy(N_("Rooms")), [Required(N_("Write the numbers of the rooms."))], most=LONGEST_LIST)
    uid = HiddenField()

    @classmethod
    def blank(cls) -> Self:
        """Return the empty form."""
        return cls(data={"uid": new_uid()})

    def command(self, hotel_id: int, by: Actor) -> AddRooms:
        """Return the command that adds them; refuses what cannot be read."""
        return AddRooms(hotel_id, by, as_uid(self.uid.data), rooms_typed(self.rooms.text))


class RoomForm(Form):
    """Asks what one room is."""

    number = TextLine(lazy(N_("Number")), [Required()], most=LONGEST_NUMBER)
    category = Choice(lazy(N_("Category")), choices=_CATEGORIES)
    beds = Whole(lazy(N_("Beds")), least=1, most=MOST_BEDS)
    note = TextLine(lazy(N_("Note")), most=300)
    seen = Seen()

    @classmethod
    def of(cls, room: Room) -> Self:
        """Return the form as a room stands now."""
        return cls(
            data={
                "number": room.number,
                "category": room.category.value,
                "beds": room.beds,
                "note": room.note,
                "seen": room.revision,
            }
        )

    def command(self, room_id: int, by: Actor) -> ChangeRoom:
        """Return the command that changes a room."""
        details = RoomDetails(self.number.text, RoomCategory(self.category.data), self.beds.number, self.note.text)
        return ChangeRoom(room_id, by, self.seen.data, details)


class StayForm(Form):
    """Asks where somebody stays, from when until when, and who pays."""

    place = Choice(lazy(N_("Room")))
    category = Choice(lazy(N_("Category wanted")), choices=_CATEGORIES)
    from_day = DayField(lazy(N_("Stays from")), [Required(N_("Choose a day."))])
    until_day = DayField(lazy(N_("Stays until")), [Required(N_("Choose a day."))])
    payer = Choice(lazy(N_("Who pays")), choices=_PAYERS)
    note = TextLine(lazy(N_("Note")), most=500)
    seen = Seen()

    @classmethod
    def of(cls, stay: Stay, places: Places, typed: Any = None) -> Self:
        """Return the form of a stay: as it is now, or as typed."""
        now = {
            "place": f"room:{stay.room_id}" if stay.room_id else f"hotel:{stay.hotel_id}",
            "category": stay.category.value,
            "from_day": stay.from_day,
            "until_day": stay.until_day,
            "payer": stay.payer.value,
            "note": stay.note,
            "seen": stay.revision,
        }
        form = cls(typed) if typed is not None else cls(data=now)
        form.place.choices = dict(places)
        return form

    def command(self, stay_id: int, by: Actor, hotels: Mapping[int, int]) -> ChangeStay:
        """Return the command that changes a stay; `hotels` has the hotel of each room."""
        assert self.from_day.data is not None
        assert self.until_day.data is not None
        details = StayDetails(
            *_place(self.place.data, hotels),
            category=RoomCategory(self.category.data),
            from_day=self.from_day.data,
            until_day=self.until_day.data,
            payer=Payer(self.payer.data),
            note=self.note.text,
        )
        return ChangeStay(stay_id, by, self.seen.data, details)


class GiveForm(Form):
    """Asks who is to stay where; days left empty are those of the legs, else of the event."""

    person = Several(coerce=row_id, validate_choice=False)
    name = TextLine(lazy(N_("Somebody else of the directory")), most=300)
    place = Choice(lazy(N_("Room")))
    category = Choice(lazy(N_("Category wanted")), choices=[("", lazy(N_("as the room is"))), *_CATEGORIES], default="")
    from_day = DayField(lazy(N_("Stays from")))
    until_day = DayField(lazy(N_("Stays until")))
    payer = Choice(lazy(N_("Who pays")), choices=_PAYERS, default=Payer.HOST.value)
    note = TextLine(lazy(N_("Note")), most=500)
    uid = HiddenField()

    @classmethod
    def blank(cls, places: Places, typed: Any = None) -> Self:
        """Return the form with nobody chosen, or as typed."""
        form = cls(typed) if typed is not None else cls(data={"uid": new_uid(), "person": []})
        form.person.choices = []
        form.place.choices = {"": [("", gettext(N_("Choose a hotel or a room")))], **places}
        return form

    def command(self, event_id: int, by: Actor, hotels: Mapping[int, int], choose: Choose) -> GiveBeds:
        """Return the command; `hotels` has the hotel of each room."""
        if not self.place.data:
            raise Refusal(N_("Choose one from the list."), "place")
        other = choose(self.name.text, "name") if self.name.text else None
        people = dict.fromkeys([*(self.person.data or ()), *([other] if other else [])])
        hotel_id, room_id = _place(self.place.data, hotels)
        wanted = Wanted(
            hotel_id,
            room_id,
            RoomCategory(self.category.data) if self.category.data else None,
            self.from_day.data,
            self.until_day.data,
            Payer(self.payer.data),
            self.note.text,
        )
        return GiveBeds(event_id, by, as_uid(self.uid.data), tuple(people), wanted)


class DeedForm(Form):
    """Asks for nothing but the revision that was seen; `step` where something moves, `day` where a day is meant."""

    step = Whole(least=-1, most=1, required=False)
    day = DayField()
    seen = Seen()

    def on_hotel(self, hotel_id: int, by: Actor) -> OnHotel:
        """Return what a deed on a hotel needs."""
        return OnHotel(hotel_id, by, self.seen.data)

    def on_room(self, room_id: int, by: Actor) -> OnRoom:
        """Return what a deed on a room needs."""
        return OnRoom(room_id, by, self.seen.data)

    def on_stay(self, stay_id: int, by: Actor) -> OnStay:
        """Return what a deed on a stay needs."""
        return OnStay(stay_id, by, self.seen.data)

    def place_command(self, stay_id: int, by: Actor) -> PlaceStay:
        """Return the command that moves a stay in the order of checking in."""
        return PlaceStay(stay_id, by, self.seen.data, self.step.data or 1)

    def precedence_command(self, hotel_id: int, by: Actor) -> OrderByPrecedence:
        """Return the command that orders a day by precedence again."""
        if self.day.data is None:
            raise Refusal(N_("Choose a day."), "day")
        return OrderByPrecedence(hotel_id, by, self.day.data)


def _place(chosen: str, hotels: Mapping[int, int]) -> tuple[int, int | None]:
    """Return the hotel and the room of a choice; the field has checked that it was offered."""
    what, _, ident = chosen.partition(":")
    return (hotels[int(ident)], int(ident)) if what == "room" else (int(ident), None)
