"""What somebody asks for, thought through on what is known: times that fit, or what stands in the way of them; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

from app.ground.kernel.homes import HOMES
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.judgement.conflicts.facts import NOWHERE, Spot
from app.judgement.conflicts.free_time.blocks import Block, Roads
from app.judgement.conflicts.free_time.ranking import Proposal, count_apart, proposals
from app.judgement.conflicts.free_time.rules import Asked, Room, fitting, hindrances
from app.judgement.conflicts.free_time.windows import Hours, Stretch, windows_of
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.venues.rules import Layout

UFA, ASTANA = HOMES
NINE_TO_SIX: Final = (time(9), time(18))
LONGEST_SEARCH: Final = 14
"""Days."""
LONGEST_MEETING: Final = 600
"""Minutes."""
KEPT_APART: Final = 15
"""Minutes before and after that stay free where that is asked for."""
LUNCH: Final = (time(13), time(14))
EARLY_OR_LATE: Final = timedelta(hours=1)
"""From the beginning and to the end of the working hours nobody likes to meet."""
_ANY_HOURS: Final = (time(8), time(21))
_COUNTED: Final[Mapping[str, frozenset[Jurisdiction]]] = {
    UFA: frozenset({Jurisdiction.BASHKORTOSTAN, Jurisdiction.RUSSIA}),
    ASTANA: frozenset({Jurisdiction.KAZAKHSTAN}),
}
"""Whose days off count by whose clocks."""


@dataclass(frozen=True, slots=True)
class Question:
    """How long, when, who, and where: as the form asks."""

    event_id: int
    minutes: int
    days: Days
    delegations: tuple[int, ...] = ()
    """Those that come whole."""
    persons: tuple[int, ...] = ()
    pair: tuple[str, str] | None = None
    """Languages between which somebody has to interpret."""
    seats: int | None = None
    """For how many people a hall is wanted; None: no hall."""
    layout: Layout | None = None
    city_id: int | None = None
    venue_id: int | None = None
    hours: Mapping[str, tuple[time, time]] = field(default_factory=lambda: {UFA: NINE_TO_SIX, ASTANA: NINE_TO_SIX})
    """From when until when each side works, by its zone."""
    holidays: frozenset[Jurisdiction] = frozenset({Jurisdiction.BASHKORTOSTAN, Jurisdiction.RUSSIA, Jurisdiction.KAZAKHSTAN})
    """On whose days off nobody is asked to come."""
    weekends: bool = False
    """Whether Saturdays and Sundays may be."""
    apart: int = KEPT_APART
    lunch: bool = True
    """Whether lunch stays free."""


def refuse_question(question: Question, allowed: Days) -> None:
    """Refuse hours that end before they begin, and days that are too many or none of the event."""
    for zone, (since, until) in question.hours.items():
        if until <= since:
            raise Refusal(N_("The working hours end before they begin."), "ufa_until" if zone == UFA else "astana_until")
    if question.days.first not in allowed or question.days.last not in allowed:
        raise Refusal(
            N_("Search from %(first)s to %(last)s: those are the days of the event and of arrival and departure."),
            "first",
            first=allowed.first,
            last=allowed.last,
        )
    if (question.days.last - question.days.first).days >= LONGEST_SEARCH:
        raise Refusal(N_("At most %(most)s days can be searched at once."), "last", most=LONGEST_SEARCH)


@dataclass(frozen=True, slots=True)
class HallKnown:
    """A hall of the register, with what takes it."""

    spot: Spot
    capacities: Mapping[Layout, int]
    taken: tuple[Stretch, ...] = ()

    def holds(self, layout: Layout | None) -> int | None:
        """Return how many people it holds, in a layout or at most; None where nobody has said."""
        return max(self.capacities.values(), default=None) if layout is None else self.capacities.get(layout)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of everybody and everything that a question asks for."""

    zone: str
    """By whose clocks days and lunch are meant: those of the place."""
    people: Mapping[int, tuple[Block, ...]]
    roads: Roads
    halls: tuple[HallKnown, ...] = ()
    """Those within the place that is asked for."""
    interpreters: Mapping[int, tuple[Block, ...]] = field(default_factory=dict)
    """Those of the register who do the pair."""
    holidays: tuple[tuple[date, Jurisdiction, DayKind], ...] = ()


class Kind(StrEnum):
    """What stands in the way."""

    PEOPLE = "people"
    INTERPRETER = "interpreter"
    HALL = "hall"
    HOLIDAYS = "holidays"
    WEEKENDS = "weekends"
    HOURS = "hours"
    LUNCH = "lunch"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Without what there would be so many proposals."""

    kind: Kind
    count: int
    people: tuple[int, ...] = ()


class Thought:
    """A question on its ground."""

    def __init__(self, question: Question, ground: Ground) -> None:
        self.question, self.ground = question, ground

    @cached_property
    def asked(self) -> Asked:
        """What is asked, as stretches of time."""
        return self._asked(self.question)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """The best times, the best first."""
        question, zone = self.question, self.ground.zone
        comfortable = windows_of(question.days, zone, [one.narrowed(EARLY_OR_LATE) for one in self._sides(question)])
        return proposals(self.asked, comfortable, zone)

    @cached_property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What alone stands in the way where nothing fits, the most first."""
        return tuple(sorted(self._obstacles(), key=lambda one: -one.count)) if not self.proposals else ()

    @property
    def largest(self) -> int:
        """How many people the largest hall within reach holds, set up as asked for."""
        return max((hall.holds(self.question.layout) or 0 for hall in self.ground.halls), default=0)

    def _asked(self, question: Question) -> Asked:
        return Asked(
            question.minutes,
            windows_of(question.days, self.ground.zone, self._sides(question), LUNCH if question.lunch else None),
            self.ground.people,
            tuple(self._rooms(question)),
            self.ground.roads,
            self.ground.interpreters if question.pair else None,
            question.apart,
            question.seats or 0,
        )

    def _rooms(self, question: Question) -> Iterator[Room]:
        if question.seats is None:
            yield Room(Spot(question.venue_id) if question.venue_id else NOWHERE)
            return
        for hall in self.ground.halls:
            holds = hall.holds(question.layout)
            if holds is not None and holds >= question.seats:
                yield Room(hall.spot, holds, hall.taken)

    def _sides(self, question: Question) -> list[Hours]:
        return [Hours(zone, *hours, self._off(question, zone)) for zone, hours in question.hours.items()]

    def _off(self, question: Question, zone: str) -> frozenset[date]:
        """Return the days on which a side does not work; a Saturday that is worked in any of its jurisdictions is none."""
        counted = _COUNTED.get(zone, frozenset())
        days = [(day, kind) for day, jurisdiction, kind in self.ground.holidays if jurisdiction in counted & question.holidays]
        off = {day for day, kind in days if kind is DayKind.NONWORKING}
        if question.weekends:
            return frozenset(off)
        worked = {day for day, jurisdiction, kind in self.ground.holidays if jurisdiction in counted and kind is DayKind.WORKING_WEEKEND}
        return frozenset(off | {day for day in question.days.widened(1, 1).each() if day.weekday() >= _SATURDAY and day not in worked})

    def _obstacles(self) -> Iterator[Obstacle]:
        for one in hindrances(self.asked):
            kind = Kind.HALL if one.hall else Kind.INTERPRETER if one.interpreters else Kind.PEOPLE
            yield Obstacle(kind, count_apart(one.starts, self.question.minutes), one.people)
        for relaxed_kind, relaxed in self._relaxed():
            asked = self._asked(relaxed)
            same = asked.windows == self.asked.windows and asked.apart == self.asked.apart
            if not same and (count := count_apart(fitting(asked), asked.minutes)):
                yield Obstacle(relaxed_kind, count)

    def _relaxed(self) -> Iterable[tuple[Kind, Question]]:
        """Return the question without each thing that was wished besides."""
        asked = self.question
        wider = {zone: (min(since, _ANY_HOURS[0]), max(until, _ANY_HOURS[1])) for zone, (since, until) in asked.hours.items()}
        return (
            (Kind.HOLIDAYS, replace(asked, holidays=frozenset())),
            (Kind.WEEKENDS, replace(asked, weekends=True)),
            (Kind.HOURS, replace(asked, hours=wider)),
            (Kind.LUNCH, replace(asked, lunch=False)),
            (Kind.APART, replace(asked, apart=0)),
        )


_SATURDAY: Final = 5
