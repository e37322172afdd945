"""The blueprint of logistics as a whole, and what other slices' pages learn through it."""

from datetime import date
from typing import Any

from flask import Blueprint

from app.ground.kernel import clock
from app.ground.web.unit import session
from app.planning.logistics.delays_listing import counts_of, late_legs, late_legs_of

blueprint = Blueprint("logistics", __name__)


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the first screen, the table of a day and the page of the legs what is late and what it breaks."""

    def of_day(event_id: int, day: date) -> Any:
        return [leg for leg in late_legs_of(session(), event_id, day=day) if leg.count]

    return {
        "late_legs": lambda: late_legs(session(), clock.now()),
        "late_legs_on": of_day,
        "delay_counts": lambda event_id: counts_of(session(), event_id),
    }
