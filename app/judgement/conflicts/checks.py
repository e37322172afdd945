"""What a kind of check is, and over what it goes; each kind is a file in `kinds` and knows this much; pure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.facts import EventFact, Facts, ItemFact
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.pairs import Pair, every_pair, pairs_about
from app.judgement.conflicts.presence import Missed, every_missed, missed_by
from app.judgement.conflicts.situation import Situation, Stint, Timeline, Touched
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind

S = TypeVar("S")


@dataclass(frozen=True)
class Over(Generic[S]):
    """What a check goes over: everything of a situation, or only what something has touched."""

    every: Callable[[Situation], Iterable[S]]
    touched: Callable[[Situation, Touched], Iterable[S]]
    whose: Callable[[S], frozenset[int]] | None = None
    """Who all the clashes of a subject concern; None: each clash says that itself."""


class _OfAnEvent(Protocol):
    @property
    def event(self) -> int: ...


F = TypeVar("F", bound=_OfAnEvent)


def _own(facts: Callable[[Facts], Mapping[int, F]], touched: Callable[[Touched], Iterable[int]]) -> Over[F]:
    """Return that a check goes over the facts of one sort of the event in question: those of others are theirs to judge."""

    def every(situation: Situation) -> Iterable[F]:
        return (fact for fact in facts(situation.facts).values() if fact.event == situation.facts.focus)

    def of(situation: Situation, changed: Touched) -> Iterable[F]:
        known = facts(situation.facts)
        return (fact for ident in touched(changed) if (fact := known.get(ident)) is not None and fact.event == situation.facts.focus)

    return Over(every, of)


TIMELINES: Final = Over[Timeline](
    lambda situation: situation.every_timeline,
    lambda situation, touched: situation.timelines(touched.people),
    lambda timeline: timeline.people,
)
"""What each person does. A clash needs no people: the engine knows whose the timeline is."""
PAIRS: Final = Over[Pair](
    every_pair, lambda situation, touched: pairs_about(situation, touched.people, touched.things), lambda pair: pair.people
)
"""Every two things that leave somebody hardly time, or none, to be at both. A clash needs no people here either."""
MISSED: Final = Over[Missed](every_missed, lambda situation, touched: missed_by(situation, touched.people), lambda one: one.people)
"""What somebody cannot be at for how they come or go. The engine knows who."""
HALLS: Final = Over[tuple[ItemFact, ...]](
    lambda situation: situation.of_hall.values(),
    lambda situation, touched: (situation.of_hall[hall] for hall in touched.halls if hall in situation.of_hall),
)
"""The items with a start of each hall, in order."""
VEHICLES: Final = Over[tuple[Stint, ...]](
    lambda situation: situation.of_vehicle.values(),
    lambda situation, touched: (situation.of_vehicle[key] for key in touched.vehicles if key in situation.of_vehicle),
)
"""The rides of each vehicle, in order."""
ITEMS: Final = _own(lambda facts: facts.items, lambda touched: touched.items)
RIDES: Final = _own(lambda facts: facts.rides, lambda touched: touched.rides)
LEGS: Final = _own(lambda facts: facts.legs, lambda touched: touched.legs)
DELEGATIONS: Final = _own(lambda facts: facts.delegations, lambda touched: touched.delegations)
AGREEMENTS: Final = _own(lambda facts: facts.agreements, lambda touched: touched.agreements)
INSTRUCTIONS: Final = _own(lambda facts: facts.instructions, lambda touched: touched.instructions)
EVENTS: Final = Over[EventFact](
    lambda situation: (situation.facts.events[situation.facts.focus],),
    lambda situation, touched: (situation.facts.events[ident] for ident in touched.events if ident == situation.facts.focus),
)
"""The event in question."""


def _no_items(_event: EventFact) -> Collection[ItemKind]:
    return ()


def _no_deeds(_situation: Situation, _finding: Finding) -> Iterable[Deed]:
    return ()


@dataclass(frozen=True)
class Check(Generic[S]):
    """One kind of finding: `name` is that of its file, `title` the msgid of what lists call it."""

    name: str
    title: str
    severity: Severity
    over: Over[S]
    judge: Callable[[Situation, S], Iterable[Clash]]
    mend: Callable[[Situation, Finding], Iterable[Deed]] = _no_deeds
    """What could be done about a finding, the best first."""
    together: Callable[[EventFact], Collection[ItemKind]] = _no_items
    """The kinds of items of which it tells all at once in an event: whoever weighs an edit of one needs them all (`loading.near`)."""

    @property
    def mends(self) -> bool:
        """Whether this kind knows anything that could be done about its findings."""
        return self.mend is not _no_deeds
