"""Days, hours and lengths of time in words; the language comes last and is the spoken one unless given."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from babel.dates import get_timezone_location

from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import WallTime, happens_twice
from app.ground.kernel.walltime import zone as known_zone
from app.ground.kernel.when import Precision, When, stretch_of
from app.ground.words.languages import current
from app.ground.words.style import BY_TIME_OF_RUSSIAN, CITIES, NBSP, STYLES, Style, months, weekdays

DASH: Final = "–"
MINUS: Final = "\u2212"


def clock(at: time | datetime | WallTime, language: str | None = None) -> str:
    """Return «10.00», in English «10:00»."""
    return (at.local if isinstance(at, WallTime) else at).strftime(_style(language).clock)


def hours(when: When, language: str | None = None) -> str:
    """Return «10.00–11.30», «с 19.00», «ориентировочно 13.15» or «время уточняется».

    An hour that the clocks of the place show twice that night is told with its offset from UTC.
    """
    style = _style(language)
    if when.start is None:
        return style.unknown
    told = _hand(when.start, language)
    if when.end is not None:
        told += DASH + _hand(when.end, language)
    if when.precision is Precision.OPEN:
        return style.from_.format(time=told)
    return style.approximate.format(time=told) if when.precision is Precision.APPROXIMATE else told


def hours_full(when: When, language: str | None = None) -> str:
    """Return `hours`, and after an item over midnight the day on which it ends: «23.30–00.40 (28 ноября)»."""
    told = hours(when, language)
    return f"{told} ({day_month(when.end.day, language)})" if when.end and when.overnight else told


def hours_of_all(times: Iterable[When], language: str | None = None) -> str:
    """Return from when to when some times reach together: «08.00–00.40 (28 ноября)»; nothing where none is known."""
    stretch = stretch_of(times)
    if stretch is None:
        return ""
    first, last = stretch
    told = _hand(first, language) + (DASH + _hand(last, language) if last != first else "")
    return f"{told} ({day_month(last.day, language)})" if last.day != first.day else told


def day_long(day: date, language: str | None = None) -> str:
    """Return «28 ноября 2024 г.», with spaces that do not break as ГОСТ Р 7.0.97 has them."""
    return _style(language).dated.format(days=_in_year(day, language), year=day.year)


def day_heading(day: date, language: str | None = None) -> str:
    """Return «26 ноября 2024 г., вторник»."""
    return _style(language).heading.format(date=day_long(day, language), weekday=weekday(day, language=language))


def day_short(day: date, _language: str | None = None) -> str:
    """Return «28.11.2024», the same in every language."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def day_month(day: date, language: str | None = None) -> str:
    """Return «28 ноября», for where the year is already told."""
    language = language or current()
    return f"{day.day}{NBSP}{months(language, alone=language == 'ba')[day.month - 1]}"


def weekday(day: date, short: bool = False, language: str | None = None) -> str:
    """Return «вторник», or «вт»."""
    return weekdays(language or current(), short=short)[day.weekday()]


def days_range(days: Days, language: str | None = None) -> str:
    """Return «26–27 ноября 2024 г.», «30 ноября – 2 декабря 2024 г.»; both years where they differ."""
    first, last = days.first, days.last
    if first == last:
        return day_long(first, language)
    if first.year != last.year:
        return f"{day_long(first, language)} {DASH} {day_long(last, language)}"
    if first.month != last.month:
        told = f"{_in_year(first, language)} {DASH} {_in_year(last, language)}"
    else:
        told = f"{first.day}{DASH}{_in_year(last, language)}"
    return _style(language).dated.format(days=told, year=first.year)


def month(day: date, language: str | None = None) -> str:
    """Return the month of a day as a calendar is headed: «ноябрь 2024 г.»."""
    language = language or current()
    name = months(language, alone=language != "ba")[day.month - 1]
    return _style(language).dated.format(days=name, year=day.year)


def offset(ahead: timedelta) -> str:
    """Return how far clocks are ahead of UTC: «UTC+5», «UTC+5:30», «UTC−3», «UTC»."""
    whole, part = divmod(abs(int(ahead.total_seconds())) // 60, 60)
    if not whole and not part:
        return "UTC"
    return f"UTC{MINUS if ahead < timedelta(0) else '+'}{whole}" + (f":{part:02}" if part else "")


def zone_city(zone: str, language: str | None = None) -> str:
    """Return the city that people call a zone by: Asia/Almaty is Astana's, Asia/Yekaterinburg is Ufa's."""
    language = language or current()
    if zone in CITIES:
        return CITIES[zone].told(language)
    # The locale data has no Bashkir names of cities; Bashkir writes most foreign ones as Russian does.
    return get_timezone_location(known_zone(zone), locale="ru" if language == "ba" else language, return_city=True)


def local_time_note(zone: str, on: date, language: str | None = None) -> str:
    """Return «время местное (UTC+5)», by the clocks at noon of that day."""
    return _style(language).local_time.format(offset=offset(WallTime(datetime.combine(on, time(12)), zone).offset))


def by_time_of(when: When, zone: str, language: str | None = None) -> str:
    """Return the hours as the clocks of `zone` show them: «10.00 по времени Астаны, UTC+5».

    Where it is another day there than `when` says, that day stands before the hours.
    """
    if when.start is None:
        return hours(when, language)
    start = when.start.at(zone)
    there = When(start.day, when.precision, start, when.end.at(zone) if when.end else None)
    told = hours_full(there, language)
    if there.day != when.day:
        told = f"{day_month(there.day, language)}, {told}"
    pattern = _style(language).by_time_of
    if (language or current()) == "ru":
        pattern = BY_TIME_OF_RUSSIAN.get(zone, pattern)
    return pattern.format(hours=told, city=zone_city(zone, language), offset=offset(start.offset))


def two_zones(wall: WallTime, other_zone: str, language: str | None = None) -> str:
    """Return «10.00 (Уфа), 11.00 (Астана)»; only «10.00» where both clocks show the same."""
    other = wall.at(other_zone)
    if other.local == wall.local:
        return clock(wall, language)
    there = clock(other, language)
    if other.day != wall.day:
        there = f"{day_month(other.day, language)}, {there}"
    return f"{clock(wall, language)} ({zone_city(wall.zone, language)}), {there} ({zone_city(other_zone, language)})"


def instant(at: datetime, zone: str, language: str | None = None) -> str:
    """Return an instant by the clocks of `zone`: «28.11.2024, 14.05»."""
    there = at.astimezone(UTC).astimezone(known_zone(zone))
    return f"{day_short(there)}, {clock(there, language)}"


def duration(minutes: int, language: str | None = None) -> str:
    """Return «1 ч 30 мин», «45 мин», «2 ч»; less than nothing has a minus."""
    style = _style(language)
    whole, part = divmod(abs(minutes), 60)
    told = [style.hours.format(n=whole)] if whole else []
    if part or not whole:
        told.append(style.minutes.format(n=part))
    return (MINUS if minutes < 0 else "") + NBSP.join(told)


def _style(language: str | None) -> Style:
    return STYLES[language or current()]


def _in_year(day: date, language: str | None) -> str:
    return f"{day.day}{NBSP}{months(language or current(), alone=False)[day.month - 1]}"


def _hand(wall: WallTime, language: str | None) -> str:
    told = clock(wall, language)
    return f"{told} ({offset(wall.offset)})" if happens_twice(wall.local, wall.zone) else told
