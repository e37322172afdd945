"""What can be done about what a delay breaks, each under a key that the page shows and sends back; no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.planning.logistics.delays_facts import DelayFacts
from app.planning.logistics.delays_values import BrokenItem, BrokenTransfer, Consequence, Misfit


@dataclass(frozen=True, slots=True)
class Move:
    """Let the transfer start at the time that fits."""

    key: str
    transfer: int
    start: datetime
    checked: bool


@dataclass(frozen=True, slots=True)
class Split:
    """Make another transfer, at the time that fits, for those whom this one does not fit."""

    key: str
    transfer: int
    start: datetime
    people: tuple[int, ...]
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """Let these not attend the item; `members` are those as whom they would."""

    key: str
    item: int
    people: tuple[int, ...]
    members: tuple[int, ...]
    checked: bool


Offer = Move | Split | Away


def offers_of(facts: DelayFacts, leg_id: int, consequences: Iterable[Consequence]) -> tuple[Offer, ...]:
    """Return what is proposed; checked is what disturbs nobody else and leaves nobody out who could still be there."""
    arrives = leg_id in facts.journeys and facts.journeys[leg_id].arrives
    found: list[Offer] = []
    for one in consequences:
        if isinstance(one, BrokenTransfer) and one.start is not None:
            # A later departure may yet become a still later one, or an earlier: who waits at the airport misses nothing.
            quiet = one.is_harmless and (arrives or one.sort is not Misfit.WAITS)
            found.append(Move(one.move_key, one.transfer, one.start, quiet))
            if one.others:
                found.append(Split(one.split_key, one.transfer, one.start, one.who))
        elif isinstance(one, BrokenItem):
            found += _away(facts, one)
    return tuple(found)


def _away(facts: DelayFacts, item: BrokenItem) -> Iterable[Away]:
    """Yield who may be taken out: those who miss all, then those who would see some. Roles stay: somebody has to decide on them."""
    for people, checked in ((item.missing, True), (item.partly, False)):
        members = {person: facts.members(item.item, person) for person in people}
        whole = tuple(person for person in people if members[person])
        if whole:
            yield Away(item.away_key(whole), item.item, whole, tuple(sorted(one for person in whole for one in members[person])), checked)
