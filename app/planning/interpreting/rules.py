"""Which items need an interpreter, what a pair of languages may be, and when two bookings cannot both be kept."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PartySide

Pair = tuple[str, str]
"""From which language to which, as codes of ISO 639: («kk», «ru»)."""

MAIN_LANGUAGES: Final = ("ru", "ba", "kk", "en")
"""The languages of the house; others stand behind them in every list."""
MOST_PAIRS: Final = 20
OPEN_LASTS: Final = timedelta(hours=1)
"""How long an item without an end is taken to last, unless the next one of the same person begins before that."""
_CODE: Final = re.compile(r"[a-z]{2,3}")


class Need(StrEnum):
    """Why an item needs an interpreter."""

    LANGUAGES = "languages"
    TALKS = "talks"
    SIDES = "sides"


NEED_NAMES: Final[Mapping[Need, str]] = {
    Need.LANGUAGES: N_("speeches in several languages"),
    Need.TALKS: N_("talks"),
    Need.SIDES: N_("delegations of both sides"),
}

_ON_THE_WAY: Final = frozenset({ItemKind.ARRIVAL, ItemKind.TRANSFER, ItemKind.DEPARTURE})
_TALKS: Final = frozenset({ItemKind.MEETING, ItemKind.MATCHMAKING})
_AT_HOME: Final = frozenset({PartySide.BASHKORTOSTAN, PartySide.RUSSIA})


def need_of(kind: ItemKind, sides: Collection[PartySide], speech_languages: Collection[str]) -> Need | None:
    """Return why an item needs an interpreter, None where it needs none.

    It does where its speeches are in more than one language, where it is talks (a meeting, business meetings), or where delegations
    of both sides attend: of Kazakhstan, of Bashkortostan and other regions of Russia, of other countries. Arrivals, transfers and
    departures need none, whoever is there.
    """
    if len(set(speech_languages)) > 1:
        return Need.LANGUAGES
    if kind in _TALKS:
        return Need.TALKS
    if kind not in _ON_THE_WAY and len({PartySide.RUSSIA if side in _AT_HOME else side for side in sides}) > 1:
        return Need.SIDES
    return None


def refuse_pair(source: str, target: str, field: str) -> None:
    """Refuse what is no pair of two languages."""
    if not (_CODE.fullmatch(source) and _CODE.fullmatch(target)):
        raise Refusal(N_("Choose both languages of the pair."), field)
    if source == target:
        raise Refusal(N_("An interpreter interprets from one language to another one."), field)


def pairs_kept(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs of an interpreter, each once, in the order in which they were typed; refuse none at all and too many."""
    kept = tuple(dict.fromkeys(pairs))
    if not kept:
        raise Refusal(N_("Say at least one pair of languages."), "pairs")
    if len(kept) > MOST_PAIRS:
        raise Refusal(N_("An interpreter has %(most)s pairs of languages at most."), "pairs", most=MOST_PAIRS)
    for source, target in kept:
        refuse_pair(source, target, "pairs")
    return kept


def fits(pairs: Iterable[Sequence[str]], source: str, target: str) -> bool:
    """Tell whether somebody with these pairs can do what is asked; a language that is not said is any."""
    return any(source in ("", pair[0]) and target in ("", pair[1]) for pair in pairs)


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when an item takes somebody, as instants; None for an end that nobody knows."""

    start: datetime
    end: datetime | None = None

    @property
    def until(self) -> datetime:
        """The end, or the one that is assumed."""
        return self.end or self.start + OPEN_LASTS


def collide(one: Hours, other: Hours) -> bool:
    """Tell whether nobody can be at both: who was at an item without an end has left it when the next one begins."""
    first, second = (one, other) if one.start <= other.start else (other, one)
    return first.start == second.start or (first.end is not None and first.end > second.start)


def minutes_between(one: Hours, other: Hours) -> int:
    """Return the minutes between the end of an item and the beginning of the next, 0 where they run into each other."""
    return max(0, int((other.start - (one.end or one.start)).total_seconds() // 60))
