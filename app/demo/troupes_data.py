"""The troupes of the demonstration set with riders and freight, as frozen values; days are counted from the first day of the event."""

from dataclasses import dataclass
from datetime import time

from app.ground.kernel.texts import Texts
from app.matters.troupes.rules import RiderArea, RiderState


@dataclass(frozen=True, slots=True)
class DemoNeed:
    """A line of a rider."""

    area: RiderArea
    text: str
    state: RiderState
    answer: str
    due: int


@dataclass(frozen=True, slots=True)
class DemoAppearance:
    """A performance at an item, which stands by its code."""

    item: str
    minutes: int
    what: Texts


@dataclass(frozen=True, slots=True)
class DemoRehearsal:
    """A rehearsal that is put into the programme, on the day of the performance at the item `of`."""

    of: str
    code: str
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class DemoTroupe:
    """A troupe; delegation and leader stand by their codes."""

    code: str
    name: Texts
    genre: Texts
    delegation: str
    leader: str
    people: int
    rider: tuple[DemoNeed, ...]
    appearances: tuple[DemoAppearance, ...]
    rehearsal: DemoRehearsal | None


@dataclass(frozen=True, slots=True)
class DemoFreight:
    """What travels for a troupe, with its seven days; None: nobody knows yet."""

    code: str
    troupe: str
    what: Texts
    pieces: int
    kg: int
    litres: int
    carrier: str
    papers: str
    customs_post: str
    days: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class DemoStage:
    """What an event has of all this."""

    troupes: tuple[DemoTroupe, ...]
    freight: tuple[DemoFreight, ...]
