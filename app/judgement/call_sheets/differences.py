"""What changed for a recipient between what they know and what is so now; pure."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.knowing import Car, Known
from app.judgement.call_sheets.rules import COMPLETED, FIRST_IS_NO_CHANGE, PAST, Deed, Fact

_THEIR_OWN: Final = (Fact.ROLE, Fact.SPEECH)
"""What is said besides of something new."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise than the recipient knows."""

    deed: Deed
    before: Known | None
    after: Known | None
    facts: tuple[Fact, ...] = ()
    """What is otherwise, of something that stays."""
    whose: tuple[Texts, ...] = ()
    """For a delegation that is told what concerns some of it: who they are."""

    @property
    def known(self) -> Known:
        """The thing as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None  # a difference has at least one side
        return found

    @property
    def about(self) -> str:
        """The thing."""
        return self.known.about

    def same(self) -> Hashable:
        """Return what equal differences of two recipients have in common: both are told by the same words."""
        sides = tuple(tuple((fact, side.facts.get(fact)) for fact in self.facts) if side else None for side in (self.before, self.after))
        return self.about, self.deed, sides

    def first_at(self, now: datetime) -> datetime:
        """Return the earliest instant, of then and now, that is still worth a call."""
        starts = [side.starts for side in (self.before, self.after) if side]
        return min([start for start in starts if start >= now - PAST] or starts)

    def of(self, whose: tuple[Texts, ...]) -> "Difference":
        """Return the same for some people of a delegation."""
        return replace(self, whose=whose)


def differences(before: Mapping[str, Known], after: Mapping[str, Known], now: datetime) -> list[Difference]:
    """Return what changed, by the time that it concerns; nothing of what is past before and after."""
    held = {known.matter for known in before.values() if known.live}
    found = [_difference(before.get(about), after.get(about)) for about in dict.fromkeys((*before, *after))]
    kept = [
        one
        for one in found
        if one
        and not (one.deed is Deed.ADDED and one.known.matter in FIRST_IS_NO_CHANGE - held)
        and any(side.over >= now - PAST for side in (one.before, one.after) if side)
    ]
    return sorted(kept, key=lambda one: (one.first_at(now), one.about))


def _difference(old: Known | None, new: Known | None) -> Difference | None:
    is_there = new is not None and new.live
    if old is None or not old.live:
        if not is_there or (new and new.aside):
            return None
        return Difference(Deed.RESTORED if old else Deed.ADDED, old, new, tuple(fact for fact in _THEIR_OWN if new and new.facts.get(fact)))
    if new is None:
        return None if old.aside else Difference(Deed.GONE, old, None)
    if not is_there:
        return Difference(Deed.CANCELLED, old, new)
    facts = tuple(_otherwise(old, new))
    return Difference(Deed.CHANGED, old, new, facts) if facts else None


def _otherwise(old: Known, new: Known) -> Iterator[Fact]:
    for fact in dict.fromkeys((*old.facts, *new.facts)):
        was, now = old.facts.get(fact), new.facts.get(fact)
        if was == now or (fact in COMPLETED and not was):
            continue
        if fact is Fact.DRIVER and _uid(old) != _uid(new):
            continue  # another car has another driver
        yield fact


def _uid(known: Known) -> str:
    car = known.facts.get(Fact.CAR)
    return car.uid if isinstance(car, Car) else ""
