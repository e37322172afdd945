"""When everybody, an interpreter and a hall are free at once, which of these times are the best, and what stands in the way; pure.

Starts lie on a grid of five minutes and are the bits of a whole number: what keeps somebody takes a row of bits out of it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from app.judgement.conflicts.facts import NOWHERE, Minute, Spot
from app.judgement.conflicts.free_time.blocks import Block, Roads
from app.judgement.conflicts.free_time.windows import Stretch

STEP: Final = 5
"""Minutes between two starts where nothing else fits."""
ROUND: Final = 15
"""Minutes between two starts otherwise. All zones of today lie whole quarters of an hour off UTC, so both hold by every clock."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where it may be: a hall with what takes it, or anywhere."""

    spot: Spot = NOWHERE
    holds: int | None = None
    taken: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Who has to be free for how long, when, and where."""

    minutes: int
    windows: tuple[Stretch, ...]
    people: Mapping[int, tuple[Block, ...]]
    """Everybody who has to be there, with what keeps them in the order of time."""
    rooms: tuple[Room, ...]
    roads: Roads
    interpreters: Mapping[int, tuple[Block, ...]] | None = None
    """Those of whom one has to be there; None: nobody has to interpret."""
    apart: int = 0
    """Minutes that stay free before and after, besides the way."""
    seats: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Some people whom the same things keep."""

    people: tuple[int, ...]
    blocks: tuple[Block, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.people)


class Grid:
    """The starts that the windows allow."""

    def __init__(self, windows: Iterable[Stretch], minutes: int) -> None:
        self.starts: list[Minute] = []
        for window in windows:
            first = -(-window.start // STEP) * STEP
            self.starts += range(first, window.end - minutes + 1, STEP)
        self.all = (1 << len(self.starts)) - 1

    def between(self, low: Minute, high: Minute) -> int:
        """Return the starts between two instants, neither of them included."""
        first, last = bisect_right(self.starts, low), bisect_left(self.starts, high)
        return ((1 << (last - first)) - 1) << first if last > first else 0

    def of(self, bits: int) -> Iterator[Minute]:
        """Yield the starts that are in a number, in order."""
        while bits:
            lowest = bits & -bits
            yield self.starts[lowest.bit_length() - 1]
            bits ^= lowest

    def round(self, bits: int) -> Iterator[Minute]:
        """Yield the starts of each gap that are quarters of an hour; all of a gap where none is."""
        gap: list[Minute] = []
        for start in (*self.of(bits), None):
            if gap and (start is None or start != gap[-1] + STEP):
                yield from [one for one in gap if one % ROUND == 0] or gap
                gap = []
            if start is not None:
                gap.append(start)


class Against(NamedTuple):
    """Why a start cannot be: some people are kept by something, or (nobody named) the hall is taken."""

    people: tuple[int, ...]
    block: Block | None


class Board:
    """What is asked, with who is free when."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.grid = Grid(asked.windows, asked.minutes)
        self._busy: dict[Spot, dict[Block, int]] = defaultdict(dict)
        self._masks: dict[Spot, list[int]] = {}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The people, those together whom the same things keep."""
        return grouped(self.asked.people)

    def kept(self, blocks: Iterable[Block], spot: Spot) -> int:
        """Return the starts at which somebody with these blocks cannot be at a place."""
        known, bits = self._busy[spot], 0
        for block in blocks:
            found = known.get(block)
            if found is None:
                found = known[block] = self.grid.between(*self.reach(block, spot))
            bits |= found
        return bits

    def masks(self, spot: Spot) -> list[int]:
        """Return the starts at which each group cannot be at a place."""
        if spot not in self._masks:
            self._masks[spot] = [self.kept(group.blocks, spot) for group in self.groups]
        return self._masks[spot]

    def reach(self, block: Block, spot: Spot) -> Stretch:
        """Return the instants between which a start collides with a block: they have to get from one place to the other and wait."""
        asked, roads = self.asked, self.asked.roads
        before = roads.minutes(spot, block.origin) + max(block.buffer, asked.apart)
        return Stretch(block.start - before - asked.minutes, block.end + roads.minutes(block.goal, spot) + asked.apart)

    def taken(self, room: Room) -> int:
        """Return the starts at which a hall is taken."""
        apart, bits = self.asked.apart, 0
        for stretch in room.taken:
            bits |= self.grid.between(stretch.start - apart - self.asked.minutes, stretch.end + apart)
        return bits

    @cached_property
    def every_block(self) -> frozenset[Block]:
        """Whatever keeps any of the people, each once: of thousands most are kept by the same."""
        return frozenset(block for blocks in self.asked.people.values() for block in blocks)

    def everybody_kept(self, spot: Spot) -> int:
        """Return the starts at which somebody of the people cannot be at a place."""
        return self._of_spot(_at(spot))[0]

    def nobody_interprets(self, spot: Spot) -> int:
        """Return the starts at which no interpreter can be at a place."""
        return self._of_spot(_at(spot))[1]

    def _of_spot(self, spot: Spot) -> tuple[int, int]:
        if spot not in self._spots:
            nobody = self.grid.all if self.asked.interpreters is not None else 0
            for blocks in (self.asked.interpreters or {}).values():
                nobody &= self.kept(blocks, spot)
            self._spots[spot] = self.kept(self.every_block, spot), nobody
        return self._spots[spot]

    @cached_property
    def _spots(self) -> dict[Spot, tuple[int, int]]:
        return {}

    def free(self, room: Room) -> int:
        """Return the starts at which everything fits in a room."""
        return self.grid.all & ~(self.everybody_kept(room.spot) | self.nobody_interprets(room.spot) | self.taken(room))

    def interpreters_at(self, start: Minute, spot: Spot) -> tuple[int, ...]:
        """Return the interpreters who can be at a place then."""
        offered = (self.asked.interpreters or {}).items()
        return tuple(person for person, blocks in offered if not any(self._hits(start, block, spot) for block in blocks))

    def against(self, start: Minute, room: Room) -> tuple[Against, ...]:
        """Return what keeps whom from a start, and whether the hall is taken; the grid does not matter here."""
        found = [Against(group.people, block) for group in self.groups for block in group.blocks if self._hits(start, block, room.spot)]
        end, apart = start + self.asked.minutes, self.asked.apart
        if any(stretch.start - apart < end and start < stretch.end + apart for stretch in room.taken):
            found.append(Against((), None))
        return tuple(found)

    def _hits(self, start: Minute, block: Block, spot: Spot) -> bool:
        low, high = self.reach(block, spot)
        return low < start < high


def grouped(people: Mapping[int, tuple[Block, ...]]) -> tuple[Group, ...]:
    """Return people by what keeps them."""
    found: dict[tuple[Block, ...], list[int]] = defaultdict(list)
    for person, blocks in people.items():
        found[blocks].append(person)
    return tuple(Group(tuple(sorted(together)), blocks) for blocks, together in found.items())


def fitting(asked: Asked) -> tuple[Minute, ...]:
    """Return the starts at which everything fits somewhere, in order."""
    board, bits = Board(asked), 0
    for room in asked.rooms:
        bits |= board.free(room)
    return tuple(board.grid.round(bits))


def _at(spot: Spot) -> Spot:
    """Return a place as far as ways to it go: halls of one venue are the same to them."""
    return Spot(spot.venue) if spot.venue is not None else spot


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Without whom, or what, there would be so many starts; `people` are kept by the same things."""

    starts: tuple[Minute, ...]
    people: tuple[int, ...] = ()
    interpreters: bool = False
    hall: bool = False


def hindrances(asked: Asked) -> tuple[Hindrance, ...]:
    """Return who or what alone stands in the way, the most first; nothing where only several together do."""
    board = Board(asked)
    alone: dict[Spot, int] = defaultdict(int)
    no_interpreter = no_hall = 0
    for room in asked.rooms:
        spot = _at(room.spot)
        nobody, taken = board.nobody_interprets(spot), board.taken(room)
        free = board.grid.all & ~board.everybody_kept(spot)
        alone[spot] |= board.grid.all & ~(nobody | taken)
        no_interpreter |= free & nobody & ~taken
        no_hall |= free & taken & ~nobody
    gains: dict[int, int] = defaultdict(int)
    for spot, otherwise in alone.items():
        masks = board.masks(spot)
        lone = _once(masks) & otherwise
        if lone:
            for number, mask in enumerate(masks):
                gains[number] |= mask & lone
    found = [Hindrance(tuple(board.grid.round(bits)), board.groups[number].people) for number, bits in gains.items() if bits]
    found.append(Hindrance(tuple(board.grid.round(no_interpreter)), interpreters=True))
    found.append(Hindrance(tuple(board.grid.round(no_hall)), hall=True))
    return tuple(sorted((one for one in found if one.starts), key=lambda one: (-len(one.starts), one.people)))


def without(asked: Asked, hindrance: Hindrance) -> Asked:
    """Return what would be asked if a hindrance were not there."""
    if hindrance.interpreters:
        return replace(asked, interpreters=None)
    if hindrance.hall:
        return replace(asked, rooms=tuple(replace(room, taken=()) for room in asked.rooms))
    gone = set(hindrance.people)
    return replace(asked, people={person: blocks for person, blocks in asked.people.items() if person not in gone})


def _once(masks: Sequence[int]) -> int:
    """Return the bits that just one of the masks has."""
    once = twice = 0
    for mask in masks:
        twice |= once & mask
        once |= mask
    return once & ~twice
