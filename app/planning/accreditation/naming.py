"""What the columns and values of zones and badges are called in the change log."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words import dates
from app.ground.words.messages import gettext
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES
from app.register.directory.rules.kinds import CATEGORY_NAMES

FIELDS.update(
    {
        "letter": N_("Letter"),
        "categories": N_("Opened by badges of"),
        "number": N_("Number"),
        "category": N_("Category"),
        "zones": N_("Zones"),
        "arrived_at": N_("Arrived"),
        "arrived_by": N_("Checked in by"),
        "revoked": N_("Revoked"),
    }
)


def names_for() -> dict[str, Callable[[Any], str]]:
    """Return what tells the values in the columns of zones and badges."""
    return {
        "category": _category,
        "categories": lambda values: ", ".join(map(_category, values)),
        "zones": ", ".join,
        "arrived_at": lambda value: dates.instant(datetime.fromisoformat(value), OFFICE_ZONE) if value else "",
    }


def _category(value: Any) -> str:
    """Return the name of a badge's category; of a delegation's or a body's too, for their columns are called alike."""
    names: Mapping[Any, str] = {**CATEGORY_NAMES, **BADGE_CATEGORY_NAMES}
    return gettext(names[value]) if value in names else str(value)
