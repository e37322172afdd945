"""What the columns and values of vehicles and transfers are called in the change log."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, LINES, VALUES
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.transfers.models import Vehicle
from app.planning.transfers.rules import PURPOSE_NAMES, VEHICLE_CLASS_NAMES
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

FIELDS.update(
    {
        "number": N_("Number"),
        "plate": N_("Plate"),
        "model": N_("Model"),
        "vehicle_class": N_("Class"),
        "seats": N_("Seats for passengers"),
        "driver": N_("Driver"),
        "phone": N_("Phone on duty"),
        "withdrawn": N_("Withdrawn"),
        "purpose": N_("For what"),
        "leg": N_("Arrival or departure"),
        "item": N_("Item of the programme"),
        "from_venue": N_("From where"),
        "from_place": N_("From, in words"),
        "to_venue": N_("Where to"),
        "to_place": N_("To, in words"),
        "motorcade": N_("Motorcade"),
        "end_is_estimate": N_("The end is reckoned"),
        "staff_note": N_("Note for the office"),
        "car_list": N_("Cars and passengers"),
    }
)
VALUES.update(
    {
        "vehicle_class": {one.value: name for one, name in VEHICLE_CLASS_NAMES.items()},
        "purpose": {one.value: name for one, name in PURPOSE_NAMES.items()},
    }
)
LINES.add("car_list")
_CAR = N_("car %(place)s: %(vehicle)s")
_SEATED = N_("%(name)s in car %(place)s")
_WAITING = N_("%(name)s without a seat")


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells the lines in which the log keeps cars and passengers: a word for what, an id, a place in the row."""

    @cache
    def vehicles() -> dict[str, str]:
        return {str(vehicle.id): vehicle.label() for vehicle in session.scalars(select(Vehicle))}

    @cache
    def people() -> dict[str, str]:
        named = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {str(ident): initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in named}

    def told(line: str) -> str:
        what, _, rest = line.partition(" ")
        first, _, second = rest.partition(" ")
        if what == "car":
            return gettext(_CAR, place=first, vehicle=vehicles().get(second, gettext(N_("no vehicle yet"))))
        name = people().get(first, first)
        return gettext(_WAITING, name=name) if second == "0" else gettext(_SEATED, name=name, place=second)

    return {"car_list": lambda value: "; ".join(told(line) for line in str(value).split("\n"))}
