"""What is overdue and what is due soon in the preparation of all events, a coordinator's own events first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.planning.preparation.queries import Due
from app.planning.preparation.rules import State

DEADLINES_AHEAD: Final = timedelta(days=30)
"""How far ahead the first screen counts the days to a deadline."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The two lists of the first screen; `own` are the ids of the events that the reader coordinates."""

    overdue: tuple[Due, ...]
    coming: tuple[Due, ...]
    own: frozenset[int]


def deadlines_for(person_id: int, dues: Iterable[Due]) -> Deadlines:
    """Return what is due as one person reads it: their own events first, in each half by day."""
    ordered = sorted(dues, key=lambda one: person_id not in one.coordinator_ids)
    return Deadlines(
        overdue=tuple(one for one in ordered if one.standing.state is State.OVERDUE),
        coming=tuple(one for one in ordered if one.standing.state is State.DUE),
        own=frozenset(one.event_id for one in ordered if person_id in one.coordinator_ids),
    )
