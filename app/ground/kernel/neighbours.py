"""Things in a row that change places with a neighbour."""

from collections.abc import Collection, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def exchanged(positions: Iterable[tuple[_T, int]], one: _T, step: int, among: Collection[_T] | None = None) -> dict[_T, int]:
    """Return which positions change after one thing has changed places with the one before (−1) or after (+1) it.

    With `among`, the neighbour is the nearest of these: the others keep their places. None change at an end of the row. Where two
    share a position, all are numbered anew.
    """
    order = list(positions)
    before = dict(order)
    if len(set(before.values())) < len(order):
        order = [(ident, place) for place, (ident, _) in enumerate(order)]
    after = dict(order)
    row = [ident for ident, _ in order if among is None or ident in among or ident == one]
    there = row.index(one) + (1 if step > 0 else -1)
    if 0 <= there < len(row):
        after[one], after[row[there]] = after[row[there]], after[one]
    return {ident: position for ident, position in after.items() if before[ident] != position}
