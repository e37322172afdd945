"""What the columns and values of tasks are called in the change log."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, VALUES
from app.ground.words import dates
from app.planning.preparation.wording import DEADLINES, told_timing

FIELDS.update(
    {
        "title": N_("Title"),
        "days": N_("Due"),
        "due_on": N_("Due"),
        "responsible": N_("Responsible"),
        "deadline": N_("Deadline"),
        "evidence": N_("Evidence"),
        "done_at": N_("Done"),
        "done_by": N_("Marked as done by"),
    }
)
VALUES["deadline"] = DEADLINES

NAMES: Final[dict[str, Callable[[Any], str]]] = {
    "days": told_timing,
    "due_on": lambda value: dates.day_short(date.fromisoformat(value)),
    "done_at": lambda value: dates.instant(datetime.fromisoformat(value), OFFICE_ZONE),
}
"""How the log tells numbers, days and instants of tasks."""
