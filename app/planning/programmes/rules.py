"""Where an item of a programme may stand, and what it may consist of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When

FURTHEST_DAYS: Final = 60
"""An item this many days away from its event belongs to another one."""


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


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech inside an item; `minutes` are planned, `language` is a BCP 47 tag."""

    speaker: Texts
    topic: Texts
    minutes: int
    language: str = "ru"
    remote: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 600:
            raise Refusal(N_("A speech takes 1 to 600 minutes."), "minutes")


def minutes_of(speeches: Iterable[Speech]) -> int:
    """Return how long the speeches take together, in minutes."""
    return sum(speech.minutes for speech in speeches)


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
