"""Forms of cities, venues, halls and travel minutes."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import row_id
from app.ground.web.forms import Choice, Decimal, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole
from app.ground.words.messages import lazy
from app.register.venues.commands import CityDetails, HallDetails, TravelDetails, VenueDetails
from app.register.venues.models import City, Hall, TravelTime, Venue
from app.register.venues.rules import LAYOUT_NAMES, MOST_PEOPLE, MOST_TRAVEL, SIDE_NAMES, CitySide, Layout


class CityForm(Form):
    """A city."""

    uid = HiddenField()
    seen = Seen()
    name = TextsField(lazy(N_("Name")), required=True)
    zone = TextLine(
        lazy(N_("Time zone")),
        [Required()],
        most=60,
        description=lazy(N_("The name in the IANA database: Asia/Yekaterinburg for Ufa, Asia/Almaty for Astana.")),
        render_kw={"list": "zones", "autocomplete": "off", "spellcheck": "false"},
    )
    side = Choice(lazy(N_("Side")), choices=[(side.value, lazy(name)) for side, name in SIDE_NAMES.items()])

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a city to be made."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, city: City) -> Self:
        """Return the form of a city as it is now."""
        return cls(data={"seen": city.revision, "name": city.name.as_dict(), "zone": city.zone, "side": city.side.value})

    def new_uid(self) -> str:
        """Return the name under which the page that was shown makes one thing only."""
        return as_uid(self.uid.data)

    def details(self) -> CityDetails:
        """Return what was typed."""
        return CityDetails(self.name.texts, self.zone.data or "", CitySide(self.side.data))


class VenueForm(Form):
    """A venue."""

    uid = HiddenField()
    seen = Seen()
    name = TextsField(lazy(N_("Name")), required=True)
    city_id = Choice(lazy(N_("City")), coerce=int)
    address = TextsField(lazy(N_("Address")))
    latitude = Decimal(lazy(N_("Latitude")), least=-90, most=90, description=lazy(N_("In degrees, such as 54.7348.")))
    longitude = Decimal(lazy(N_("Longitude")), least=-180, most=180, description=lazy(N_("In degrees, such as 55.9579.")))
    note = TextBlock(lazy(N_("Note for the staff")), description=lazy(N_("Entrances, passes, whom to call. Guests do not see it.")))

    def __init__(self, *args: Any, cities: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.city_id.choices = list(cities)

    @classmethod
    def blank(cls, city_id: int | None, cities: Iterable[tuple[int, str]]) -> Self:
        """Return the form of a venue to be made."""
        return cls(data={"uid": new_uid(), "city_id": city_id}, cities=cities)

    @classmethod
    def of(cls, venue: Venue, cities: Iterable[tuple[int, str]]) -> Self:
        """Return the form of a venue as it is now."""
        data = {name: getattr(venue, name) for name in ("city_id", "latitude", "longitude", "note")}
        texts = {"name": venue.name.as_dict(), "address": venue.address.as_dict()}
        return cls(data={"seen": venue.revision, **data, **texts}, cities=cities)

    def new_uid(self) -> str:
        """Return the name under which the page that was shown makes one thing only."""
        return as_uid(self.uid.data)

    def details(self) -> VenueDetails:
        """Return what was typed."""
        return VenueDetails(
            self.city_id.data, self.name.texts, self.address.texts, self.latitude.data, self.longitude.data, self.note.data or ""
        )


def _seats(layout: Layout) -> Whole:
    return Whole(lazy(LAYOUT_NAMES[layout]), least=1, most=MOST_PEOPLE, required=False, render_kw={"inputmode": "numeric"})


SEATS: Final = {layout: f"seats_{layout.value}" for layout in Layout}
"""The field of each layout."""


class HallForm(Form):
    """A hall, with how many people it holds in each layout."""

    uid = HiddenField()
    seen = Seen()
    name = TextsField(lazy(N_("Name")), required=True)
    seats_theatre = _seats(Layout.THEATRE)
    seats_classroom = _seats(Layout.CLASSROOM)
    seats_boardroom = _seats(Layout.BOARDROOM)
    seats_negotiation = _seats(Layout.NEGOTIATION)
    seats_banquet = _seats(Layout.BANQUET)
    seats_reception = _seats(Layout.RECEPTION)
    manager = TextLine(lazy(N_("In charge of the hall")), most=300)
    manager_phone = TextLine(lazy(N_("Their office phone")), most=60)

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a hall to be made."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, hall: Hall) -> Self:
        """Return the form of a hall as it is now."""
        seats = {SEATS[layout]: count for layout, count in hall.capacities.items()}
        manager = {"manager": hall.manager, "manager_phone": hall.manager_phone}
        return cls(data={"seen": hall.revision, "name": hall.name.as_dict(), **seats, **manager})

    def new_uid(self) -> str:
        """Return the name under which the page that was shown makes one thing only."""
        return as_uid(self.uid.data)

    def details(self) -> HallDetails:
        """Return what was typed."""
        seats = {layout: self._fields[name].data for layout, name in SEATS.items()}
        return HallDetails(self.name.texts, seats, self.manager.text, self.manager_phone.text)


class WayForm(Form):
    """How many minutes the way between two venues takes."""

    from_id = Choice(lazy(N_("From")), coerce=row_id)
    to_id = Choice(lazy(N_("To")), coerce=row_id)
    minutes = Whole(lazy(N_("Minutes on the way")), least=1, most=MOST_TRAVEL)

    def __init__(self, *args: Any, venues: Mapping[str, Iterable[tuple[int, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.from_id.choices = self.to_id.choices = dict(venues)

    def details(self) -> TravelDetails:
        """Return what was typed."""
        return TravelDetails(self.from_id.data, self.to_id.data, self.minutes.number)


class MinutesForm(Form):
    """Other minutes for a way that was entered."""

    minutes = Whole(lazy(N_("Minutes on the way")), least=1, most=MOST_TRAVEL)
    seen = Seen()

    @classmethod
    def of(cls, travel: TravelTime) -> Self:
        """Return the form of a way as it is now."""
        return cls(data={"minutes": travel.minutes, "seen": travel.revision})


class RemovalForm(Form):
    """The button that removes something, and the revision that its page showed."""

    seen = Seen()
