"""How a meeting runs against its plan: what is on, how long it has taken, what comes next, how late all of it is; pure, in instants."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from app.matters.meetings.rules import CLOSING

_NONE: Final = timedelta()
FURTHEST: Final = 12 * 60
"""Minutes from its plan at which a meeting is no longer late or early: it is held on another day than the programme says."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when a point was dealt with; `speech` is the place of the speech that was held, None the point itself. Aware."""

    uid: str
    item_id: int
    speech: int | None
    start: datetime
    end: datetime | None = None

    def length(self, now: datetime) -> timedelta:
        """Return how long it has lasted: until now where it is open, never less than nothing."""
        return max(between(self.start, self.end or now), _NONE)


@dataclass(frozen=True, slots=True)
class Planned:
    """A point as it is planned: the minutes of its speeches in their order, the minutes of all of it, its instants where they are known."""

    item_id: int
    speeches: tuple[int, ...] = ()
    minutes: int | None = None
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """How a length stands against the minutes that were planned for it; None: nobody has planned any."""

    length: timedelta
    planned: int | None

    @property
    def minutes(self) -> int:
        """Whole minutes that have passed."""
        return whole_minutes(self.length)

    @property
    def left(self) -> int | None:
        """Whole minutes that remain, as a watch is read; None where none are planned, 0 where it is over."""
        return None if self.planned is None else max(-whole_minutes(self.length - timedelta(minutes=self.planned)), 0)

    @property
    def over(self) -> int:
        """Whole minutes by which it has taken longer than planned; the first of them counts once it is full."""
        return 0 if self.planned is None else max(whole_minutes(self.length - timedelta(minutes=self.planned)), 0)

    @property
    def is_over(self) -> bool:
        """Whether it takes longer than planned."""
        return self.planned is not None and self.length > timedelta(minutes=self.planned)


class Course:
    """A meeting at an instant: its plan, and the stretches that have been, in the order of time; at most the last one is open."""

    def __init__(self, plan: Sequence[Planned], stretches: Iterable[Stretch], now: datetime) -> None:
        self.plan, self.now = tuple(plan), now
        self.all = tuple(stretches)
        self.stretches = tuple(one for one in self.all if one.speech != CLOSING)

    @property
    def last(self) -> Stretch | None:
        """What is on, or was on last."""
        return self.stretches[-1] if self.stretches else None

    @property
    def is_open(self) -> bool:
        """Whether something is on."""
        return self.last is not None and self.last.end is None

    @property
    def is_closed(self) -> bool:
        """Whether the meeting has been closed; taking a point up again opens it."""
        return bool(self.all) and self.all[-1].speech == CLOSING

    @property
    def token(self) -> str:
        """What changes whenever somebody goes on, stops or closes: a page sends back the one that it showed."""
        return f"{self.all[-1].uid}{'' if self.is_open else '.'}" if self.all else ""

    @property
    def planned(self) -> Planned | None:
        """The plan of the point that is, or was last, on; None where it has left the agenda."""
        return next((one for one in self.plan if self.last and one.item_id == self.last.item_id), None)

    @property
    def following(self) -> Planned | None:
        """The point after the one that is on; before the meeting the first."""
        if self.last is None:
            return self.plan[0] if self.plan else None
        here = self.planned
        rest = self.plan[self.plan.index(here) + 1 :] if here else ()
        return rest[0] if rest else None

    @property
    def next_speech(self) -> int | None:
        """The place of the first speech of the point that has not been held yet; None where all have."""
        here = self.planned
        if here is None:
            return None
        held = {one.speech for one in self.stretches if one.item_id == here.item_id}
        return next((place for place in range(len(here.speeches)) if place not in held), None)

    def of_point(self, item_id: int) -> Spent:
        """Return how long a point has taken, all its stretches together."""
        planned = next((one.minutes for one in self.plan if one.item_id == item_id), None)
        return Spent(total((one for one in self.stretches if one.item_id == item_id), self.now), planned)

    def of_speech(self) -> Spent | None:
        """Return how long the speech that is, or was last, on has taken; None where none is."""
        last, here = self.last, self.planned
        if last is None or last.speech is None:
            return None
        same = (one for one in self.stretches if (one.item_id, one.speech) == (last.item_id, last.speech))
        minutes = here.speeches[last.speech] if here and last.speech < len(here.speeches) else None
        return Spent(total(same, self.now), minutes)

    @property
    def late(self) -> int | None:
        """Whole minutes by which the meeting is behind its plan, less than 0 where it is ahead; None where there is no telling.

        Before it, how long it should have begun; during a point, by how much it will end late if it takes what is planned for it.
        """
        late = self._late()
        return late if late is not None and -FURTHEST <= late <= FURTHEST else None

    def _late(self) -> int | None:
        if self.last is None:
            first = next((one.start for one in self.plan if one.start), None)
            return None if first is None else max(whole_minutes(between(first, self.now)), 0)
        here = self.planned
        if here is None or here.end is None:
            return None
        if self.is_closed or self.is_after:
            return _signed(between(here.end, self.last.end or self.now))
        spent = self.of_point(here.item_id)
        left = max(timedelta(minutes=spent.planned or 0) - spent.length, _NONE)
        return _signed(between(here.end, self.now) + left)

    @property
    def is_after(self) -> bool:
        """Whether the last point has been dealt with as long as planned, and nothing is on."""
        here = self.planned
        return not self.is_open and here is not None and self.following is None and self.of_point(here.item_id).left == 0

    def taken(self) -> Collection[int]:
        """Return the points that have been dealt with, by item."""
        return {one.item_id for one in self.stretches}


def total(stretches: Iterable[Stretch], now: datetime) -> timedelta:
    """Return how long some stretches lasted together."""
    return sum((one.length(now) for one in stretches), _NONE)


def between(first: datetime, last: datetime) -> timedelta:
    """Return the time that passes from one instant to another; of two in one zone Python itself would only compare the clocks."""
    return last.astimezone(UTC) - first.astimezone(UTC)


def whole_minutes(length: timedelta) -> int:
    """Return a length as whole minutes, down to the next smaller number as a watch is read."""
    return length // timedelta(minutes=1)


def _signed(length: timedelta) -> int:
    """Return whole minutes towards nothing: half a minute is neither late nor early."""
    return whole_minutes(length) if length >= _NONE else -whole_minutes(-length)
