"""Who, or which vehicle, is in two transfers at once; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Overlap:
    """Somebody, or a vehicle, is in two transfers at once."""

    who: int
    first: int
    second: int


def overlaps(driven: Mapping[int, Collection[tuple[datetime, datetime, int]]]) -> tuple[Overlap, ...]:
    """Return who is in two transfers at once; touching ends are fine.

    `driven` has starts, ends and ids of transfers by person or vehicle.
    """
    found = []
    for who, rides in driven.items():
        until: tuple[datetime, int] | None = None
        for starts, ends, ride in sorted(rides) if len(rides) > 1 else ():
            if until is not None and starts < until[0]:
                found.append(Overlap(who, until[1], ride))
            if until is None or ends > until[0]:
                until = (ends, ride)
    return tuple(found)
