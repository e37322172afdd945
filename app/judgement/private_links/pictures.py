"""What an entry keeps of a line, and of the event that the line belongs to, to be drawn in calendars long after.

Whether the line is off or not firm yet is no part of it: that is the entry's STATUS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.itineraries.line_json import as_json, from_json
from app.planning.itineraries.rules import Line
from app.planning.programmes.programme import Programme


@dataclass(frozen=True, slots=True)
class Told:
    """A line and what its entry says of the event."""

    line: Line
    title: Texts
    """Of the event."""
    postponed: bool = False
    dates_unknown: bool = False
    reason: Texts = Texts()
    """Why the event is postponed or cancelled, as guests may read it."""


def picture_of(line: Line, programme: Programme) -> dict[str, Any]:
    """Return what an entry keeps of a line of an event, as JSON."""
    picture = {
        "line": as_json(replace(line, cancelled=False, tentative=False)),
        "title": programme.title.as_dict(),
        "postponed": programme.status is Status.POSTPONED,
        "dates_unknown": programme.dates_unknown,
        "reason": programme.status_reason.as_dict(),
    }
    return {name: value for name, value in picture.items() if value}


def told_by(picture: Mapping[str, Any]) -> Told:
    """Read what `picture_of` wrote."""
    return Told(
        from_json(picture["line"]),
        Texts.of(picture["title"]),
        picture.get("postponed", False),
        picture.get("dates_unknown", False),
        Texts.of(picture.get("reason")),
    )
