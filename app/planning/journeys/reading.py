"""What people write of their journeys in lists: «DP-407 / 24.09 / 09:05», «борт, 24.09 18.30», «поезд 13, 24 сентября». Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean, folded
from app.planning.journeys.rules import Direction, Mode

FURTHEST: Final = timedelta(days=60)
"""A day further from the event is no day of a journey to it: something else was meant, or mistyped."""

_DASH: Final = r"[-–—−]"
_BORDER: Final = r"(?<![\w.:])"
_END: Final = r"(?![\w:]|\.\d)"
_FLIGHT: Final = re.compile(rf"(?<!\w)([A-ZА-ЯЁ]{{2}}|[A-ZА-ЯЁ]\d|\d[A-ZА-ЯЁ])\s?(?:{_DASH}\s?)?(\d{{2,4}})(?![\w:]|\.\d)")
_TRAIN: Final = re.compile(
    rf"(?<!\w)(?:поезд\w*|п/п|пассажирский поезд|train)\s*(?:№|N\.?|No\.?)?\s*{_DASH}?\s*(\d{{1,4}}\s?[А-ЯA-Z]{{0,2}})(?![\w:]|\.\d)",
    re.IGNORECASE,
)
_ISO: Final = re.compile(rf"{_BORDER}(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:T(\d\d:\d\d)(?::00)?)?(?!\d)")
_DATED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d\d)(?![\d:]|\.\d)(?:\s?г\b\.?)?")
_SLASHED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})/(\d{{1,2}}){_END}")
_WORDED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})\s([^\W\d_]{{3,}})(?:\s(\d{{4}})(?!\d))?(?:\s?г(?:ода)?\b\.?)?")
_MONTHS: Final = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIMED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})(?::|\s?(?:ч|час\w*|h)\.?\s?)(\d\d)(?!\d)(?:\s?(?:м|мин\w*)\b\.?)?")
_POINTED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})\.(\d\d){_END}")
_DASHED: Final = re.compile(rf"{_BORDER}(\d{{1,2}})-(\d\d){_END}")

_LEAVES: Final = re.compile(r"(?<!\w)(?:вылет|отъезд|убыт|обратн|отбыт|отлет|выезд|depart|return|кайт)", re.IGNORECASE)
_COMES: Final = re.compile(r"(?<!\w)(?:прил[её]т|прибыт|приезд|заезд|прилет|arriv)", re.IGNORECASE)
_SEGMENTS: Final = re.compile(
    rf"\s*[;\n]\s*|(?<=\S)\s*[,/]?\s*(?:{_DASH}\s)?(?={_LEAVES.pattern})|(?<=\S)\s*[,/]?\s*(?={_COMES.pattern})", re.IGNORECASE
)

_MODES: Final = (
    (Mode.BUS, re.compile(r"(?<!\w)(?:автобус\w*|bus)(?!\w)")),
    (Mode.CAR, re.compile(r"(?<!\w)(?:на авто|авто|автомобил\w*|машин\w*|(?:на )?а/м|car)(?!\w)")),
    (Mode.TRAIN, re.compile(r"(?<!\w)(?:поезд\w*|ж/?д|train)(?!\w)")),
    (Mode.FLIGHT, re.compile(r"(?<!\w)(?:спец)?борт\w*|(?<!\w)(?:авиа\w*|самол[её]т\w*|чартер\w*|рейс\w*|flight|plane)(?!\w)")),
)
_PLANE: Final = re.compile(r"(?<!\w)(?:спец)?борт\w*|(?<!\w)чартер\w*", re.IGNORECASE)
"""Planes without a flight number, which people call so."""
_FROM: Final = re.compile(r"(?<!\w)(?:из|from)\s(?:г\.\s?)?([А-ЯЁA-Z][\w-]+)")
_TO: Final = re.compile(r"(?<!\w)(?:в|to)\s(?:г\.\s?)?([А-ЯЁA-Z][\w-]+)")
_NOISE: Final = re.compile(
    r"(?<!\w)(?:рейс\w*|flight|авиарейс\w*|самол[её]т\w*|поезд\w*|train|ж/?д|автобус\w*|bus"
    r"|автомобил\w*|на авто|авто|на машине|машин\w*|а/м|car"
    r"|прил[её]т\w*|прибыти\w*|прибыва\w*|приезд\w*|заезд\w*|arrival|arriving|вылет\w*|отъезд\w*|убыти\w*|отбыти\w*|обратн\w*|выезд\w*|отл[её]т\w*"
    r"|departure|в|во|на|и|at|on|время|дата|time|date)(?!\w)[.:]?",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(rf"[\s,;/|()№·]+|(?<!\w){_DASH}+|{_DASH}+(?!\w)|(?<!\w)[.:]+")
_ALIKE: Final = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")
_TRAIN_WORDS: Final = re.compile("ПOEЗД|TRAIN")
"""As capitals look after Cyrillic letters have become the Latin ones that look like them."""
_FLIGHT_KEY: Final = re.compile(r"([^\W\d_]{2}|[^\W\d_]\d|\d[^\W\d_])0*(\d{1,4}[^\W\d_]?)")


@dataclass(frozen=True, slots=True)
class ReadLeg:
    """One journey as it was written. `at` is the time at our end; `words` are what else was said of it."""

    direction: Direction
    mode: Mode
    number: str
    day: date
    at: time | None = None
    words: str = ""
    far: str = ""
    """The other end as written, often in the genitive: «Уфы»."""
    written: str = field(default="", compare=False)
    """The part of the text that says it."""

    @property
    def key(self) -> str:
        """What is the same for all who travel together: number, day and direction; without a number everything that was said."""
        if self.is_numbered:
            return leg_key(self.direction, self.day, self.number)
        at = self.at.isoformat("minutes") if self.at else ""
        told = f"{self.mode.value} {folded(self.number)} {at} {folded(self.words)} {folded(self.far)}"
        return f"{self.direction.value} {self.day.isoformat()} {told}"

    @property
    def is_numbered(self) -> bool:
        """Whether its number alone tells it from all others of its day."""
        return any(map(str.isdigit, self.number))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a text, and the parts of it that tell of no journey that can be made out."""

    legs: tuple[ReadLeg, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the text that means something."""

    start: int
    end: int
    value: date | time | str


def read(text: str, days: Days, direction: Direction = Direction.ARRIVAL) -> Reading:
    """Read what was written of journeys to an event on `days`; years that were left out are those nearest to it.

    Each part is read as a whole or not at all: with two days or two numbers in it nobody can say which belong together.
    """
    legs: list[ReadLeg] = []
    rest: list[str] = []
    for part in filter(None, map(_trimmed, _SEGMENTS.split(clean(text, lines=True)))):
        leg = _leg(part, days, Direction.DEPARTURE if _LEAVES.search(part) else direction)
        if leg is None:
            rest.append(part)
        elif legs and not _COMES.search(part) and leg.day >= days.last and leg.day > legs[-1].day:
            legs.append(replace(leg, direction=Direction.DEPARTURE))  # «DP-407 24.09; DP-408 27.09»: there and back
        else:
            legs.append(leg)
    return Reading(tuple(dict.fromkeys(legs)), "; ".join(rest))


def leg_key(direction: Direction, day: date, number: str) -> str:
    """Return what is the same for two spellings of one numbered leg."""
    return f"{direction.value} {day.isoformat()} {number_key(number)}"


def number_key(number: str) -> str:
    """Return what is the same for two spellings of a number: «DP-407», «DР 407» with a Cyrillic «Р», «dp0407»."""
    told = _TRAIN_WORDS.sub("", "".join(filter(str.isalnum, number.upper())).translate(_ALIKE))
    flight = _FLIGHT_KEY.fullmatch(told)
    return f"{flight[1]}-{flight[2]}" if flight else told.lstrip("0")


def _trimmed(part: str) -> str:
    return part.strip(" ,;/–—-")


def _leg(part: str, days: Days, direction: Direction) -> ReadLeg | None:
    # Flights before all else: their digits are no time, and what looks like a day inside them is none.
    flights = [_Found(one.start(), one.end(), f"{one[1]}-{one[2]}") for one in _FLIGHT.finditer(part)]
    trains = [_Found(one.start(), one.end(), f"Поезд № {one[1].replace(' ', '').upper()}") for one in _TRAIN.finditer(part)]
    numbers = flights or trains
    left = _without(part, [*flights, *trains])
    moments = _moments(left, days)
    if moments is None or len(flights) + len(trains) > 1:
        return None
    dated, timed = moments
    words = _without(left, [one for one in (dated, timed) if one])
    mode = Mode.FLIGHT if flights else Mode.TRAIN if trains else _mode(words)
    if mode is None or re.search(r"\d{2}", words):
        return None  # more figures than were understood: whoever reads it has to say what they are
    plane = None if numbers else _PLANE.search(words)
    number = str(numbers[0].value) if numbers else plane[0].lower() if plane else ""
    far = (_FROM if direction is Direction.ARRIVAL else _TO).search(words)
    said = _said(_PLANE.sub(" ", words) if plane else words, far[0] if far else "")
    assert isinstance(dated.value, date)  # what _moments gives first
    at = timed.value if timed and isinstance(timed.value, time) else None
    return ReadLeg(direction, mode, number, dated.value, at, said, far[1] if far else "", part)


def _mode(words: str) -> Mode | None:
    text = words.casefold()
    found = [mode for mode, pattern in _MODES if pattern.search(text)]
    return found[0] if found else None


def _said(words: str, far: str) -> str:
    """Return the words that say something besides."""
    told = _MARKS.sub(" ", _NOISE.sub(" ", words.replace(far, " ") if far else words))
    return " ".join(told.split()).strip(" ,;.-–—")


def _without(text: str, found: list[_Found]) -> str:
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _moments(text: str, days: Days) -> tuple[_Found, _Found | None] | None:
    """Return the one day of a text and its one time, if it has one; None where there is no day, or more than one of either."""
    dated = list(_full_days(text, days))
    text = _without(text, dated)
    timed = list(_times(_TIMED, text)) or (list(_times(_DASHED, text)) if _DASHED.search(text) else [])
    text = _without(text, timed)
    pointed = [*_POINTED.finditer(text), *_SLASHED.finditer(text)]
    for one in sorted(pointed, key=lambda found: found.start()):
        day = _day_near(int(one[1]), int(one[2]), days)
        at = _time(one[1], one[2]) if "." in one[0] else None
        if day is not None and not dated:
            dated.append(_Found(one.start(), one.end(), day))
        elif at is not None and not timed:
            timed.append(_Found(one.start(), one.end(), at))
        else:
            return None
    if len(dated) != 1 or len(timed) > 1:
        return None
    return dated[0], _unless_midnight(text, dated[0], timed)


def _unless_midnight(text: str, dated: _Found, timed: list[_Found]) -> _Found | None:
    """Leave out the «00.00» with which spreadsheets write a day without a time."""
    if not timed:
        return None
    between = text[dated.end : timed[0].start]
    bare = timed[0].value == time(0) and dated.end <= timed[0].start and not between.strip() and text[timed[0].start :][:5] == "00.00"
    return _Found(timed[0].start, timed[0].end, "") if bare else timed[0]


def _full_days(text: str, days: Days) -> Iterator[_Found]:
    """Yield the days that are told with a year or a month in words."""
    taken: list[tuple[int, int]] = []
    for one in (*_ISO.finditer(text), *_DATED.finditer(text), *_WORDED.finditer(text)):
        if any(start < one.end() and one.start() < end for start, end in taken):
            continue
        day = _told_day(one, days)
        if day is not None:
            # The time of an ISO moment stays to be read.
            end = one.start(4) - 1 if one.re is _ISO and one[4] else one.end()
            taken.append((one.start(), end))
            yield _Found(one.start(), end + (1 if one.re is _ISO and one[4] else 0), day)


def _told_day(found: re.Match[str], days: Days) -> date | None:
    if found.re is _ISO:
        return _day(int(found[1]), int(found[2]), int(found[3]), days)
    if found.re is _DATED:
        year = int(found[4])
        return _day(year if year > 99 else 2000 + year, int(found[3]), int(found[1]), days)
    month = _month(found[2])
    if month is None:
        return None
    return _day(int(found[3]), month, int(found[1]), days) if found[3] else _day_near(int(found[1]), month, days)


def _month(word: str) -> int | None:
    told = folded(word)
    for number, (russian, english) in enumerate(zip(_MONTHS, _ENGLISH, strict=True), 1):
        if told.startswith((russian, english)) and (russian != "ма" or told in {"май", "мая", "may"}):
            return number
    return None


def _day(year: int, month: int, day: int, days: Days) -> date | None:
    """Return the day if there is one and it is not far from the event."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if days.first - FURTHEST <= found <= days.last + FURTHEST else None


def _day_near(day: int, month: int, days: Days) -> date | None:
    """Return the day of the year in which it is nearest to the event."""
    years = (days.first.year - 1, days.first.year, days.first.year + 1)
    found = [one for year in years if (one := _day(year, month, day, days)) is not None]
    return min(found, key=lambda one: abs(one - days.first), default=None)


def _times(pattern: re.Pattern[str], text: str) -> Iterator[_Found]:
    for one in pattern.finditer(text):
        at = _time(one[1], one[2])
        if at is not None:
            yield _Found(one.start(), one.end(), at)


def _time(hours: str, minutes: str) -> time | None:
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None
