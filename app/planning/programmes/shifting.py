"""How a whole event goes to other days: its clock times stay, its days and its instants change."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime, happens_twice
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.events.proposals import follow
from app.planning.events.rules import event_days
from app.planning.programmes.queries import items_of


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An item whose clock time the new day shows twice or not at all, and the time that was chosen for it."""

    title: Texts
    when: When


@dataclass(frozen=True, slots=True)
class Shift:
    """What a move of an event did: how many items went along, and which of them a person should look at."""

    items: int
    adjusted: tuple[Adjusted, ...]


def shift_event(session: Session, event: Event, days: Days, *, now: datetime) -> Shift:
    """Move an event to other days, and every item with it by as many days as the first one moves.

    UIDs stay, so that subscribed calendars see a move; what hangs on the event is proposed new dates.
    """
    before, after = event.days, event_days(days.first, days.last)
    by = (after.first - before.first).days
    items = items_of(session, event.id)
    adjusted: list[Adjusted] = []
    for item in items if by else ():
        item.when, remark = carried(item.when, by, item.zone)
        if remark and not item.cancelled:
            adjusted.append(Adjusted(item.title, item.when))
    event.first_day, event.last_day = after.first, after.last
    event.dates_unknown = False
    session.flush()
    follow(session, event, before, now=now)
    return Shift(len(items) if by else 0, tuple(adjusted))


def carried(when: When, days: int, zone: str) -> tuple[When, bool]:
    """Return a time some days later on the clocks of `zone`, and whether those clocks made a choice necessary.

    Of an hour that happens twice the one that keeps the length is taken, else the first; one that is skipped gives way to what
    the clocks show instead.
    """
    by = timedelta(days=days)
    if when.start is None:
        return When(when.day + by, when.precision), False
    clocks = [wall.local + by for wall in (when.start, when.end) if wall]
    in_doubt = any(happens_twice(local, zone) for local in clocks)
    starts = _readings(clocks[0], zone)
    if when.end is None:
        return When(starts[0].day, when.precision, starts[0]), in_doubt
    pairs = [(start, end) for start in starts for end in _readings(clocks[1], zone)]
    fitting = [found for start, end in pairs if (found := _fitting(when.precision, start, end))]
    if fitting:
        return min(fitting, key=lambda found: found.minutes != when.minutes), in_doubt
    minutes = timedelta(minutes=when.minutes or 0)
    end = WallTime((starts[0].instant + minutes).replace(tzinfo=None), "UTC").at(zone)
    return When(starts[0].day, when.precision, starts[0], end), True


def _readings(local: datetime, zone: str) -> tuple[WallTime, ...]:
    """Return what a clock time may stand for: one moment, two, or, where it is skipped, the one that the clocks show instead."""
    try:
        first, second = WallTime.resolved(local, zone, 0), WallTime.resolved(local, zone, 1)
    except Refusal:
        return (WallTime(local, zone).at(zone),)
    return (first,) if first == second else (first, second)


def _fitting(precision: Precision, start: WallTime, end: WallTime) -> When | None:
    try:
        return When(start.day, precision, start, end)
    except Refusal:  # across the hour that happens twice an end on the clock may be none in time
        return None
