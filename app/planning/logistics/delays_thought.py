"""The day of the passengers of a leg, thought through from an instant of it: forwards from an arrival, backwards from a departure; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from app.planning.journeys.rules import Buffers
from app.planning.logistics.delays_values import (
    Absence,
    BrokenItem,
    BrokenTransfer,
    Drive,
    Journey,
    Misfit,
    Night,
    OtherLeg,
    Traveller,
    Visit,
)
from app.planning.transfers.moves import Spot
from app.register.venues.travel import Travel

WAITS_TOO_LONG: Final = timedelta(minutes=45)
UNKNOWN_MATTERS: Final = timedelta(hours=2)
"""With more time than this, a way of unknown length does as well."""
NEAR: Final = timedelta(hours=24)
"""What lies further from the leg than this is not broken by it."""
STEP: Final = timedelta(minutes=5)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Around:
    """What there is around a leg: transfers, items, stays, other legs of its passengers, ways, buffers.

    `drives` has also those that only use the same vehicles: nothing else is asked of them.
    """

    drives: tuple[Drive, ...]
    visits: tuple[Visit, ...]
    nights: tuple[Night, ...]
    legs: tuple[OtherLeg, ...]
    travel: Travel
    buffers: Buffers


def ready(traveller: Traveller, journey: Journey, at: datetime, buffers: Buffers) -> datetime:
    """Return when somebody who arrives at an instant can drive off, or when somebody who departs then has to be there."""
    buffer = buffers.after(vip=traveller.vip, border=journey.border)
    return at + buffer if journey.arrives else at - buffer


def rounded_up(at: datetime) -> datetime:
    """Return the next multiple of five minutes."""
    return at + (_EPOCH - at) % STEP


def rounded_down(at: datetime) -> datetime:
    """Return the last multiple of five minutes."""
    return at - (at - _EPOCH) % STEP


class Thought:
    """The day of the passengers of a leg, thought through from an instant of it: away from an arrival, back from a departure."""

    def __init__(self, journey: Journey, around: Around, at: datetime) -> None:
        self._journey, self._travel, self._sign = journey, around.travel, 1 if journey.arrives else -1
        self._who = {one.person: one for one in journey.travellers}
        self._at = {one.person: (journey.spot, ready(one, journey, at, around.buffers)) for one in journey.travellers}
        moments = [journey.expected, *([journey.planned] if journey.planned else [])]
        self._first, self._last = min(moments), max(moments)
        found = [self._driven(one) if isinstance(one, Drive) else self._visited(one) for one in self._in_order(around)]
        self.transfers = tuple(one for one in found if isinstance(one, BrokenTransfer))
        self.items = tuple(one for one in found if isinstance(one, BrokenItem))

    def _in_order(self, around: Around) -> list[Drive | Visit]:
        """Return what its passengers do, next to the leg first; what meets it or goes to it comes before all else."""
        people = self._at.keys()
        near: list[Drive | Visit] = [
            *(one for one in around.drives if one.people & people and (self._serves(one) or self._is_near(one, after_leg=True))),
            *(one for one in around.visits if one.people & people and self._is_near(one, after_leg=False)),
        ]

        def key(one: Drive | Visit) -> tuple[bool, float, bool, int]:
            moment = one.starts if self._journey.arrives else one.ends
            served = isinstance(one, Drive) and self._serves(one)
            return not served, self._sign * moment.timestamp(), isinstance(one, Visit), one.id

        return sorted(near, key=key)

    def _serves(self, drive: Drive) -> bool:
        """Tell whether a transfer meets this arrival or goes to this departure, by its own word or by its place and time."""
        if drive.leg is not None:
            return drive.leg == self._journey.id
        here = drive.start if self._journey.arrives else drive.goal
        return self._journey.spot is not None and here.key == self._journey.spot.key and self._is_near(drive, after_leg=True)

    def _is_near(self, one: Drive | Visit, *, after_leg: bool) -> bool:
        """Tell whether something lies within a day behind an arrival, or before a departure; an item may have begun before."""
        if self._journey.arrives:
            first = self._first if after_leg else self._first - NEAR / 2
            return first <= one.starts <= self._last + NEAR
        last = self._last if after_leg else self._last + NEAR / 2
        return self._first - NEAR <= one.ends <= last

    def _here(self, one: Drive | Visit) -> list[int]:
        """Return who of the passengers is concerned: with another leg of theirs in between they are elsewhere."""
        found = []
        for person in sorted(one.people & self._at.keys()):
            known = self._who[person]
            if (known.after is None or one.ends > known.after) and (known.before is None or one.starts < known.before):
                found.append(person)
        return found

    def _way(self, start: Spot | None, goal: Spot | None) -> timedelta | None:
        if start is None or goal is None:
            return None
        if start.key == goal.key:
            return timedelta(0)
        way = self._travel.between(start.venue_id, goal.venue_id)
        return timedelta(minutes=way.minutes) if way else None

    def _reach(self, person: int, spot: Spot | None) -> tuple[datetime, bool]:
        """Return when somebody can be at a place, or has to leave it; without a known way the moment leaves the way out."""
        here, at = self._at[person]
        way = self._way(here, spot) if self._sign > 0 else self._way(spot, here)
        return (at, False) if way is None else (at + self._sign * way, True)

    def _driven(self, drive: Drive) -> BrokenTransfer | None:
        """Judge a transfer, and note where it leaves its passengers."""
        aboard = self._here(drive)
        if not aboard:
            return None
        edge, serves = (drive.starts if self._sign > 0 else drive.ends), self._serves(drive)
        reach = {one: (self._at[one][1], True) if serves else self._reach(one, self._near_end(drive)) for one in aboard}
        late = [one for one in aboard if self._sign * (reach[one][0] - edge) > timedelta(0)]
        # the last of them is ready, or the first of them has to be there
        settled = max(at for at, _ in reach.values()) if self._sign > 0 else min(at for at, _ in reach.values())
        known = all(is_known for _, is_known in reach.values())
        slack = self._sign * (edge - settled)
        fits = self._start(drive, settled) if known else None
        broken = None
        if late:
            sort = Misfit.TOO_SOON if self._sign > 0 else Misfit.TOO_LATE
            broken = self._broken(drive, sort, late, -slack, fits)
        elif serves and self._waits(slack):
            broken = self._broken(drive, Misfit.WAITS, aboard, slack, fits)
        elif not known and any(self._sign * (edge - at) < UNKNOWN_MATTERS for at, is_known in reach.values() if not is_known):
            broken = self._broken(drive, Misfit.UNKNOWN, [one for one in aboard if not reach[one][1]], timedelta(0), None)
        self._leave(drive, aboard, broken)
        return broken

    def _near_end(self, drive: Drive) -> Spot:
        return drive.start if self._sign > 0 else drive.goal

    def _start(self, drive: Drive, settled: datetime) -> datetime:
        return rounded_up(settled) if self._sign > 0 else rounded_down(settled - (drive.ends - drive.starts))

    def _waits(self, slack: timedelta) -> bool:
        """Tell whether it is the change of the leg that makes them wait too long: an earlier arrival, a later departure."""
        planned = self._journey.planned
        return planned is not None and self._sign * (planned - self._journey.expected) > timedelta(0) and slack > WAITS_TOO_LONG

    def _broken(self, drive: Drive, sort: Misfit, who: Sequence[int], by: timedelta, start: datetime | None) -> BrokenTransfer:
        others = tuple(sorted(drive.people - set(who)))
        return BrokenTransfer(drive.id, drive.starts, sort, tuple(who), whole_minutes(by), start, others)

    def _leave(self, drive: Drive, aboard: Iterable[int], broken: BrokenTransfer | None) -> None:
        moved = broken is not None and broken.sort in (Misfit.TOO_SOON, Misfit.TOO_LATE)
        if broken is not None and moved and broken.start is None:
            aboard = [one for one in aboard if one not in broken.who]  # they do not catch it, and no time that they would is known
        start = broken.start if broken is not None and moved and broken.start else drive.starts
        end = start + (drive.ends - drive.starts)
        self._at.update(dict.fromkeys(aboard, (drive.goal, end) if self._sign > 0 else (drive.start, start)))

    def _visited(self, visit: Visit) -> BrokenItem | None:
        rows = tuple(row for one in self._here(visit) if (row := self._absence(one, visit)))
        return BrokenItem(visit.id, visit.starts, self._journey.arrives, rows) if rows else None

    def _absence(self, person: int, visit: Visit) -> Absence | None:
        edge, other = (visit.starts, visit.ends) if self._sign > 0 else (visit.ends, visit.starts)
        there, is_known = self._reach(person, visit.spot)
        by = self._sign * (there - edge)
        if by > timedelta(0):
            return Absence(person, whole_minutes(by), self._sign * (there - other) >= timedelta(0), is_known)
        if not is_known and -by < UNKNOWN_MATTERS:
            return Absence(person, 0, missed=False, is_known=False)
        return None


def whole_minutes(by: timedelta) -> int:
    """Return whole minutes, a begun one counted."""
    return -int(-by // timedelta(minutes=1))
