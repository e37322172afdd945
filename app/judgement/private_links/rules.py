"""What a private link opens, for whom it may be about more than one event, and how long it opens."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.planning.itineraries.rules import Subject

AFTER_THE_EVENT: Final = timedelta(days=14)
"""As long as calendars tell what was cancelled."""
A_YEAR: Final = timedelta(days=365)
LONGEST: Final = timedelta(days=400)
MOST_LINKS: Final = 30
"""Links that one subject may have, and feeds that may be made on one page, those that open nothing any more among them."""
NOTED_EVERY: Final = timedelta(minutes=5)
"""Uses that follow closer on one another are noted once."""


class Opens(StrEnum):
    """What a link opens: one address for one purpose."""

    PAGE = "page"
    FEED = "feed"


AT_ALL_EVENTS: Final = frozenset({Subject.PERSON, Subject.INTERPRETER, Subject.RESPONSIBLE})
"""Who has to do with several events; a delegation and a vehicle are of one, and a hall is told event by event."""


def usual_last_day(last_day: date | None, today: date) -> date:
    """Return the last day that a new link opens unless somebody says otherwise; `last_day` is the event's, None for all events."""
    if last_day is None:
        return today + A_YEAR
    return min(max(last_day, today) + AFTER_THE_EVENT, today + LONGEST)


def until(last: date, now: datetime) -> datetime:
    """Return the moment at which a link that opens on its last day still ends; refuse a day that has passed or is too far."""
    if last < now.date():
        raise Refusal(N_("This day has passed."), "expires_on")
    if last > now.date() + LONGEST:
        raise Refusal(N_("A link opens for %(days)s days at most; then it can be renewed."), "expires_on", days=LONGEST.days)
    return datetime.combine(last + timedelta(days=1), time(), UTC)


def refuse_wrong_reach(subject: Subject, event_id: int | None) -> None:
    """Refuse a link to all events for what belongs to one."""
    if event_id is None and subject not in AT_ALL_EVENTS:
        raise Refusal(N_("This is of one event: choose which."), "event_id")
