"""How far a gift has come, and when one that was received has to be handed in; pure."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from app.ground.kernel.refusals import N_, Refusal
from app.matters.talks.rules import GiftState
from app.register.directory.rules.kinds import PartySide

KEPT_UP_TO: Final = 3_000
"""Roubles up to which a gift that was received need not be handed in: Постановление Правительства РФ от 09.01.2014 № 10, п. 7."""
WORKING_DAYS: Final = 3
"""Working days after which one that was received has to be told of: the same, п. 5. By then the office has it handed in, too."""

OURS: Final = frozenset({PartySide.BASHKORTOSTAN})
MOST_GIFTS: Final = 500
"""Gifts that one event may have."""
MOST_ROUBLES: Final = 100_000_000

_SATURDAY: Final = 5


class GiftRemark(StrEnum):
    """What is to be said of a gift."""

    OVERDUE = "overdue"
    OVERDUE_UNKNOWN = "overdue_unknown"
    """It may be worth more than is kept: nobody has said what it is worth."""
    NO_ACT = "no_act"


class Steps(NamedTuple):
    """Where a gift may go from where it stands; None: not there."""

    forward: GiftState | None
    back: GiftState | None


def is_received(giving: PartySide) -> bool:
    """Tell whether our side is the one that receives."""
    return giving not in OURS


def steps_from(state: GiftState, *, received: bool) -> Steps:
    """Return where a gift may go: forward in the order, or back to mend a slip. Only what was received is handed in."""
    order = [one for one in GiftState if received or one is not GiftState.DEPOSITED]
    place = order.index(state) if state in order else len(order) - 1
    return Steps(order[place + 1] if place + 1 < len(order) else None, order[place - 1] if place else None)


def refuse_step(state: GiftState, wanted: GiftState, *, received: bool) -> None:
    """Refuse a step that cannot be made from where a gift stands."""
    if wanted not in steps_from(state, received=received):
        raise Refusal(N_("A gift goes step by step: this is neither the next one nor the one before."), "state")


def refuse_state(state: GiftState, giving: PartySide, handed_on: date | None) -> None:
    """Refuse what cannot be so: a gift of ours that was handed in, one handed over on no day, one not handed over on a day."""
    if state is GiftState.DEPOSITED and not is_received(giving):
        raise Refusal(N_("Only what our side has received is handed in."), "giving_side")
    is_handed = state in {GiftState.HANDED_OVER, GiftState.DEPOSITED}
    if is_handed and handed_on is None:
        raise Refusal(N_("Say on which day it was handed over."), "handed_on")
    if not is_handed and handed_on is not None:
        raise Refusal(N_("It has not been handed over yet: mark that, then its day can be told."), "handed_on")


def due_on(handed_on: date, off: Collection[date], on_duty: Collection[date] = ()) -> date:
    """Return the last day for handing in: the third working day after it was received.

    `off` are working days that are holidays, `on_duty` weekends that are worked; both from the calendar.
    """
    day, left = handed_on, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        if day in on_duty or (day.weekday() < _SATURDAY and day not in off):
            left -= 1
    return day


def has_to_be_handed_in(giving: PartySide, value: int | None) -> bool:
    """Tell whether the rules on gifts ask for it: received, and worth more than is kept or of no known value.

    Постановление Правительства РФ от 09.01.2014 № 10 «О порядке сообщения отдельными категориями лиц о получении подарка…», п. 7.
    """
    return is_received(giving) and (value is None or value > KEPT_UP_TO)


def remark_on(state: GiftState, giving: PartySide, value: int | None, due: date | None, act: str, *, today: date) -> GiftRemark | None:
    """Return what is to be said of a gift on a day; `due` is the last day for handing it in, None where it has not been handed over."""
    if state is GiftState.DEPOSITED and not act:
        return GiftRemark.NO_ACT
    if state is not GiftState.HANDED_OVER or due is None or today <= due or not has_to_be_handed_in(giving, value):
        return None
    return GiftRemark.OVERDUE if value is not None else GiftRemark.OVERDUE_UNKNOWN
