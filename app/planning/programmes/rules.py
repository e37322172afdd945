"""Where an item of a programme may stand, and what it may consist of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import typed_time
from app.ground.kernel.when import Precision, When
from app.register.venues.rules import MOST_PEOPLE

FURTHEST_DAYS: Final = 60
"""An item this many days away from its event belongs to another one."""
_YEARS: Final = range(1989, 2102)
"""Years in which an item may stand, those around the first and the last event included; beyond them arithmetic on days ends."""

LONGEST_BUFFER: Final = 180
"""Minutes before its start by which an item may want people there: who has to come earlier than that has an item of their own."""


class Visibility(StrEnum):
    """Who may read an item outside the staff's own screens; each includes the ones before it."""

    PUBLIC = "public"
    GUESTS = "guests"
    HOSTS = "hosts"


class ItemKind(StrEnum):
    """What an item is; the order is that of the form's list."""

    ARRIVAL = "arrival"
    TRANSFER = "transfer"
    CEREMONY = "ceremony"
    PLENARY = "plenary"
    SESSION = "session"
    AGENDA = "agenda"
    MEETING = "meeting"
    MATCHMAKING = "matchmaking"
    SIGNING = "signing"
    EXHIBITION = "exhibition"
    WALK = "walk"
    FAIR = "fair"
    CONCERT = "concert"
    PRESS = "press"
    MEAL = "meal"
    RECEPTION = "reception"
    DEPARTURE = "departure"
    OTHER = "other"


class ItemRole(StrEnum):
    """What somebody does at an item, in the order in which it is told."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    INTERPRETER = "interpreter"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech inside an item; `minutes` are planned, `language` is a BCP 47 tag."""

    speaker: Texts
    topic: Texts
    minutes: int
    language: str = "ru"
    remote: bool = False
    person: str = ""
    """The UID of the speaker, where they are in the directory; `speaker` is how they are told."""

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 600:
            raise Refusal(N_("A speech takes 1 to 600 minutes."), "minutes")


def minutes_of(speeches: Iterable[Speech]) -> int:
    """Return how long the speeches take together, in minutes."""
    return sum(speech.minutes for speech in speeches)


def refuse_crowd(expected: int | None, buffer_minutes: int) -> None:
    """Refuse a number of people that no hall holds, and minutes before the start that nobody waits."""
    if expected is not None and not 1 <= expected <= MOST_PEOPLE:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "expected", least=1, most=MOST_PEOPLE)
    if not 0 <= buffer_minutes <= LONGEST_BUFFER:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "buffer_minutes", least=0, most=LONGEST_BUFFER)


def placed(when: When, days: Days, *, arrival_margin: int, departure_margin: int) -> When:
    """Return the time of an item, or refuse one that cannot belong to its event.

    A little outside the margin is a finding of the conflict check, not a refusal; months away is a slip.
    """
    if when.day not in days.widened(arrival_margin + FURTHEST_DAYS, departure_margin + FURTHEST_DAYS):
        raise Refusal(
            N_("%(day)s is far from the event (%(first)s – %(last)s). Check the date."),
            "day",
            day=when.day,
            first=days.first,
            last=days.last,
        )
    return when


def outside(day: date, days: Days, *, arrival_margin: int, departure_margin: int) -> bool:
    """Tell whether a day lies outside the event even with its margins."""
    return day not in days.widened(arrival_margin, departure_margin)


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time as the form asks for it: clock times on a day at a place; folds are asked for only where they matter."""

    day: date
    precision: Precision
    start: time | None
    end: time | None
    ends_next_day: bool
    zone: str
    start_fold: int | None = None
    end_fold: int | None = None


def when_of(typed: TypedTime) -> When:
    """Return the time that was typed, or refuse it at its field."""
    if typed.day.year not in _YEARS:
        raise Refusal(N_("The year must lie between 1990 and 2100."), "day")
    if typed.precision is Precision.UNKNOWN:
        return When(typed.day)
    if typed.start is None:
        raise Refusal(N_("Enter when it starts, or choose “time to be confirmed”."), "start")
    start = typed_time(datetime.combine(typed.day, typed.start), typed.zone, typed.start_fold, "start")
    if typed.end is None or typed.precision is Precision.OPEN:
        if typed.end is not None:
            raise Refusal(N_("An open time (“from 19.00”) has no end."), "end")
        return When(typed.day, typed.precision, start)
    day = typed.day + timedelta(days=int(typed.ends_next_day))
    end = typed_time(datetime.combine(day, typed.end), typed.zone, typed.end_fold, "end")
    return When(typed.day, typed.precision, start, end)


def exchanged(first: When, second: When) -> tuple[When, When]:
    """Return the times of two items of a day after they have changed places; each keeps its length, and so does the gap between them."""
    if first.day != second.day or first.start is None or second.start is None:
        raise Refusal(N_("Only items of one day with known times can change places."))
    if first.end is None or second.end is None:
        raise Refusal(N_("Items can change places only when both have an end."))
    if first.start.zone != second.start.zone or first.end.local > second.start.local:
        raise Refusal(N_("These two run at the same time; move one of them instead."))
    gap = second.start.local - first.end.local
    length = second.end.local - second.start.local
    earlier = second.moved(first.start.local - second.start.local)
    later = first.moved(length + gap)
    return later, earlier


def following(chosen: When, others: Iterable[tuple[int, When]]) -> list[int]:
    """Return the keys of the items that come after `chosen` on its day: what a delay pushes along."""
    if chosen.start is None:
        return []
    return [key for key, when in others if when.day == chosen.day and when.start is not None and when.start.instant >= chosen.start.instant]
