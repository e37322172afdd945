"""Who sits where at a negotiating table: values in, places out.

The heads face each other at the centre. The interpreter sits at the head's left, the others alternately to the head's right and left
by rank; note-takers sit at the end. What is done by hand goes before all of that, except that the head's chair is the head's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.matters.talks.rules import TalksRole

HEAD: Final = 0
LEFT_OF_HEAD: Final = -1
FURTHEST: Final = 20
"""How far from the head somebody can be seated; a longer table is a conference."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody of one side, by what tells them apart; `seat` is the place that was given by hand."""

    key: int
    role: TalksRole = TalksRole.MEMBER
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Chair:
    """A place in the drawing, seen from above with the entrance below: a column, and a row counted downwards from the heads'."""

    row: int
    left: bool
    """Whether it stands at the left side of the table, facing right."""
    seat: int
    key: int | None
    """Who sits there; None is a chair that was left free between two others, or a head who has not been named."""


def seated(sitters: Sequence[Sitter]) -> Mapping[int, int]:
    """Return the seat of each of a side, who come by precedence: 0 is the head's, 1, 2, … to the head's right, −1, −2, … to the left.

    Of two who were given one seat the first keeps it, and the other sits by rank.
    """
    places: dict[int, int] = {}
    head = next((one for one in sitters if one.role is TalksRole.HEAD), None)
    if head is not None:
        places[head.key] = HEAD
    taken = {HEAD}
    for one in sitters:
        if one.key not in places and one.seat is not None and one.seat not in taken:
            places[one.key] = one.seat
            taken.add(one.seat)
    rest = [one for one in sitters if one.key not in places]
    interpreter = next((one for one in rest if one.role is TalksRole.INTERPRETER), None)
    if interpreter is not None and LEFT_OF_HEAD not in taken:
        places[interpreter.key] = LEFT_OF_HEAD
        taken.add(LEFT_OF_HEAD)
    inner = [one for one in rest if one.key not in places and one.role is not TalksRole.NOTE_TAKER]
    _fill(places, taken, inner, _alternately(taken))
    _fill(places, taken, [one for one in rest if one.role is TalksRole.NOTE_TAKER], _ends(taken))
    return places


def chairs(ours: Mapping[int, int], theirs: Mapping[int, int], *, ours_left: bool) -> tuple[Chair, ...]:
    """Return the chairs of both sides row by row, the left one of a row first; the other way round it is the same drawing turned by half.

    Who sits at the left faces right: what is to their right hand lies below, and above for who sits across.
    """
    found = [*_of_side(ours, left=ours_left), *_of_side(theirs, left=not ours_left)]
    return tuple(sorted(found, key=lambda one: (one.row, not one.left)))


def swapped(seats: Mapping[int, int], key: int, step: int) -> Mapping[int, int]:
    """Return which seats change after somebody has moved a step to the head's right (1) or left (−1).

    Whoever sits there takes the place that has become free. Past the head nobody moves in between: they change to the head's other hand.
    """
    here = seats[key]
    there = here + (1 if step > 0 else -1)
    if there == HEAD:
        there += 1 if step > 0 else -1
    if here == HEAD:
        raise Refusal(N_("The head sits at the centre."), "seat")
    refuse_seat(there)
    neighbour = next((one for one, seat in seats.items() if seat == there), None)
    return {key: there} | ({neighbour: here} if neighbour is not None else {})


def refuse_seat(seat: int) -> None:
    """Refuse a place that nobody can be given by hand."""
    if seat == HEAD:
        raise Refusal(N_("The chair at the centre is the head’s."), "seat")
    if abs(seat) > FURTHEST:
        raise Refusal(N_("A place lies at most %(most)s chairs from the head."), "seat", most=FURTHEST)


def _fill(places: dict[int, int], taken: set[int], sitters: Iterable[Sitter], free: Iterator[int]) -> None:
    for one in sitters:
        places[one.key] = next(free)
        taken.add(places[one.key])


def _alternately(taken: set[int]) -> Iterator[int]:
    """Yield the free seats, by turns the nearest to the head's right and to the left."""
    right = (seat for seat in count(1) if seat not in taken)
    left = (seat for seat in count(-1, -1) if seat not in taken)
    while True:
        yield next(right)
        yield next(left)


def _ends(taken: set[int]) -> Iterator[int]:
    """Yield the seats beyond everybody, each at the shorter end; to the left of equal ones, behind the interpreter."""
    while True:
        right, left = max(taken) + 1, min(taken) - 1
        yield right if right < -left else left


def _of_side(seats: Mapping[int, int], *, left: bool) -> Iterator[Chair]:
    by_seat = {seat: key for key, seat in seats.items()}
    for seat in range(min((HEAD, *by_seat)), max((HEAD, *by_seat)) + 1):
        yield Chair(seat if left else -seat, left, seat, by_seat.get(seat))
