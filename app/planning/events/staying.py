"""What keeps an event from being removed although no version of it has gone out; the floors above add their reasons here."""

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.planning.events.models import Event

Stays = Callable[[Session, Event], str]
"""Given an event, says why it has to stay: a sentence; or nothing."""

STAYS: Final[dict[str, Stays]] = {}


def refuse_what_stays(session: Session, event: Event) -> None:
    """Refuse to remove an event of which something was done that is on record: its rows would go with it."""
    for stays in STAYS.values():
        if told := stays(session, event):
            raise Refusal(told)
