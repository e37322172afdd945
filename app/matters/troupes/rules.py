"""What a technical rider asks for, how far it is met, and the days of a freight; pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days


class RiderArea(StrEnum):
    """What a line of a technical rider is about."""

    STAGE = "stage"
    SOUND = "sound"
    LIGHT = "light"
    POWER = "power"
    DRESSING_ROOMS = "dressing_rooms"
    CREW = "crew"
    CATERING = "catering"
    OTHER = "other"


RIDER_AREA_NAMES: Final[Mapping[RiderArea, str]] = {
    RiderArea.STAGE: N_("Stage"),
    RiderArea.SOUND: N_("Sound"),
    RiderArea.LIGHT: N_("Light"),
    RiderArea.POWER: N_("Power supply"),
    RiderArea.DRESSING_ROOMS: N_("Dressing rooms"),
    RiderArea.CREW: N_("Stage crew"),
    RiderArea.CATERING: N_("Water and meals backstage"),
    RiderArea.OTHER: N_("Other needs of the rider"),
}


class RiderState(StrEnum):
    """How far a line of a rider is met."""

    ASKED = "asked"
    PROMISED = "promised"
    READY = "ready"
    REFUSED = "refused"


RIDER_STATE_NAMES: Final[Mapping[RiderState, str]] = {
    RiderState.ASKED: N_("Rider: asked for"),
    RiderState.PROMISED: N_("Rider: promised"),
    RiderState.READY: N_("Rider: ready"),
    RiderState.REFUSED: N_("Rider: cannot be had"),
}


OPEN_NEEDS: Final = frozenset({RiderState.ASKED, RiderState.PROMISED})
"""Lines of a rider that are not settled yet."""

MOST_TROUPES: Final = 60
"""Troupes of one event; the largest Days known had nine."""
MOST_NEEDS: Final = 100
MOST_APPEARANCES: Final = 60
"""Performances and rehearsals of one troupe."""
MOST_FREIGHT: Final = 100
MOST_PEOPLE: Final = 2000
LONGEST: Final = 600
"""Minutes of one performance."""
MOST_PIECES: Final = 10_000
MOST_KG: Final = 100_000
MOST_LITRES: Final = 1_000_000
"""A thousand cubic metres: more than ten lorries hold."""


class FreightDay(StrEnum):
    """The days of a freight in the order in which they come; each is the name of its column."""

    LOADED = "loaded_on"
    CUSTOMS_OUT = "customs_out_on"
    ARRIVES = "arrives_on"
    UNLOADED = "unloaded_on"
    LEAVES = "leaves_on"
    CUSTOMS_BACK = "customs_back_on"
    RETURNED = "returned_on"


FREIGHT_DAY_NAMES: Final[Mapping[FreightDay, str]] = {
    FreightDay.LOADED: N_("Loaded"),
    FreightDay.CUSTOMS_OUT: N_("Customs on the way there"),
    FreightDay.ARRIVES: N_("Arrives"),
    FreightDay.UNLOADED: N_("Unloaded"),
    FreightDay.LEAVES: N_("Leaves for home"),
    FreightDay.CUSTOMS_BACK: N_("Customs on the way back"),
    FreightDay.RETURNED: N_("Returned"),
}
THERE: Final = (FreightDay.LOADED, FreightDay.CUSTOMS_OUT, FreightDay.ARRIVES, FreightDay.UNLOADED)
"""The way to the event; what follows is the way home."""
KNOWN_BEFORE: Final = timedelta(days=7)
"""By so long before its event every day of the way there has to be known."""
FURTHEST: Final = 400
"""A day of a freight so many days away from its event is a slip."""

FreightDays = Mapping[FreightDay, date | None]


def refuse_days(days: FreightDays, event: Days) -> None:
    """Refuse a day that comes before an earlier one, and one that is far from the event, beside its field; each may be unknown."""
    before: date | None = None
    for step in FreightDay:
        day = days.get(step)
        if day is None:
            continue
        if not event.first - timedelta(days=FURTHEST) <= day <= event.last + timedelta(days=FURTHEST):
            raise Refusal(
                N_("%(day)s is far from the event (%(first)s – %(last)s). Check the date."),
                step.value,
                day=day,
                first=event.first,
                last=event.last,
            )
        if before is not None and day < before:
            raise Refusal(N_("This is before the step that comes before it: that one is on %(day)s."), step.value, day=before)
        before = day


@dataclass(frozen=True, slots=True)
class FreightStanding:
    """Where a freight stands on a day: what comes next, and of which steps nobody has said when, though they are due."""

    last: FreightDay | None
    """The last step whose day has come."""
    next: FreightDay | None
    """The step after it; None: it is back."""
    next_on: date | None
    overdue: tuple[FreightDay, ...]


def freight_standing(days: FreightDays, event: Days, today: date) -> FreightStanding:
    """Tell where a freight stands; a day that has come counts as done, as its page says."""
    steps = tuple(FreightDay)
    done = [place for place, step in enumerate(steps) if (day := days.get(step)) is not None and day < today]
    last = done[-1] if done else -1
    following = steps[last + 1] if last + 1 < len(steps) else None
    overdue = tuple(step for step in steps[last + 1 :] if days.get(step) is None and _is_due(step, event, today))
    return FreightStanding(steps[last] if done else None, following, days.get(following) if following else None, overdue)


def _is_due(step: FreightDay, event: Days, today: date) -> bool:
    return today >= event.first - KNOWN_BEFORE if step in THERE else today > event.last


@dataclass(frozen=True, slots=True)
class Hour:
    """When an item of the programme takes place, as far as that is known."""

    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def is_before(rehearsal: Hour, concert: Hour) -> bool | None:
    """Tell whether a rehearsal is over when its concert begins; None where their times do not say."""
    if rehearsal.starts_at is not None and concert.starts_at is not None:
        over = rehearsal.ends_at or rehearsal.starts_at
        return rehearsal.starts_at < concert.starts_at and over <= concert.starts_at
    return None if rehearsal.day == concert.day else rehearsal.day < concert.day


def refuse_rehearsal(rehearsal: Hour, concert: Hour, field: str) -> None:
    """Refuse a rehearsal that is known not to be over when its concert begins."""
    if is_before(rehearsal, concert) is False:
        raise Refusal(N_("A rehearsal is over before what it is for begins."), field)


class Remark(StrEnum):
    """What does not hold about a performance of a troupe, or about what travels for it."""

    NO_REHEARSAL = "no_rehearsal"
    LATE_REHEARSAL = "late_rehearsal"
    CANCELLED = "cancelled"
    FREIGHT_LATE = "freight_late"
    NEEDS_OVERDUE = "needs_overdue"
    NEEDS_REFUSED = "needs_refused"


def freight_is_late(days: FreightDays, shows: Iterable[date]) -> bool:
    """Tell whether what travels for a troupe arrives after the first day on which the troupe rehearses or performs."""
    arrives = days.get(FreightDay.UNLOADED) or days.get(FreightDay.ARRIVES)
    first = min(shows, default=None)
    return arrives is not None and first is not None and arrives > first


_CUBIC: Final = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,3}))?")


def litres_of(typed: str, field: str) -> int | None:
    """Return cubic metres as they are typed («4,5») in litres; nothing typed is None. Litres are whole, so at most three places follow."""
    if not typed:
        return None
    found = _CUBIC.fullmatch(typed.replace("\u00a0", "").replace(" ", ""))
    litres = int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0")) if found else 0
    if not 1 <= litres <= MOST_LITRES:
        raise Refusal(N_("Write cubic metres like 4,5: more than 0 and at most 1000."), field)
    return litres


def cubic_told(litres: int | None) -> str:
    """Return litres as the form shows them in cubic metres: «4,5»; nothing for None."""
    if litres is None:
        return ""
    whole, rest = divmod(litres, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",") if rest else str(whole)
