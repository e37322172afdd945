"""What the columns and values of calls are called in the change log, and through what phones are opened."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words import dates
from app.judgement.call_sheets.phones import THROUGH
from app.register.personal.naming import THROUGH as THROUGHS

FIELDS.update(
    {
        "told_at": N_("Told"),
        "told_by": N_("Told by"),
        "confirmed_at": N_("Confirmed"),
        "withdrawn_at": N_("Nothing left to tell"),
    }
)
THROUGHS[THROUGH] = N_("a call sheet")


def _moment(value: Any) -> str:
    return dates.instant(datetime.fromisoformat(value), OFFICE_ZONE) if value else ""


NAMES: Final[dict[str, Callable[[Any], str]]] = dict.fromkeys(("told_at", "confirmed_at", "withdrawn_at"), _moment)
"""How the log tells the moments of calls."""
