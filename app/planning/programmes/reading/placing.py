"""How a time that a list tells stands on the clock of its place."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Remark
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision
from app.planning.programmes.reading.days import YEARS
from app.planning.programmes.reading.times import ReadTime
from app.planning.programmes.rules import TypedTime

OTHER_CLOCK: Final = N_("The list tells %(typed)s by the clock of another place; by the clock there it is %(time)s.")


def typed_of(day: date, told: ReadTime | None, zone: str) -> tuple[TypedTime, Remark | None]:
    """Return a told time as the form of an item would have it, and a doubt where it was told by another clock.

    Refuses an end more than a day after the start.
    """
    if told is None or told.start is None:
        return TypedTime(day, Precision.UNKNOWN, None, None, False, zone), None
    overnight = told.ends_next_day
    if told.end is not None and told.end_day is not None:
        nights = (told.end_day - day).days
        if nights not in (0, 1):
            raise Refusal(N_("An item lasts 24 hours at most; make one for each day."), "end")
        overnight = nights == 1
    own = told.offset is None and told.zone in ("", zone)
    if own or day.year not in YEARS:  # the rules refuse such a year with a sentence of their own
        return TypedTime(day, told.precision, told.start, told.end, overnight, zone), None
    return _by_the_clock_there(day, told, overnight, zone)


def _by_the_clock_there(day: date, told: ReadTime, overnight: bool, zone: str) -> tuple[TypedTime, Remark | None]:
    assert told.start is not None  # asked by the caller
    start = _there(day, told.start, told, zone)
    end = _there(day + timedelta(days=int(overnight)), told.end, told, zone) if told.end is not None else None
    typed = TypedTime(
        start.day,
        told.precision,
        start.local.time(),
        end.local.time() if end else None,
        end is not None and end.day > start.day,
        zone,
        start.fold,
        end.fold if end else None,
    )
    same = start.local == datetime.combine(day, told.start)
    return typed, None if same else Remark(OTHER_CLOCK, {"typed": told.start, "time": start}, "time")


def _there(day: date, clock: time, told: ReadTime, zone: str) -> WallTime:
    local = datetime.combine(day, clock)
    if told.offset is None:
        return WallTime.resolved(local, told.zone).at(zone)
    moment = local.replace(tzinfo=timezone(told.offset)).astimezone(UTC)
    return WallTime(moment.replace(tzinfo=None), "Etc/UTC").at(zone)
