"""Whether two sides of talks are equal, in number and pair by pair in rank, and what would make them so; pure.

Protocol counts the head and the members: interpreters and note-takers are at the table to work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from app.matters.talks.rules import TalksRole

COUNTED: Final = frozenset({TalksRole.HEAD, TalksRole.MEMBER})
MOST_APART: Final = 1
"""Steps of the table of precedence by which two who face each other may differ."""


class Party(StrEnum):
    """A side of the table."""

    OURS = "ours"
    THEIRS = "theirs"

    @property
    def other(self) -> "Party":
        """The side across."""
        return Party.THEIRS if self is Party.OURS else Party.OURS


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody who takes part: `rank` is their step in the table of precedence on the day, None where they have none."""

    key: int
    party: Party
    role: TalksRole
    rank: int | None = None


class Remark(StrEnum):
    """What is not equal, in the order in which it is told."""

    NO_HEAD = "no_head"
    FEWER = "fewer"
    RANKS = "ranks"
    NO_INTERPRETER = "no_interpreter"


@dataclass(frozen=True, slots=True)
class Unequal:
    """One thing in which the sides differ.

    `party` is the side that lacks something, `number` how many people, or by how many steps of rank the pair `keys` differs (ours first).
    """

    what: Remark
    party: Party
    number: int = 0
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """How the two sides compare."""

    ours: int
    theirs: int
    remarks: tuple[Unequal, ...]

    @property
    def is_equal(self) -> bool:
        """Whether nothing is to be said."""
        return not self.remarks


def balance(people: Sequence[Taking]) -> Balance:
    """Return how the sides compare; within a side `people` come by precedence."""
    sides = {party: _counted(people, party) for party in Party}
    remarks = [Unequal(Remark.NO_HEAD, party) for party, row in sides.items() if not any(one.role is TalksRole.HEAD for one in row)]
    difference = len(sides[Party.OURS]) - len(sides[Party.THEIRS])
    if difference:
        remarks.append(Unequal(Remark.FEWER, Party.THEIRS if difference > 0 else Party.OURS, abs(difference)))
    remarks += _ranks(sides[Party.OURS], sides[Party.THEIRS])
    has = {party: any(one.party is party and one.role is TalksRole.INTERPRETER for one in people) for party in Party}
    remarks += [Unequal(Remark.NO_INTERPRETER, party) for party in Party if has[party.other] and not has[party]]
    return Balance(len(sides[Party.OURS]), len(sides[Party.THEIRS]), tuple(remarks))


def proposed(people: Sequence[Taking], candidates: Sequence[Taking]) -> tuple[int, ...]:
    """Return whom the smaller side could add to be equal, by key: for each who faces nobody, whoever is nearest in rank.

    `candidates` come by precedence, and only those of the smaller side count. Of two equally near the first is proposed; who has no
    rank is proposed last. There may be fewer than are missing.
    """
    ours, theirs = _counted(people, Party.OURS), _counted(people, Party.THEIRS)
    smaller = Party.OURS if len(ours) < len(theirs) else Party.THEIRS
    alone = (theirs if smaller is Party.OURS else ours)[min(len(ours), len(theirs)) :]
    at_table = {one.key for one in people}
    left = [one for one in candidates if one.party is smaller and one.key not in at_table]
    found = []
    for opposite in alone:
        if left:
            nearest = min(left, key=partial(_apart, opposite))
            left.remove(nearest)
            found.append(nearest.key)
    return tuple(found)


def _counted(people: Iterable[Taking], party: Party) -> list[Taking]:
    """Return the head and the members of a side, the head first: the pairs in which they face each other."""
    row = [one for one in people if one.party is party and one.role in COUNTED]
    return sorted(row, key=lambda one: one.role is not TalksRole.HEAD)


def _ranks(ours: Iterable[Taking], theirs: Iterable[Taking]) -> list[Unequal]:
    """Return the pairs that are too far apart; `party` is the side whose rank is the lower one. Who has no rank is not compared."""
    found = []
    for mine, other in zip(ours, theirs, strict=False):
        if mine.rank is not None and other.rank is not None and abs(mine.rank - other.rank) > MOST_APART:
            lower = Party.OURS if mine.rank > other.rank else Party.THEIRS
            found.append(Unequal(Remark.RANKS, lower, abs(mine.rank - other.rank), (mine.key, other.key)))
    return found


def _apart(opposite: Taking, one: Taking) -> tuple[bool, int]:
    if one.rank is None or opposite.rank is None:
        return one.rank is None, 0
    return False, abs(one.rank - opposite.rank)
