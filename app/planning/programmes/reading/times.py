"""Which time is meant by «09.00–10.00», «с 19.00», «ориентировочно 13.15», «10 ч. 30 мин.» or a spreadsheet's number."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Remark
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean, folded
from app.ground.kernel.when import Precision
from app.planning.programmes.reading.clocks import Clock, clock_told
from app.planning.programmes.reading.days import SERIAL_DAYS, day_of_text, serial
from app.planning.programmes.reading.time_words import (
    ABOUT,
    DASHES,
    DATED,
    EMPTY,
    FLAT,
    FROM,
    LENGTH,
    NEXT_DAY,
    NOTHING,
    RAISED,
    UNKNOWN,
    UNTIL,
    zone_named,
)

LONGEST_NIGHT: Final = timedelta(hours=12)
"""An end on the clock before its start is one of the next day if the item is no longer than this; else a slip of the pen."""

NOT_UNDERSTOOD: Final = N_(
    "“%(typed)s” is no time that can be understood: the time would be “to be confirmed”, and the words go into the note."
)
NO_START: Final = N_("“%(typed)s” has no beginning: it would be “to be confirmed”, and the words go into the note.")
UNSURE: Final = N_("“%(typed)s” may be one time or two; it is taken as %(time)s.")
BESIDE: Final = N_("“%(words)s” stood beside the time and goes into the note.")


@dataclass(frozen=True, slots=True)
class ReadTime:
    """A time of day as a cell tells it, before its place and so its zone are known."""

    precision: Precision = Precision.UNKNOWN
    start: time | None = None
    end: time | None = None
    ends_next_day: bool = False
    day: date | None = None
    """The day that stood beside the time."""
    end_day: date | None = None
    zone: str = ""
    """The zone that the cell names."""
    offset: timedelta | None = None
    """How far the clocks that the cell names are ahead of UTC."""
    words: str = ""
    """What else stood there; it is kept in the note."""
    remark: Remark | None = None
    doubtful: bool = False


def time_of_cell(cell: Cell, days: Days) -> ReadTime | None:
    """Return the time that a cell tells; None where it is empty."""
    match cell:
        case None | bool():
            return None
        case datetime():
            return _of_moment(cell)
        case date():
            return ReadTime(day=cell)
        case time():
            return _exact(cell)
        case int() | float():
            return _of_number(float(cell))
        case str():
            text = clean(cell)
            return time_of_text(text, days) if text else None


def time_of_text(text: str, days: Days) -> ReadTime:
    """Return the time that a text tells. What cannot be understood is unknown, doubtful and kept in words."""
    spoken = RAISED.sub(lambda match: f"{match[1]}.{match[2].translate(FLAT)}", folded(text.translate(DASHES)))
    day, rest = _dated(spoken, days)
    if UNKNOWN.search(rest):
        return ReadTime(day=day)
    zone, offset, figures = zone_named(rest)
    told = clock_told(figures)
    if told is None:
        alone = None if day else day_of_text(rest, days)
        if (day and not rest) or (alone and not alone.rest):
            return ReadTime(day=day or (alone.day if alone else None))
        return replace(_not_understood(text, NOT_UNDERSTOOD), day=day)
    return replace(_weighed(told, text, days), day=day, zone=zone, offset=offset)


def wraps(start: time, end: time) -> bool:
    """Tell whether an end before its start is one of the next day."""
    day = date(2000, 1, 1)
    return end < start and datetime.combine(day + timedelta(days=1), end) - datetime.combine(day, start) <= LONGEST_NIGHT


def _weighed(told: Clock, text: str, days: Days) -> ReadTime:
    """Return the time with what the words before and after its figures make of it."""
    before, after = told.before, told.after
    ended = day_of_text(after, days) if re.search(r"\d", after) else None
    after = ended.rest if ended else after
    about, before, after = _taken(ABOUT, before, after)
    next_day, before, after = _taken(NEXT_DAY, before, after)
    open_, before, after = _taken(FROM, before, after)
    until, before, _ = _taken(UNTIL, before, "")
    if until and not told.end:
        return _not_understood(text, NO_START)
    if re.search(r"\d", LENGTH.sub("", before + after)):
        return _not_understood(text, NOT_UNDERSTOOD)
    words = " ".join(filter(None, (_left(before), _left(after))))
    precision = Precision.APPROXIMATE if about else Precision.OPEN if open_ and not told.end else Precision.EXACT
    remark = Remark(BESIDE, {"words": words}, "time") if words else None
    if told.unsure:
        remark = Remark(UNSURE, {"typed": text, "time": told.start}, "time")
    overnight = told.end is not None and (told.until_midnight or next_day or wraps(told.start, told.end))
    ends = ended.day if ended else None
    return ReadTime(precision, told.start, told.end, overnight, end_day=ends, words=words, remark=remark, doubtful=told.unsure)


def _taken(pattern: re.Pattern[str], before: str, after: str) -> tuple[bool, str, str]:
    """Return whether some word stands before or after the figures, and both sides without it."""
    found = pattern.search(before) is not None or pattern.search(after) is not None
    return found, pattern.sub(" ", before), pattern.sub(" ", after)


def _left(text: str) -> str:
    return re.sub(r"\s+", " ", EMPTY.sub(" ", NOTHING.sub(" ", text))).strip(" .,;:|/-()")


def _dated(text: str, days: Days) -> tuple[date | None, str]:
    match = DATED.match(text)
    found = day_of_text(match[0], days) if match else None
    return (found.day, text[match.end() :]) if match and found else (None, text)


def _of_moment(moment: datetime) -> ReadTime:
    if moment.year < 1990:  # how some programs tell a time without a day
        return _exact(moment.time())
    if moment.time() == time():
        return ReadTime(day=moment.date())
    return replace(_exact(moment.time()), day=moment.date())


def _of_number(number: float) -> ReadTime:
    """Return the time of a serial number; «13.15» typed where a point is a decimal point has become a number as well."""
    if 0 <= number < 1:
        minutes = min(round(number * 24 * 60), 24 * 60 - 1)
        return _exact(time(minutes // 60, minutes % 60))
    if int(number) in SERIAL_DAYS:
        return _of_moment(serial(number))
    hours, minutes = divmod(round(number * 100), 100)
    if 1 <= hours < 24 and minutes < 60 and abs(number * 100 - round(number * 100)) < 1e-6:
        return _exact(time(hours, minutes))
    return _not_understood(f"{number:g}", NOT_UNDERSTOOD)


def _exact(start: time) -> ReadTime:
    return ReadTime(Precision.EXACT, start.replace(second=0, microsecond=0, tzinfo=None))


def _not_understood(text: str, msgid: str) -> ReadTime:
    return ReadTime(words=text, remark=Remark(msgid, {"typed": text}, "time"), doubtful=True)
