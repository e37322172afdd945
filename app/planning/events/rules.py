"""What kinds of events there are, what each kind has, and which days an event may take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days

LONGEST_DAYS: Final = 60
"""More days than this are a slip of the pen, not an event."""
LONGEST_MARGIN: Final = 7
"""Days before and after an event on which people may arrive and leave."""


class Kind(StrEnum):
    """The five kinds of events of the office."""

    FORUM = "forum"
    DAYS = "days"
    WORKING_GROUP_MEETING = "working_group_meeting"
    TRADE_FAIR_VISIT = "trade_fair_visit"
    BILATERAL_MEETING = "bilateral_meeting"


class Status(StrEnum):
    """How far an event has come."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    PREPARING = "preparing"
    RUNNING = "running"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Side(StrEnum):
    """Who hosts."""

    BASHKORTOSTAN = "bashkortostan"
    KAZAKHSTAN = "kazakhstan"


@dataclass(frozen=True, slots=True)
class Policy:
    """What differs between the kinds; the only place where it does."""

    arrival_margin: int
    """Days before the event that its programme may reach into unless the form says otherwise."""
    departure_margin: int
    usual_days: int
    """How many days the form proposes."""
    parallel_tracks: bool
    """Whether a programme of this kind is usually drawn with tracks side by side."""
    item_kinds: tuple[str, ...]
    """Kinds of items offered first, in this order."""
    is_public: bool
    """Whether the form proposes that the public may see the event."""


POLICY: Final[Mapping[Kind, Policy]] = {
    Kind.FORUM: Policy(
        arrival_margin=2,
        departure_margin=1,
        usual_days=2,
        parallel_tracks=True,
        item_kinds=("plenary", "session", "exhibition", "matchmaking", "meeting", "signing", "reception"),
        is_public=True,
    ),
    Kind.DAYS: Policy(
        arrival_margin=2,
        departure_margin=1,
        usual_days=3,
        parallel_tracks=False,
        item_kinds=("ceremony", "concert", "exhibition", "session", "fair", "reception"),
        is_public=True,
    ),
    Kind.WORKING_GROUP_MEETING: Policy(
        arrival_margin=1,
        departure_margin=1,
        usual_days=1,
        parallel_tracks=False,
        item_kinds=("agenda", "meeting", "press", "meal"),
        is_public=False,
    ),
    Kind.TRADE_FAIR_VISIT: Policy(
        arrival_margin=2,
        departure_margin=1,
        usual_days=3,
        parallel_tracks=False,
        item_kinds=("walk", "signing", "meeting", "matchmaking", "session", "press"),
        is_public=True,
    ),
    Kind.BILATERAL_MEETING: Policy(
        arrival_margin=1,
        departure_margin=1,
        usual_days=1,
        parallel_tracks=False,
        item_kinds=("meeting", "press", "meal", "transfer"),
        is_public=False,
    ),
}


def event_days(first: date, last: date) -> Days:
    """Return the days of an event, or refuse them."""
    if last < first:
        raise Refusal(N_("The last day %(last)s is before the first day %(first)s."), "last_day", first=first, last=last)
    if not date(1990, 1, 1) <= first <= date(2100, 12, 31):
        raise Refusal(N_("The year must lie between 1990 and 2100."), "first_day")
    if (last - first).days >= LONGEST_DAYS:
        raise Refusal(N_("An event lasts %(days)s days at most."), "last_day", days=LONGEST_DAYS)
    return Days(first, last)
