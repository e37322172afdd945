"""What the columns of waivers are called in the change log."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words import dates

FIELDS.update({"ended_at": N_("Stands no more since"), "ended_by": N_("Taken back by")})


def _moment(value: Any) -> str:
    return dates.instant(datetime.fromisoformat(value), OFFICE_ZONE) if value else ""


NAMES: Final[dict[str, Callable[[Any], str]]] = {"ended_at": _moment}
"""How the log tells the moments of waivers."""
