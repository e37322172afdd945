"""What the columns and values of legs and arrangements are called in the change log."""

from collections.abc import Callable
from datetime import time
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, LINES, VALUES
from app.ground.words.dates import clock
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.journeys.rules import DIRECTION_NAMES, MODE_NAMES
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

FIELDS.update(
    {
        "direction": N_("Direction"),
        "mode": N_("Means of travel"),
        "number": N_("Number"),
        "place": N_("Here, in words"),
        "terminal": N_("Terminal"),
        "planned_local": N_("Planned"),
        "planned_fold": N_("Which of the two is planned?"),
        "estimated_local": N_("Expected"),
        "estimated_fold": N_("Which of the two is expected?"),
        "actual_local": N_("Actual"),
        "actual_fold": N_("Which of the two was it?"),
        "far_place": N_("The other end"),
        "far_zone": N_("Clock there"),
        "far_local": N_("Time there"),
        "far_fold": N_("Which of the two is it there?"),
        "provisional": N_("Provisional"),
        "vip": N_("VIP hall"),
        "border": N_("Crosses a border"),
        "venue": N_("Airport or station here"),
        "met_by": N_("Who meets or sees off"),
        "met_by_note": N_("Who meets, in words"),
        "luggage": N_("Luggage"),
        "settled_by": N_("What the delay breaks stays as it is, says"),
        "passenger_list": N_("Who travels"),
        "vip_minutes": N_("Through the VIP hall, minutes"),
        "ordinary_minutes": N_("The ordinary way, minutes"),
        "border_minutes": N_("Besides, where a border is crossed, minutes"),
        "press_name": N_("Who is called for the press"),
        "press_phone": N_("Phone for the press"),
        "prayer_from": N_("Friday midday prayer from"),
        "prayer_until": N_("Friday midday prayer until"),
    }
)
VALUES["direction"] = {one.value: name for one, name in DIRECTION_NAMES.items()}
VALUES["mode"] = {mode.value: name for mode, name in MODE_NAMES.items()}
LINES.add("passenger_list")

_VIP: Final = N_("%(name)s (VIP)")


def _clock_told(value: Any) -> str:
    return clock(time.fromisoformat(value))


ARRANGED: Final[dict[str, Callable[[Any], str]]] = {"prayer_from": _clock_told, "prayer_until": _clock_told}
"""How the log tells the hours of what an event has settled."""


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells the lines in which the log keeps who travels; names are looked up once, when first asked for."""

    @cache
    def people() -> dict[str, str]:
        rows = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {str(ident): initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in rows}

    def told(line: str) -> str:
        how, _, ident = line.partition(" ")
        name = people().get(ident, ident)
        return gettext(_VIP, name=name) if how == "vip" else name

    return {"passenger_list": lambda value: ", ".join(told(line) for line in str(value).split("\n")), **ARRANGED}
