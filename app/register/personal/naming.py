"""What the columns of personal records are called in the change log, and what stands where a name stood."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.web.history import FIELDS
from app.ground.words import dates
from app.ground.words.messages import gettext
from app.register.personal.rules import DATA_KIND_NAMES, PURPOSE_NAMES, DataKind, Purpose

FIELDS.update(
    {
        "purpose": N_("Purpose"),
        "keep_until": N_("Keep until"),
        "changed_at": N_("The value"),
        "block_reason": N_("Reason"),
        "erase_reason": N_("Reason"),
    }
)

NAMES: Final[dict[str, Callable[[Any], str]]] = {
    "kind": lambda value: gettext(DATA_KIND_NAMES[DataKind(value)]),
    "purpose": lambda value: gettext(PURPOSE_NAMES[Purpose(value)]),
    "keep_until": lambda value: dates.day_short(date.fromisoformat(value)),
    "changed_at": lambda value: dates.instant(datetime.fromisoformat(value), OFFICE_ZONE),
}
"""How the log tells kinds, purposes and days of records."""

THROUGH: Final = {
    "person": N_("their page"),
    "form": N_("the form of a record"),
    "composition": N_("a composition"),
    "list": N_("a list"),
    "proposals": N_("what a contact has sent in"),
    "export": N_("the export of all that is held"),
}
"""Through what records are opened."""

ERASED: Final = Texts(
    ru="лицо удалено по требованию",
    ba="шәхес талап буйынса юйылған",
    kk="тұлға талап бойынша жойылды",
    en="person erased on request",
)
"""What stands where the name of somebody stood who has been erased."""
