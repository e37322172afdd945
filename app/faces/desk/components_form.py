"""A form with one field of every kind, for the page that shows the house's components."""

from datetime import date, time
from typing import Final

from wtforms import BooleanField, StringField

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.web.choices import Buttons, Several
from app.ground.web.forms import AtMost, Choice, ClockField, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole
from app.ground.words.messages import lazy


class ComponentsForm(Form):
    """Shows how fields look; what is typed goes nowhere."""

    title = TextsField(lazy(N_("Title")), required=True)
    note = TextsField(lazy(N_("Note")), lines=True)
    responsible = TextLine(lazy(N_("Responsible")))
    phone = StringField(lazy(N_("Duty phone")), [Required(), AtMost(30)], description=lazy(N_("With the country's code: +7 347 …")))
    kind = Choice(lazy(N_("Kind")), choices=[("plenary", lazy(N_("Plenary session"))), ("signing", lazy(N_("Signing ceremony")))])
    day = DayField(lazy(N_("Day")), [Required()])
    start = ClockField(lazy(N_("Start")), [Required()])
    end = ClockField(lazy(N_("End")))
    seats = Whole(lazy(N_("Seats")), least=1, most=20_000)
    precision = Buttons(
        lazy(N_("How firm is the time")),
        choices=[("exact", lazy(N_("Exact"))), ("approximate", lazy(N_("About"))), ("unknown", lazy(N_("To be confirmed")))],
    )
    visibility = Buttons(
        lazy(N_("Who may read it")),
        choices=[("public", lazy(N_("Everyone"))), ("guests", lazy(N_("Guests and hosts"))), ("hosts", lazy(N_("Hosts only")))],
    )
    sides = Several(
        lazy(N_("Sides")),
        choices=[("ba", lazy(N_("Republic of Bashkortostan"))), ("kz", lazy(N_("Republic of Kazakhstan")))],
    )
    overnight = BooleanField(lazy(N_("Ends the next day")), description=lazy(N_("For an item that goes on after midnight.")))
    plan_b = TextBlock(lazy(N_("Plan B")), description=lazy(N_("Another place or time, and when it applies.")))
    seen = Seen()


EXAMPLE: Final = {
    "title": Texts("Пленарное заседание", kk="Пленарлық отырыс"),
    "responsible": "Отдел протокола",
    "phone": "+7 347 000-00-00",
    "kind": "plenary",
    "day": date(2024, 11, 27),
    "start": time(13, 0),
    "end": time(15, 0),
    "seats": 839,
    "precision": "exact",
    "visibility": "guests",
    "sides": ["ba"],
}
"""What the page's form is filled with."""
