"""What the columns and values of hotels, rooms and stays are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, VALUES
from app.ground.words.messages import gettext
from app.planning.stays.rules import PAYER_NAMES, ROOM_CATEGORY_NAMES

FIELDS.update(
    {
        "phone": N_("Phone"),
        "check_in": N_("Check-in from"),
        "check_out": N_("Check-out until"),
        "beds": N_("Beds"),
        "hotel": N_("Hotel"),
        "room": N_("Room"),
        "from_day": N_("Stays from"),
        "until_day": N_("Stays until"),
        "payer": N_("Who pays"),
    }
)
FIELDS.setdefault("number", N_("Number"))
VALUES["payer"] = {payer.value: name for payer, name in PAYER_NAMES.items()}
_CATEGORIES: Final = {category.value: name for category, name in ROOM_CATEGORY_NAMES.items()}


def _told(names: Mapping[Any, str], value: Any) -> str:
    return gettext(names[value]) if value in names else str(value)


NAMES: Final[Mapping[str, Callable[[Any], str]]] = {"category": lambda value: _told(_CATEGORIES, value)}
"""How the log of hotels, rooms and stays tells values whose columns are called alike elsewhere."""
