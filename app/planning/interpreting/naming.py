"""What the columns and values of interpreters and their bookings are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.planning.interpreting.wording import language_told, pair_told

FIELDS.update(
    {
        "pairs": N_("Languages"),
        "source": N_("From which language"),
        "target": N_("To which language"),
        "item": N_("Programme item"),
        "delegation": N_("For whom"),
    }
)
FIELDS.setdefault("phone", N_("Phone"))
FIELDS.setdefault("active", N_("Active"))

NAMES: Final[Mapping[str, Callable[[Any], str]]] = {
    "pairs": lambda value: ", ".join(pair_told(*pair) for pair in value),
    "source": language_told,
    "target": language_told,
}
"""How the log tells languages."""
