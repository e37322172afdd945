"""In which order those of two sides speak who shall take turns; pure."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_S = TypeVar("_S")


def alternated(things: Sequence[_T], side_of: Callable[[_T], _S]) -> tuple[_T, ...]:
    """Return the things so that their sides take turns, beginning with the side of the first; each side keeps its own order.

    A side that has more goes on alone at the end.
    """
    queues: dict[_S, list[_T]] = {}
    for thing in things:
        queues.setdefault(side_of(thing), []).append(thing)
    longest = max(map(len, queues.values()), default=0)
    return tuple(queue[place] for place in range(longest) for queue in queues.values() if place < len(queue))
