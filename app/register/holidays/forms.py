"""Forms of the holiday calendar."""

from datetime import date
from typing import Self

from wtforms import BooleanField

from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextLine, TextsField
from app.ground.words.messages import lazy
from app.register.holidays.commands import AddHolidays, ChangeHoliday, HolidayDetails
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DAY_KINDS, JURISDICTIONS, DayKind, Jurisdiction

_DAY_NEEDED = N_("Choose a day.")


class _Details(Form):
    """What is asked of every day."""

    name = TextsField(lazy(N_("Name")), required=True, most=200)
    kind = Buttons(lazy(N_("Kind")), choices=[(kind.value, lazy(name)) for kind, name in DAY_KINDS.items()])
    is_estimated = BooleanField(
        lazy(N_("Not confirmed yet")), description=lazy(N_("Reckoned by the moon, or the decree has not been issued."))
    )
    source = TextLine(lazy(N_("Where this is known from")), most=200, description=lazy(N_("A decree, a law, the press.")))

    def details(self) -> HolidayDetails:
        """Return what was typed."""
        return HolidayDetails(DayKind(self.kind.data), self.name.texts, self.is_estimated.data, self.source.text)


class AddHolidayForm(_Details):
    """Asks for a holiday of one or several days in a row."""

    jurisdiction = Choice(lazy(N_("Where it holds")), choices=[(one.value, lazy(name)) for one, name in JURISDICTIONS.items()])
    first_day = DayField(lazy(N_("First day")), [Required(_DAY_NEEDED)])
    last_day = DayField(lazy(N_("Last day")), description=lazy(N_("Leave empty for one day.")))

    @classmethod
    def blank(cls, jurisdiction: Jurisdiction | None, day: date | None) -> Self:
        """Return a form for the calendar that the person comes from."""
        chosen = jurisdiction or Jurisdiction.OFFICE
        kind = DayKind.OBSERVANCE if chosen is Jurisdiction.OFFICE else DayKind.NONWORKING
        return cls(data={"jurisdiction": chosen.value, "kind": kind.value, "first_day": day})

    def command(self) -> AddHolidays:
        """Return the command that enters the days."""
        last = self.last_day.data or self.first_day.data
        return AddHolidays(Jurisdiction(self.jurisdiction.data), self.first_day.data, last, self.details())


class HolidayForm(_Details):
    """Asks for one day anew."""

    day = DayField(lazy(N_("Day")), [Required(_DAY_NEEDED)])
    seen = Seen()

    @classmethod
    def of(cls, holiday: Holiday) -> Self:
        """Return the form as the day stands now."""
        data = {"name": holiday.name.as_dict(), "kind": holiday.kind.value, "day": holiday.day, "seen": holiday.revision}
        return cls(data={**data, "is_estimated": holiday.is_estimated, "source": holiday.source})

    def command(self, holiday_id: int) -> ChangeHoliday:
        """Return the command that writes the day anew."""
        return ChangeHoliday(holiday_id, self.seen.data, self.day.data, self.details())


class RemovalForm(Form):
    """The button that removes a day, or all days in a row with it."""

    seen = Seen()
    whole = BooleanField()
