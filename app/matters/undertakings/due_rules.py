"""How an undertaking stands against its day: overdue, near or far, settled with what shows it, put off for a reason; pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.register.directory.rules.kinds import PartySide

OURS: Final = frozenset({PartySide.BASHKORTOSTAN, PartySide.RUSSIA})
"""Whose bodies are named for our side; all others are the partner's."""
NEAR: Final = timedelta(days=7)
"""Up to which day ahead an undertaking is near; the first screen tells of it from then on."""
SOON: Final = timedelta(days=30)
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


class Standing(StrEnum):
    """How an undertaking stands on a day, in the order of a board."""

    OVERDUE = "overdue"
    NEAR = "near"
    SOON = "soon"
    LATER = "later"
    PERMANENT = "permanent"
    SETTLED = "settled"


STANDING_NAMES: Final[Mapping[Standing, str]] = {
    Standing.OVERDUE: N_("Overdue"),
    Standing.NEAR: N_("Due within a week"),
    Standing.SOON: N_("Due within a month"),
    Standing.LATER: N_("Due later"),
    Standing.PERMANENT: N_("Permanently"),
    Standing.SETTLED: N_("Settled"),
}


def standing_on(day: date, due: date | None, state: InstructionState) -> Standing:
    """Tell how an undertaking stands on a day; one without a day of its own is carried out permanently."""
    if state in SETTLED:
        return Standing.SETTLED
    if due is None:
        return Standing.PERMANENT
    if due < day:
        return Standing.OVERDUE
    return Standing.NEAR if due <= day + NEAR else Standing.SOON if due <= day + SOON else Standing.LATER


def refuse_mark(wanted: InstructionState, shown: Texts, settled_on: date | None, *, begun: date | None, today: date) -> None:
    """Refuse a mark that does not say what it rests on, or that was made on no day on which it can have been.

    `shown` is what shows that the undertaking was carried out, or why it was taken off control; `begun` the day on which it was given.
    """
    if wanted not in SETTLED:
        return
    if not shown.ru:
        done = wanted is InstructionState.DONE
        raise Refusal(N_("Say what shows that it was carried out.") if done else N_("Say why it is taken off control."), "evidence")
    if settled_on is None:
        raise Refusal(N_("Choose a day."), "settled_on")
    if settled_on > today:
        raise Refusal(N_("This day is still to come."), "settled_on")
    if begun is not None and settled_on < begun:
        raise Refusal(N_("It was given later than that, on %(day)s."), "settled_on", day=begun)


def refuse_putting_off(state: InstructionState, old: date | None, new: date, reason: str) -> None:
    """Refuse to put off what is settled, what has no day, to a day that is not later, or for no reason."""
    if state in SETTLED:
        raise Refusal(N_("What is settled is not put off. Put it back on control first."))
    if old is None:
        raise Refusal(N_("It is carried out permanently and has no day that could be put off."), "new_due")
    if new <= old:
        raise Refusal(N_("The new day has to be later than %(day)s."), "new_due", day=old)
    refuse_year(new, "new_due")
    if not reason:
        raise Refusal(N_("Say why it is put off."), "reason")


def refuse_quiet_delay(old: date | None, new: date | None) -> None:
    """Refuse a later day, or none, that is written over the one agreed: that is putting off, and wants a reason."""
    if old is not None and (new is None or new > old):
        raise Refusal(N_("A later day is an extension: choose “Set a later day”, which asks for the reason."), "due")


def refuse_days(first: date | None, due: date | None, *, first_field: str) -> None:
    """Refuse a day before the first one, and years that can only be a slip."""
    for day, field in ((first, first_field), (due, "due")):
        if day is not None:
            refuse_year(day, field)
    if first is not None and due is not None and due < first:
        raise Refusal(N_("This lies before %(day)s."), "due", day=first)


def refuse_year(day: date, field: str) -> None:
    """Refuse a year that can only be a slip."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(N_("The year must lie between %(first)s and %(last)s."), field, first=str(FIRST_YEAR), last=str(LAST_YEAR))


def refuse_side(side: PartySide, field: str, *, ours: bool) -> None:
    """Refuse a body of one side where one of the other is asked for."""
    if (side in OURS) is not ours:
        raise Refusal(N_("This body belongs to the other side."), field)
