"""A stretch of the office's calendar as it stands: the frozen picture that pages and paper are drawn from."""

from dataclasses import dataclass

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.calendar.rules import TENTATIVE
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.register.holidays.rules import Stretch


@dataclass(frozen=True, slots=True)
class Tie:
    """What an event hangs on: “directly before” another one."""

    relation: Relation
    target_id: int
    target: Texts


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a calendar shows it."""

    id: int
    kind: Kind
    status: Status
    host: Side
    title: Texts
    city: Texts
    days: Days
    dates_unknown: bool = False
    ties: tuple[Tie, ...] = ()

    @property
    def is_tentative(self) -> bool:
        """Whether its days may still change."""
        return self.status in TENTATIVE

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is Status.CANCELLED


@dataclass(frozen=True, slots=True)
class Reserve:
    """Other days that an event could take."""

    id: int
    event_id: int
    kind: Kind
    host: Side
    title: Texts
    days: Days
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What there is on some days; events by their first day."""

    days: Days
    entries: tuple[Entry, ...]
    reserves: tuple[Reserve, ...]
    holidays: tuple[Stretch, ...]
