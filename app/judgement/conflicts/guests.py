"""Who comes as a guest, one by one, with how they come and go and what drives them; pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.judgement.conflicts.bookings import Doing
from app.judgement.conflicts.checks import Over
from app.judgement.conflicts.facts import DelegationFact, EventFact, LegFact, MemberFact, RideFact
from app.judgement.conflicts.situation import Situation, Touched
from app.planning.journeys.rules import Direction


@dataclass(frozen=True, slots=True, eq=False)
class Guest:
    """A person who comes in a delegation of the other side, with all that is arranged for their way at this event."""

    person: int
    delegation: int
    legs: tuple[LegFact, ...]
    """In order."""
    rides: tuple[RideFact, ...]

    def nights(self, event: EventFact) -> Iterator[date]:
        """Yield the evenings after which they sleep here: from each arrival until the departure after it.

        Where nobody knows how they come they are there on the event's first day, and until its last one where nobody knows how they go.
        """
        come: date | None = None if self.legs and self.legs[0].direction is Direction.ARRIVAL else event.days.first
        for leg in self.legs:
            if leg.direction is Direction.ARRIVAL:
                come = leg.day if come is None else come
            else:
                yield from _days(come, leg.day)
                come = None
        yield from _days(come, event.days.last)


def _days(first: date | None, until: date) -> Iterator[date]:
    if first is not None:
        yield from (first + timedelta(days=n) for n in range((until - first).days))


def coming(delegation: DelegationFact) -> tuple[MemberFact, ...]:
    """Return the members who come."""
    return tuple(member for member in delegation.members if member.comes)


def _every(situation: Situation) -> Iterator[Guest]:
    yield from _guests(situation, situation.facts.delegations, None)


def _touched(situation: Situation, touched: Touched) -> Iterator[Guest]:
    own = {ident for person in touched.travellers for ident in situation.member_of.get(person, ())}
    yield from _guests(situation, touched.delegations, None)
    yield from _guests(situation, own - touched.delegations, touched.travellers)


def _guests(situation: Situation, delegations: Collection[int], people: Collection[int] | None) -> Iterator[Guest]:
    """Yield those of some delegations who come as guests, of them only `people` where these are said."""
    facts = situation.facts
    theirs = [facts.delegations[ident] for ident in sorted(delegations) if ident in facts.delegations]
    places = [
        (member.person, one.id)
        for one in theirs
        if one.is_guest and one.event == facts.focus
        for member in coming(one)
        if people is None or member.person in people
    ]
    for person, delegation in places:
        yield Guest(person, delegation, *_ways_of(situation, person))


def _ways_of(situation: Situation, person: int) -> tuple[tuple[LegFact, ...], tuple[RideFact, ...]]:
    """Return the legs by which somebody comes and goes at the event, and the rides in which they are driven."""
    facts, legs, rides = situation.facts, list[LegFact](), list[RideFact]()
    for booking in situation.of_person.get(person, ()):
        if booking.event != facts.focus:
            continue
        if booking.doing is Doing.TRAVELS:
            legs.append(facts.legs[booking.thing.id])
        elif booking.doing is Doing.RIDES:
            rides.append(facts.rides[booking.thing.id])
    return tuple(sorted(legs, key=_leg_order)), tuple(rides)


def _leg_order(leg: LegFact) -> tuple[date, int, bool, int]:
    # Without a time an arrival comes first on its day.
    return leg.day, leg.at or 0, leg.direction is Direction.DEPARTURE, leg.id


GUESTS: Final = Over[Guest](_every, _touched, lambda guest: frozenset({guest.person}))
"""The guests of the event in question who come. A clash needs no people: it is about the guest."""
