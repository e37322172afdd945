"""What rooms there are and how a list of them is typed, who pays, and which nights a stay takes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded

_T = TypeVar("_T")

MOST_ROOMS: Final = 1000
"""Rooms that may be added at once."""
MOST_BEDS: Final = 20
MOST_NIGHTS: Final = 120
"""A stay that takes longer than this is a slip."""
LONGEST_NUMBER: Final = 20


class RoomCategory(StrEnum):
    """How good a room is."""

    STANDARD = "standard"
    SUPERIOR = "superior"
    JUNIOR_SUITE = "junior_suite"
    SUITE = "suite"
    APARTMENT = "apartment"


ROOM_CATEGORY_NAMES: Final[Mapping[RoomCategory, str]] = {
    RoomCategory.STANDARD: N_("Standard room"),
    RoomCategory.SUPERIOR: N_("Superior room"),
    RoomCategory.JUNIOR_SUITE: N_("Junior suite"),
    RoomCategory.SUITE: N_("Suite"),
    RoomCategory.APARTMENT: N_("Apartment"),
}


class Payer(StrEnum):
    """Who pays for a stay."""

    HOST = "host"
    DELEGATION = "delegation"
    GUEST = "guest"
    SPONSOR = "sponsor"


PAYER_NAMES: Final[Mapping[Payer, str]] = {
    Payer.HOST: N_("The host side pays"),
    Payer.DELEGATION: N_("The delegation pays"),
    Payer.GUEST: N_("The guest pays"),
    Payer.SPONSOR: N_("A sponsor pays"),
}


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room as a line of a typed list has it."""

    number: str
    category: RoomCategory = RoomCategory.STANDARD
    beds: int = 1


_WORDS: Final[Sequence[tuple[RoomCategory, tuple[str, ...]]]] = (
    # The longer words first: «полулюкс» ends like «люкс».
    (RoomCategory.JUNIOR_SUITE, ("полулюкс", "полу-люкс", "джуниор", "junior")),
    (RoomCategory.SUPERIOR, ("улучш", "супериор", "комфорт", "superior", "жаксарт", "якшырт")),
    (RoomCategory.SUITE, ("люкс", "сюит", "suite", "luxe")),
    (RoomCategory.APARTMENT, ("апарт", "президент", "apart")),
    (RoomCategory.STANDARD, ("станд", "standard", "эконом", "std")),
)
"""By what parts of words hotels and the office tell a category, in folded letters."""
_AROUND_DASH: Final = re.compile(r"\s*([–—-]|\.\.)\s*")
_RANGE: Final = re.compile(r"(?P<front>\D*)(?P<first>\d{1,5})(?:[–—-]|\.\.)(?P<again>\D*)(?P<last>\d{1,5})")
_BEDS: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:-\s*)?(?:(?:х|x)(?!\w)|мест|чел|кроват|урын|орын|кіс|кеше|bed|pers|place)\w*|(одно|двух|трех|четырех)\s*-?мест",
    re.IGNORECASE,
)
_COUNTED: Final = {"одно": 1, "двух": 2, "трех": 3, "четырех": 4}
_KINDS_OF_BEDS: Final = (("single", 1), ("sgl", 1), ("double", 2), ("twin", 2), ("dbl", 2), ("twn", 2), ("triple", 3), ("trpl", 3))
_CELLS: Final = re.compile(r"\t|\s\|\s")
_SEPARATORS: Final = re.compile(r"[,;]|\s/\s")


def rooms_typed(text: str) -> tuple[RoomLine, ...]:
    """Read rooms as people type or paste them, one kind a line: «301–312, стандарт, 2 места», «401, 402, 405 люкс».

    What a line says of category and beds holds for all of its numbers; without a word it is a standard room with one bed.
    Refuses a line without a number, a number that stands there twice, and ranges that run backwards or out of all measure.
    """
    found: dict[str, RoomLine] = {}
    for line in filter(str.strip, text.splitlines()):
        for room in _line(line):
            if room.number in found:
                raise Refusal(N_("Room %(number)s stands in the list twice."), "rooms", number=room.number)
            found[room.number] = room
            if len(found) > MOST_ROOMS:
                raise Refusal(N_("Add %(most)s rooms at once at most."), "rooms", most=MOST_ROOMS)
    if not found:
        raise Refusal(N_("Write the numbers of the rooms."), "rooms")
    return tuple(found.values())


def _line(line: str) -> Iterable[RoomLine]:
    words = folded(line)
    category = next((known for known, told in _WORDS if any(word in words for word in told)), RoomCategory.STANDARD)
    cells = _CELLS.split(line)
    # A row of a table: the number stands first, and a bare number behind it counts beds.
    bare = next((int(cell) for cell in map(str.strip, cells[1:]) if re.fullmatch(r"[0-9]{1,2}", cell)), None)
    beds = bare or _beds(words)
    numbers = [number for part in _SEPARATORS.split(cells[0]) for number in _numbers(part)]
    if not numbers:
        raise Refusal(N_("“%(line)s”: no room number is found in this line."), "rooms", line=line[:60])
    if not 1 <= beds <= MOST_BEDS:
        raise Refusal(N_("A room has 1 to %(most)s beds."), "rooms", most=MOST_BEDS)
    return [RoomLine(number, category, beds) for number in numbers]


def _beds(words: str) -> int:
    told = _BEDS.search(words)
    if told:
        return int(told[1]) if told[1] else _COUNTED[told[2]]
    return next((beds for word, beds in _KINDS_OF_BEDS if word in words), 1)


def _numbers(part: str) -> Iterable[str]:
    """Return the numbers that one part of a line names: «301–312», «401», «А-12», «405 люкс»; none where it tells beds or a category."""
    for word in _AROUND_DASH.sub(r"\1", _BEDS.sub(" ", part)).split():
        told = word.strip("().№#")
        if not any(letter.isdigit() for letter in told):
            continue
        between = _RANGE.fullmatch(told)
        if between and between["again"] in ("", between["front"]):
            yield from _range(between["front"], between["first"], between["last"])
        elif len(told) <= LONGEST_NUMBER:
            yield told


def _range(front: str, first: str, last: str) -> Iterable[str]:
    begin, end = int(first), int(last)
    if end < begin or end - begin >= MOST_ROOMS:
        raise Refusal(N_("%(first)s–%(last)s is no range of rooms."), "rooms", first=first, last=last)
    return [f"{front}{number:0{len(first)}d}" for number in range(begin, end + 1)]


def refuse_days(from_day: date, until_day: date) -> None:
    """Refuse a stay that ends before it begins or takes longer than anybody stays; one of a single day is a rest by day."""
    if not date(1990, 1, 1) <= from_day <= date(2100, 12, 31):
        raise Refusal(N_("The year must lie between 1990 and 2100."), "from_day")
    if until_day < from_day:
        raise Refusal(N_("They cannot leave before they come."), "until_day")
    if (until_day - from_day).days > MOST_NIGHTS:
        raise Refusal(N_("That is more than %(most)s nights. Check the days."), "until_day", most=MOST_NIGHTS)


def nights_of(from_day: date, until_day: date) -> tuple[date, ...]:
    """Return the days on whose evening the bed is taken: all but the day of leaving; a rest by day takes that one."""
    return tuple(from_day + timedelta(days) for days in range(max(1, (until_day - from_day).days)))


def overlapping(stays: Iterable[tuple[_T, int, date, date]]) -> frozenset[_T]:
    """Return the keys of the stays of one person that take the same night as another of theirs; a stay is key, person, from, until."""
    nights: dict[tuple[int, date], list[_T]] = {}
    for key, person, from_day, until_day in stays:
        for night in nights_of(from_day, until_day):
            nights.setdefault((person, night), []).append(key)
    return frozenset(key for keys in nights.values() if len(keys) > 1 for key in keys)


def usual_days(first: date, last: date, arrives: date | None, leaves: date | None) -> tuple[date, date]:
    """Return from when until when somebody stays unless told otherwise: from leg to leg, else the event's days, a night at least."""
    begin, end = arrives or first, leaves or last
    return (begin, end) if end > begin else (begin, begin + timedelta(days=1))


def without_bed(arrives: date | None, leaves: date | None, taken: Iterable[tuple[date, date]]) -> tuple[date, ...]:
    """Return the nights between somebody's legs in which none of their stays gives them a bed; none where a leg is unknown."""
    if arrives is None or leaves is None or leaves <= arrives:
        return ()
    known = {night for stay in taken for night in nights_of(*stay)}
    return tuple(night for night in nights_of(arrives, leaves) if night not in known)
