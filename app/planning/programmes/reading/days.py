"""Which day is meant by «26 ноября 2024 г., вторник», «27 ноября (среда)», «День первый» and their like in four languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Remark
from app.ground.kernel.spans import Days
from app.ground.kernel.text import folded
from app.ground.words.languages import LANGUAGES
from app.ground.words.style import months, weekdays
from app.planning.programmes.reading.columns import spoken

SERIAL_DAYS: Final = range(32874, 73415)
"""Numbers that spreadsheets show as days of the years 1990 to 2100."""
YEARS: Final = range(1990, 2101)
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
_NEAR: Final = 10
"""Days around an event in which «10.11» in a row of its own is taken for a day."""

_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED: Final = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})(?!\d))?(?![\d.]*\d)(?: ?г\.?)?")
_NUMBER_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})(?:-?(?:го|е|ое|th|st|nd|rd))? ?([^\W\d_]{3,})\.?")
_MONTH_NUMBER: Final = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:th|st|nd|rd)?(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)(?: ?(?:года|год|г\.?|йылдын|йыл|жылгы|жылдын|жыл)(?!\w))?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SEVERAL: Final = re.compile(r"\d ?(?:[-–—,]|и|and|мен|хэм) ?$")
_ORDINALS: Final = (
    ("первый", "1", "биринши", "беренсе", "one", "first"),
    ("второй", "2", "екинши", "икенсе", "two", "second"),
    ("третий", "3", "ушинши", "осонсо", "three", "third"),
    ("четвертый", "4", "тортинши", "дуртенсе", "four", "fourth"),
    ("пятый", "5", "бесинши", "бишенсе", "five", "fifth"),
    ("шестой", "6", "алтыншы", "six", "sixth"),
    ("седьмой", "7", "жетинши", "етенсе", "seven", "seventh"),
)
_NTH: Final = {word: number for number, words in enumerate(_ORDINALS) for word in words}
_NAMES: Final = "|".join(sorted(_NTH, key=len, reverse=True))
_DAY_NTH: Final = re.compile(
    rf"(?:(?:день|day)[ №]*({_NAMES})|({_NAMES})(?:-?(?:й|ый|ий|ши|инши|се|нсе|st|nd|rd|th))?[ -](?:день|кун|кон|day))(?!\w)"
)
_OF_DAYS: Final = frozenset(
    "день day кун кон дата г йылдын жылгы го е й ый ий ши инши се нсе st nd rd th".split()  # noqa: SIM905
)
"""What may stand first in a row that begins a day, or after the first number in it."""
_LEADING: Final = re.compile(r"^(?:[ivx]+\.|[\s\d.,;:()«»\"/№–—-])*")

UNFIT: Final = N_("%(day)s is not the day of the week that the list says (“%(weekday)s”). Check the date.")
BEYOND: Final = N_("The event has fewer days than the list says (“%(typed)s”). Check the date.")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day that a text tells, what is left of the text without it, and why the day is to be doubted."""

    day: date
    rest: str = ""
    doubt: Remark | None = None


def day_of_cell(cell: Cell, days: Days) -> ReadDay | None:
    """Return the day that a cell of the column of days tells."""
    if isinstance(cell, datetime):
        return ReadDay(cell.date())
    if isinstance(cell, date):
        return ReadDay(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return ReadDay(serial(cell).date()) if int(cell) in SERIAL_DAYS else None
    return day_of_text(cell, days) if isinstance(cell, str) else None


def serial(number: float) -> datetime:
    """Return the day and minute that a spreadsheet's serial number stands for."""
    return _EPOCH + timedelta(minutes=round(number * 24 * 60))


def heads_a_day(text: str, days: Days) -> ReadDay | None:
    """Return the day that a row of its own begins: one that stands first in it, before any other word."""
    found = day_of_text(text, days)
    if found is None:
        return None
    told = spoken(text)
    first = _WORD.search(_LEADING.sub("", told, count=1))
    if first is not None and not _tells_days(first[0]):
        return None
    if _DOTTED.fullmatch(told) and not _YEAR.search(told):
        return found if found.day in days.widened(_NEAR, _NEAR) else None
    return found


def day_of_text(text: str, days: Days) -> ReadDay | None:
    """Return the one day that a text tells; the year is the event's where none is told. None for several days or none."""
    told = spoken(text)
    found = list(_dates(told, days))
    if len({day for day, _ in found}) > 1:
        return None
    if not found:
        return _other_words(told, days)
    day, (start, end) = found[0]
    if _SEVERAL.search(told[:start]):
        return None
    rest = _YEAR.sub(" ", f"{told[:start]} {told[end:]}")
    return ReadDay(day, _without_weekdays(rest), _unfit(day, rest))


def _dates(text: str, days: Days) -> Iterator[tuple[date, tuple[int, int]]]:
    told_year = _YEAR.search(text)
    year = int(told_year[1]) if told_year else None
    for match in _ISO.finditer(text):
        yield from _valid(int(match[1]), int(match[2]), int(match[3]), match, days)
        return
    for match in _NUMBER_MONTH.finditer(text):
        if month := _month(match[2]):
            yield from _valid(year, month, int(match[1]), match, days)
    for match in _MONTH_NUMBER.finditer(text):
        if (month := _month(match[1])) and not re.search(r"\d(?:th|st|nd|rd|-?го|-?е)? ?$", text[: match.start()]):
            yield from _valid(year, month, int(match[2]), match, days)
    for match in _DOTTED.finditer(text):
        written = int(match[3]) if match[3] else None
        full = written + 2000 if written is not None and written < 100 else written
        yield from _valid(full or year, int(match[2]), int(match[1]), match, days)


def _valid(year: int | None, month: int, day: int, match: re.Match[str], days: Days) -> Iterator[tuple[date, tuple[int, int]]]:
    possible = []
    for one in (year,) if year else range(days.first.year - 1, days.last.year + 2):
        if one not in YEARS:
            continue
        try:
            possible.append(date(one, month, day))
        except ValueError:
            continue
    if possible:
        yield min(possible, key=lambda one: _away(one, days)), match.span()


def _away(day: date, days: Days) -> int:
    return max((days.first - day).days, (day - days.last).days, 0)


def _other_words(text: str, days: Days) -> ReadDay | None:
    """Return the day of «День первый», or of a weekday that the event has once."""
    match = _DAY_NTH.search(text)
    if match is not None:
        nth = _NTH[match[1] or match[2]]
        beyond = nth > (days.last - days.first).days
        doubt = Remark(BEYOND, {"typed": match[0]}, "day") if beyond else None
        return ReadDay(days.first + timedelta(days=nth), text.replace(match[0], " ").strip(), doubt)
    words = _WORD.findall(text)
    if len(words) == 1 and (number := _weekdays().get(words[0])) is not None and not re.search(r"\d", text):
        there = [day for day in days.each() if day.weekday() == number]
        return ReadDay(there[0]) if len(there) == 1 else None
    return None


def _unfit(day: date, rest: str) -> Remark | None:
    told = [word for word in _WORD.findall(rest) if word in _weekdays()]
    if not told or any(_weekdays()[word] == day.weekday() for word in told):
        return None
    return Remark(UNFIT, {"day": day, "weekday": told[0]}, "day")


def _without_weekdays(text: str) -> str:
    words = _WORD.sub(lambda match: " " if match[0] in _weekdays() else match[0], text)
    return re.sub(r"\(\s*[.,]?\s*\)", " ", words).strip(" ,.;()–—-")


def _tells_days(word: str) -> bool:
    return _month(word) is not None or word in _weekdays() or word in _NTH or word in _OF_DAYS


def _month(word: str) -> int | None:
    """Return the number of a month named in full, in any case, or shortened to three letters or more."""
    exact = _months().get(word)
    if exact is not None:
        return exact
    begun = {number for name, number in _months().items() if name.startswith(word) or (len(name) > 4 and word.startswith(name))}
    return begun.pop() if len(begun) == 1 and len(word) >= 3 else None


@cache
def _months() -> dict[str, int]:
    told = (
        (folded(name), number)
        for language in LANGUAGES
        for alone in (True, False)
        for number, name in enumerate(months(language, alone=alone), 1)
    )
    return dict(told)


@cache
def _weekdays() -> dict[str, int]:
    known = {
        folded(name).rstrip("."): n
        for language in LANGUAGES
        for short in (True, False)
        for n, name in enumerate(weekdays(language, short=short))
    }
    return known | {"среду": 2, "пятницу": 4, "субботу": 5}
