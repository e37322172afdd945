"""What the slices above publishing have to say in the note of a version; they add it here, so publishing need not know them."""

from collections.abc import Callable
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.words.languages import DEFAULT, speaking
from app.planning.events.models import Event

Remark = Callable[[Session, Event, int, date], str]
"""Given the event, the number of the version that is to go out and the day, says a sentence; or nothing."""

REMARKS: Final[dict[str, Remark]] = {}

LONGEST: Final = 1000
"""Letters that the note of a version holds."""


def remarked(session: Session, event: Event, number: int, note: str, *, on: date) -> str:
    """Return a note followed by what there is to say of the version, in the language in which the office writes."""
    with speaking(DEFAULT):
        said = " ".join(filter(None, (remark(session, event, number, on) for remark in REMARKS.values())))
    if not said:
        return note
    return "\n".join(filter(None, (note[: LONGEST - len(said) - 1].rstrip(), said)))[:LONGEST]
