"""When a task of preparation is due, and how it stands on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days

MOST_BEFORE: Final = 730
"""Days before an event at which its preparation may begin."""
MOST_AFTER: Final = 365
"""Days after an event in which something may still be left to do."""
MOST_TASKS: Final = 300
"""Tasks one event may have; the plans known had about forty."""

_T = TypeVar("_T")


class Deadline(StrEnum):
    """Days that others wait for; the first screen counts down to them."""

    ACCREDITATION = "accreditation"
    PRESS = "press"
    PASSES = "passes"
    PACKAGE = "package"


class State(StrEnum):
    """How a task stands."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    RESTING = "resting"
    """Not to be done for now: the event is cancelled, or it is postponed and nobody knows until when."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands on a day; `days` are those left, or those passed where it is overdue, else 0."""

    state: State
    days: int = 0


def refuse_timing(days: int | None, due_on: date | None) -> None:
    """Refuse a task that is due neither relative to its event nor on a day of its own, or both, or out of all measure."""
    if (days is None) == (due_on is None):
        raise Refusal(N_("Say either how many days before or after the event, or a day of its own."), "timing")
    if days is not None and not -MOST_AFTER <= days <= MOST_BEFORE:
        raise Refusal(
            N_("A task is due at most %(before)s days before its event and %(after)s days after it."),
            "number",
            before=MOST_BEFORE,
            after=MOST_AFTER,
        )
    if due_on is not None and not date(1990, 1, 1) <= due_on <= date(2100, 12, 31):
        raise Refusal(N_("The year must lie between 1990 and 2100."), "due_on")


def due_day(event: Days, days: int | None, due_on: date | None) -> date:
    """Return the day on which a task is due: its own one, or `days` before the first day of the event (negative: after the last)."""
    if due_on is not None:
        return due_on
    if days is None:
        raise ValueError("a task is due on some day")
    return event.first - timedelta(days=days) if days >= 0 else event.last + timedelta(days=-days)


def standing(due: date | None, today: date, *, done: bool, rests: bool = False) -> Standing:
    """Tell how a task stands today. `due` is None where the event's new days are unknown; `rests` where the event is cancelled."""
    if done:
        return Standing(State.DONE)
    if due is None or rests:
        return Standing(State.RESTING)
    left = (due - today).days
    return Standing(State.DUE, left) if left >= 0 else Standing(State.OVERDUE, -left)


def reading_order(due: date | None, position: int, ident: int) -> tuple[bool, date, int, int]:
    """Return a key that sorts tasks by the day on which they are due, those without one last, then by hand."""
    return due is None, due or date.max, position, ident


def neighbour(row: Sequence[tuple[_T, date | None]], task: _T, step: int) -> _T:
    """Return what a task of a plan changes places with: the one before (−1) or after (+1) it that is due on the same day."""
    here = next(place for place, (other, _) in enumerate(row) if other == task)
    there = here + (1 if step > 0 else -1)
    if not 0 <= there < len(row) or row[there][1] != row[here][1]:
        raise Refusal(N_("Tasks stand by the days on which they are due; only those of one day can change places."))
    return row[there][0]


def exchanged(positions: Iterable[tuple[_T, int]], one: _T, other: _T) -> dict[_T, int]:
    """Return the new positions after two tasks have changed places; `positions` are those of their day in their order."""
    order = list(positions)
    if len({position for _, position in order}) < len(order):  # typed in one after the other: nobody has ordered them yet
        order = [(task, place) for place, (task, _) in enumerate(order)]
    found = dict(order)
    return {**found, one: found[other], other: found[one]}
