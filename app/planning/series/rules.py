"""Whose turn it is to host an edition, and how an edition is called after another one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.events.rules import MOST_EDITIONS, Side, roman


@dataclass(frozen=True, slots=True)
class Turn:
    """Who hosted an edition."""

    event_id: int
    edition: int
    host: Side


def other(side: Side) -> Side:
    """Return the side across the border."""
    return Side.KAZAKHSTAN if side is Side.BASHKORTOSTAN else Side.BASHKORTOSTAN


def host_of(edition: int, known: Turn) -> Side:
    """Return whose turn an edition is where hosts alternate and it is known who hosted another one."""
    return known.host if (edition - known.edition) % 2 == 0 else other(known.host)


def out_of_turn(turns: Iterable[Turn]) -> dict[int, Turn]:
    """Return the events whose host is not the one whose turn it was, each with the edition before it.

    Editions that are not known count as held where it was their turn: after the XVIII in Ufa the XX is in Ufa too.
    """
    row = sorted(turns, key=lambda turn: turn.edition)
    return {turn.event_id: before for before, turn in pairwise(row) if turn.host is not host_of(turn.edition, before)}


def next_number(editions: Iterable[int | None]) -> int | None:
    """Return the number after the highest one; None where no edition has one, or no further one can be written."""
    known = [edition for edition in editions if edition is not None]
    return max(known) + 1 if known and max(known) < MOST_EDITIONS else None


def renumbered(title: Texts, before: int | None, after: int | None) -> Texts:
    """Return the title of an edition made from that of another one: «XX Форум» → «XXI Форум», «Заседание № 2» → «Заседание № 3»."""
    if before is None or after is None:
        return title
    letters = re.compile(rf"\b{roman(before)}\b")
    digits = re.compile(rf"(№\s?|\bNo\.\s?)?(?<!\d){before}(?!\d)")

    def told(text: str) -> str:
        changed, count = letters.subn(roman(after), text)
        return changed if count else digits.sub(lambda found: f"{found[1] or ''}{after}", text)

    return Texts(**{language: told(getattr(title, language)) for language in LANGUAGES})
