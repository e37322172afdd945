"""What the columns of materials are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.matters.materials.wording import language_told

_NAMES: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "language": N_("Language"),
    "withdrawn": N_("No longer in use"),
    "newest_state": N_("Newest version"),
    "position": N_("Place in the order"),
}
for _column, _told in _NAMES.items():
    FIELDS.setdefault(_column, _told)

NAMES: Final[Mapping[str, Callable[[Any], str]]] = {"language": language_told, "position": lambda value: str(int(value) + 1)}
"""How the log tells the language of a material and its place."""
