"""What staff choose before printing lists of an event's logistics."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from werkzeug.datastructures import MultiDict

from app.faces.printouts.rooming_document import ORDER_NAMES, RoomingOrder
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.dates import day_month, weekday
from app.ground.words.languages import DEFAULT, OWN_NAMES, current
from app.ground.words.messages import gettext, lazy
from app.planning.journeys.rules import Direction
from app.planning.logistics.travel_lists import AskedLegs
from app.planning.programmes.roster import DelegationPicture
from app.planning.stays.rooming import HotelRooming


class Format(StrEnum):
    """As what a list is handed out."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class Source(StrEnum):
    """What a list is drawn from."""

    PUBLISHED = "published"
    DRAFT = "draft"


_FORMATS: Final = ((Format.PDF.value, "PDF"), (Format.DOCX.value, "Word (DOCX)"), (Format.XLSX.value, "Excel (XLSX)"))
_DIRECTIONS: Final = (("", N_("Both")), (Direction.ARRIVAL.value, N_("Arrivals")), (Direction.DEPARTURE.value, N_("Departures")))


class ListForm(Form):
    """Asks for what every list asks for: a day, the language and the form."""

    day = Choice(lazy(N_("Day")), default="")
    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default=Format.PDF.value)

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], days: Sequence[date]) -> None:
        """Offer the days; begin with what an address asks for."""
        super().__init__(sent, data={name: value for name, value in address.items() if value})
        self.day.choices = [("", gettext(N_("All days"))), *((day.isoformat(), f"{day_month(day)}, {weekday(day)}") for day in days)]

    @property
    def chosen_day(self) -> date | None:
        """The day; None for all. Only after `validate`."""
        return date.fromisoformat(self.day.data) if self.day.data else None

    @property
    def chosen_format(self) -> Format:
        """As what; only after `validate`."""
        return Format(self.format.data)


class SourcedForm(ListForm):
    """Asks besides from which state it is drawn."""

    source = Buttons(lazy(N_("Drawn from")), default=Source.PUBLISHED.value)

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], days: Sequence[date], number: int | None) -> None:
        """Offer the latest version, where there is one, and the draft."""
        super().__init__(sent, {"source": Source.PUBLISHED if number else Source.DRAFT, **address}, days)
        draft = (Source.DRAFT.value, gettext(N_("the draft, marked as such")))
        version = (Source.PUBLISHED.value, gettext(N_("version %(number)s"), number=number))
        self.source.choices = [version, draft] if number else [draft]


class ArrivalsForm(SourcedForm):
    """Asks which arrivals and departures are listed."""

    direction = Buttons(lazy(N_("Which")), choices=[(value, lazy(name)) for value, name in _DIRECTIONS], default="")
    delegation = Choice(lazy(N_("Delegation")), default="")

    def __init__(
        self,
        sent: MultiDict[str, str] | None,
        address: Mapping[str, str],
        days: Sequence[date],
        number: int | None,
        delegations: Sequence[DelegationPicture],
    ) -> None:
        """Offer the delegations too."""
        super().__init__(sent, address, days, number)
        told = [(one.uid, one.name.told(current())) for one in delegations]
        self.delegation.choices = [("", gettext(N_("All delegations"))), *told]

    @property
    def asked(self) -> AskedLegs:
        """Which legs; only after `validate`."""
        direction = Direction(self.direction.data) if self.direction.data else None
        return AskedLegs(direction, self.chosen_day, self.delegation.data)


class RoomingForm(ListForm):
    """Asks for the hotel and the order."""

    hotel = Choice(lazy(N_("Hotel")), default="")
    order = Buttons(
        lazy(N_("Order")), choices=[(one.value, lazy(name)) for one, name in ORDER_NAMES.items()], default=RoomingOrder.ROOMS.value
    )

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], hotels: Sequence[HotelRooming]) -> None:
        """Offer the hotels, and the days on which somebody checks in."""
        days = sorted({lodger.from_day for hotel in hotels for lodger in hotel.lodgers})
        super().__init__(sent, address, days)
        self.day.label.text = gettext(N_("Who checks in on"))
        self.hotel.choices = [("", gettext(N_("All hotels"))), *((str(one.id), one.name.told(current())) for one in hotels)]

    @property
    def hotel_id(self) -> int | None:
        """The hotel; None for all. Only after `validate`."""
        return int(self.hotel.data) if self.hotel.data else None
