"""How each language puts a date, an hour and a place's time into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel import Locale

from app.ground.kernel.texts import Texts
from app.ground.words import bashkir

NBSP: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Style:
    """The patterns of one language; `~` in them is a space that does not break."""

    clock: str
    """Hours and minutes, for strftime."""
    dated: str
    """A day, days or a month in a year."""
    heading: str
    """A date with its weekday."""
    from_: str
    """A start without an end."""
    approximate: str
    unknown: str
    local_time: str
    by_time_of: str
    """Hours in a city whose name stands in the nominative."""
    hours: str
    """Lengths of time; the number stands before the unit."""
    minutes: str

    def __post_init__(self) -> None:
        for name in self.__slots__:
            object.__setattr__(self, name, getattr(self, name).replace("~", NBSP))


# Kazakh and Bashkir would write «from 19.00» with a case ending that depends on how the last numeral is spoken
# (in Kazakh 19.00-ден but 19.30-дан), so they say «beginning: 19.00», which is right with every number.
STYLES: Final[Mapping[str, Style]] = {
    "ru": Style(
        clock="%H.%M",
        dated="{days} {year}~г.",
        heading="{date}, {weekday}",
        from_="с~{time}",
        approximate="ориентировочно~{time}",
        unknown="время уточняется",
        local_time="время местное ({offset})",
        by_time_of="{hours} по местному времени ({city}, {offset})",
        hours="{n}~ч",
        minutes="{n}~мин",
    ),
    "ba": Style(
        clock="%H.%M",
        dated="{year}~йылдың {days}",
        heading="{date}, {weekday}",
        from_="башланыуы:~{time}",
        approximate="яҡынса~{time}",
        unknown="ваҡыты аныҡлана",
        local_time="урындағы ваҡыт ({offset})",
        by_time_of="{hours} ({city} ваҡыты менән, {offset})",
        hours="{n}~сәғ",
        minutes="{n}~мин",
    ),
    "kk": Style(
        clock="%H.%M",
        dated="{year}~жылғы {days}",
        heading="{date}, {weekday}",
        from_="басталуы:~{time}",
        approximate="шамамен~{time}",
        unknown="уақыты нақтыланады",
        local_time="жергілікті уақыт ({offset})",
        by_time_of="{hours} ({city} уақытымен, {offset})",
        hours="{n}~сағ",
        minutes="{n}~мин",
    ),
    "en": Style(
        clock="%H:%M",
        dated="{days} {year}",
        heading="{weekday}, {date}",
        from_="from~{time}",
        approximate="approximately~{time}",
        unknown="time to be confirmed",
        local_time="local time ({offset})",
        by_time_of="{hours} {city} time, {offset}",
        hours="{n}~h",
        minutes="{n}~min",
    ),
}

CITIES: Final[Mapping[str, Texts]] = {
    "Asia/Almaty": Texts(ru="Астана", ba="Астана", kk="Астана", en="Astana"),
    "Asia/Yekaterinburg": Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
    "Europe/Moscow": Texts(ru="Москва", ba="Мәскәү", kk="Мәскеу", en="Moscow"),
}
"""Whose clocks the office means by a zone; IANA names zones after other cities."""

BY_TIME_OF_RUSSIAN: Final[Mapping[str, str]] = {
    "Asia/Almaty": "{hours} по времени Астаны, {offset}",
    "Asia/Yekaterinburg": "{hours} по времени Уфы, {offset}",
    "Europe/Moscow": "{hours} по времени Москвы, {offset}",
}
"""Russian needs the genitive, which is known of these."""


@cache
def months(language: str, *, alone: bool) -> Sequence[str]:
    """Return the twelve months: `alone` under a calendar («ноябрь»), else as in a date («28 ноября»)."""
    if language == "ba":
        return bashkir.MONTHS if alone else bashkir.MONTHS_OF_A_YEAR
    # Kazakh's names that stand alone are capitalised in the data, which inside a sentence is wrong.
    context = "stand-alone" if alone and language == "ru" else "format"
    names = Locale.parse(language).months[context]["wide"]
    return tuple(names[number] for number in range(1, 13))


@cache
def weekdays(language: str, *, short: bool) -> Sequence[str]:
    """Return the seven weekdays from Monday."""
    if language == "ba":
        return bashkir.WEEKDAYS_SHORT if short else bashkir.WEEKDAYS
    names = Locale.parse(language).days["format"]["abbreviated" if short else "wide"]
    return tuple(names[number] for number in range(7))
