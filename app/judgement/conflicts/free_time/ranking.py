"""Which of the times that fit are the best, and why: little way, not early nor late, a hall of the right size; pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Final

from app.judgement.conflicts.facts import Minute, Spot
from app.judgement.conflicts.free_time.blocks import Block
from app.judgement.conflicts.free_time.rules import ROUND, Asked, Board, Group, Room
from app.judgement.conflicts.free_time.windows import Stretch, common, day_of

MOST: Final = 10
"""Proposals at once."""
APART: Final = 60
"""Minutes; of proposals that begin closer together than this one is enough."""
NEARBY: Final = 240
"""Minutes; what lies further away says nothing of where people are."""
AMPLE: Final = 20
"""Minutes before and after that leave nobody in a hurry."""
MOST_OTHERS: Final = 3
MOST_LOOKS: Final = 2_000_000
"""At what people do around a time, all together: where hundreds do different things on many days in many halls, fewer times are weighed."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a time at a place lies in what people do anyway."""

    slack: int | None
    """The least minutes that anybody has to spare before or after, besides the way; None where nothing lies near."""
    stays: int
    """People who are at the same venue just before or after and need no way at all."""
    moves: int
    """People who have to come from elsewhere or go elsewhere."""
    longest: int
    """Minutes of the longest of these ways."""
    way: int
    """Minutes of all these ways together."""
    unsure: bool
    """Whether something just before or after has no firm time."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time at which everything fits; the lower `cost`, the better."""

    start: Minute
    end: Minute
    room: Room
    interpreter: int | None
    fit: Fit
    cost: int
    others: tuple[Room, ...] = ()
    """Further halls that are free then."""


class _Neighbours:
    """What a group does around a time."""

    def __init__(self, group: Group) -> None:
        self.count = group.count
        self._starting = sorted(group.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._starting]
        self._ending = sorted(group.blocks, key=lambda block: block.end)
        self._ends = [block.end for block in self._ending]

    def before(self, start: Minute) -> Block | None:
        """Return what ends last before a start, where that is near."""
        place = bisect_right(self._ends, start)
        return self._ending[place - 1] if place and self._ends[place - 1] > start - NEARBY else None

    def after(self, end: Minute) -> Block | None:
        """Return what begins first after an end, where that is near."""
        place = bisect_left(self._starts, end)
        return self._starting[place] if place < len(self._starts) and self._starts[place] < end + NEARBY else None


class _Judge:
    """Weighs the times of one search."""

    def __init__(self, board: Board, comfortable: Iterable[Stretch], zone: str) -> None:
        self.board, self.asked, self._zone = board, board.asked, zone
        self._comfortable = tuple(comfortable)
        self._neighbours = [_Neighbours(group) for group in board.groups if group.blocks]
        offered = (board.asked.interpreters or {}).items()
        self._interpreters = {person: _Neighbours(Group((person,), blocks)) for person, blocks in offered}
        self.looks = max(1, len(self._neighbours) + len(self._interpreters))
        """How many one time takes at one place."""
        self._people = max(1, len(board.asked.people))
        self._fits: dict[tuple[Minute, int | None], tuple[Fit, int | None, int]] = {}

    def proposal(self, start: Minute, room: Room) -> Proposal:
        """Return a time in a room, weighed."""
        key = (start, room.spot.venue)
        if key not in self._fits:
            self._fits[key] = self._fit(start, Spot(room.spot.venue))
        fit, interpreter, weight = self._fits[key]
        end = start + self.asked.minutes
        return Proposal(start, end, room, interpreter, fit, weight + self._size(room))

    def _fit(self, start: Minute, spot: Spot) -> tuple[Fit, int | None, int]:
        fit = self._around(self._neighbours, start, spot)
        free = self.board.interpreters_at(start, spot)
        around = {person: self._around([self._interpreters[person]], start, spot) for person in free}
        interpreter = min(free, key=lambda person: (_hurry(around[person]), around[person].way), default=None)
        if interpreter is not None:
            theirs = around[interpreter]
            fit = replace(fit, slack=_least(fit.slack, theirs.slack), unsure=fit.unsure or theirs.unsure)
        return fit, interpreter, self._weight(start, fit)

    def _around(self, neighbours: Iterable[_Neighbours], start: Minute, spot: Spot) -> Fit:
        end, roads = start + self.asked.minutes, self.asked.roads
        slack: int | None = None
        stays = moves = longest = total = 0
        unsure = False
        for one in neighbours:
            before, after = one.before(start), one.after(end)
            ways = []
            if before is not None:
                ways.append(way := roads.minutes(before.goal, spot))
                slack = _least(slack, start - before.end - way)
            if after is not None:
                ways.append(way := roads.minutes(spot, after.origin))
                slack = _least(slack, after.start - after.buffer - end - way)
            here = (before is not None and _same(before.goal, spot)) or (after is not None and _same(after.origin, spot))
            stays += one.count if here and not any(ways) else 0
            moves += one.count if any(ways) else 0
            longest, total = max([longest, *ways]), total + one.count * sum(ways)
            unsure = unsure or any(block.unsure for block in (before, after) if block is not None)
        return Fit(slack, stays, moves, longest, total, unsure)

    def _weight(self, start: Minute, fit: Fit) -> int:
        """Return what speaks against a time, as minutes that one would rather lose elsewhere."""
        inside = common(self._comfortable, [Stretch(start, start + self.asked.minutes)])
        early_or_late = self.asked.minutes - sum(one.end - one.start for one in inside)
        days = (day_of(start, self._zone) - day_of(self.asked.windows[0].start, self._zone)).days
        return (
            early_or_late // 2
            + fit.way // self._people
            + 30 * fit.moves // self._people
            - 10 * fit.stays // self._people
            + _hurry(fit)
            + (15 if fit.unsure else 0)
            + (5 if start % ROUND else 0)
            + 3 * days
        )

    def _size(self, room: Room) -> int:
        return 20 * (room.holds - self.asked.seats) // room.holds if room.holds and self.asked.seats else 0


def proposals(asked: Asked, comfortable: Iterable[Stretch], zone: str) -> tuple[Proposal, ...]:
    """Return the best times, at most ten and spread over the days, the best first; `zone` says which day a time is on."""
    board = Board(asked)
    judge = _Judge(board, comfortable, zone)
    best: dict[Minute, Proposal] = {}
    rooms: dict[Minute, list[Room]] = {}
    for room, starts in weighable(board, judge.looks):
        for start in starts:
            one = judge.proposal(start, room)
            rooms.setdefault(start, []).append(room)
            if start not in best or one.cost < best[start].cost:
                best[start] = one
    chosen = _spread(sorted(best.values(), key=lambda one: (one.cost, one.start)), zone)
    return tuple(replace(one, others=_others(one, rooms[one.start])) for one in chosen)


def weighable(board: Board, looks: int) -> Iterator[tuple[Room, list[Minute]]]:
    """Yield the rooms, the smallest first, with the starts that are weighed there: of more than can be, an even choice."""
    ordered = sorted(board.asked.rooms, key=lambda room: (room.holds or 0, room.spot.hall or 0))
    free = [(room, list(board.grid.round(board.free(room)))) for room in ordered]
    places = {(start, room.spot.venue) for room, starts in free for start in starts}
    every = ceil(len(places) * looks / MOST_LOOKS)
    chosen = frozenset(sorted({start for start, _ in places})[:: max(1, every)])
    yield from ((room, [start for start in starts if start in chosen]) for room, starts in free)


def _others(one: Proposal, rooms: Iterable[Room]) -> tuple[Room, ...]:
    """Return further halls for a time, those of the same venue first."""
    venue = one.room.spot.venue
    further = sorted((room for room in rooms if room != one.room), key=lambda room: (room.spot.venue != venue, room.holds or 0))
    return tuple(further[:MOST_OTHERS])


def _spread(ordered: list[Proposal], zone: str) -> list[Proposal]:
    """Return some of many times, the best first: none close to another one, and at first no more of one day than its share."""
    days: Mapping[Minute, date] = {one.start: day_of(one.start, zone) for one in ordered}
    share = ceil(MOST / max(1, len(set(days.values()))))
    picked: list[Proposal] = []
    for limit in (share, MOST):
        for one in ordered:
            of_day = sum(days[other.start] == days[one.start] for other in picked)
            if len(picked) < MOST and of_day < limit and not any(_near(one, other) for other in picked):
                picked.append(one)
    return sorted(picked, key=lambda one: (one.cost, one.start))


def _near(one: Proposal, other: Proposal) -> bool:
    return abs(one.start - other.start) < max(APART, one.end - one.start)


def count_apart(starts: Iterable[Minute], minutes: int) -> int:
    """Return how many proposals some starts, in order, would make."""
    count, last = 0, None
    for start in starts:
        if last is None or start - last >= max(APART, minutes):
            count, last = count + 1, start
    return min(count, MOST)


def _same(spot: Spot, other: Spot) -> bool:
    return spot.venue is not None and spot.venue == other.venue


def _hurry(fit: Fit) -> int:
    return 0 if fit.slack is None else max(0, AMPLE - fit.slack)


def _least(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)
