"""The blueprint of the venues' pages, and what these have in common."""

from collections.abc import Callable
from typing import Final

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.history import FIELDS, VALUES, Told, told_rows
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext, told
from app.register.venues.queries import cities_of
from app.register.venues.rules import LAYOUT_NAMES, SIDE_NAMES, Layout

blueprint = Blueprint("venues", __name__)
may_edit = staff("admin", "protocol")

FIELDS.update(
    {
        "name": N_("Name"),
        "zone": N_("Time zone"),
        "side": N_("Side"),
        "city_id": N_("City"),
        "address": N_("Address"),
        "latitude": N_("Latitude"),
        "longitude": N_("Longitude"),
        "note": N_("Note"),
        "layouts": N_("Layouts"),
        "manager": N_("In charge of the hall"),
        "manager_phone": N_("Their office phone"),
        "minutes": N_("Minutes on the way"),
        "start": N_("From"),
        "goal": N_("To"),
    }
)
VALUES["side"] = {side.value: name for side, name in SIDE_NAMES.items()}

SAVED: Final = N_("Saved.")


def city_choices() -> list[tuple[int, str]]:
    """Return the cities for a list to choose from."""
    return [(city.id, city.name.told(current())) for city in cities_of(session())]


def history(kind: str, ident: int) -> list[Told]:
    """Return what was done to a thing, in words."""
    cities = dict(city_choices()) if kind == "venue" else {}
    names = {"city_id": lambda value: cities.get(value, str(value)), "layouts": _layouts_told}
    return told_rows(history_of(session(), kind, ident), names)


def removed(do: Callable[[], object], *, there: str, gone: str) -> ResponseReturnValue:
    """Remove something and go to `gone`; where it is still in use, stay `there` and read why."""
    try:
        do()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        session().rollback()
        flash(told(refusal), "error")
        return redirect(there, 303)
    return done(N_("Removed."), gone)


def _layouts_told(value: list[tuple[str, int]]) -> str:
    return ", ".join(f"{gettext(LAYOUT_NAMES[Layout(layout)])} {count}" for layout, count in value)
