"""What the pages of approval share."""

from datetime import date

from flask import Blueprint

from app.ground.kernel import clock
from app.ground.kernel.walltime import zone
from app.planning.events.models import Event

blueprint = Blueprint("approval", __name__)


def today_at(event: Event) -> date:
    """Return which day it is where an event takes place."""
    return clock.now().astimezone(zone(event.zone)).date()
