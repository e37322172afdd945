"""The meetings of the demonstration set, as frozen values: what their points deal with, who was there, how they ran."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from app.matters.meetings.rules import Presence
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoPresence:
    """How somebody took part; persons by code. `side` is that of who was not expected."""

    person: str
    presence: Presence
    side: PartySide | None
    instead_of: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoStretch:
    """From when on a point or one of its speeches was dealt with, by the clocks of the event; no item: the meeting was closed."""

    item: str
    speech: int | None
    at: time


@dataclass(frozen=True, slots=True)
class DemoMeetings:
    """All of it: links by the code of the item, the rest by that of the event."""

    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    presence: Mapping[str, tuple[DemoPresence, ...]] = field(default_factory=dict)
    runs: Mapping[str, tuple[DemoStretch, ...]] = field(default_factory=dict)
