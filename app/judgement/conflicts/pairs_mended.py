"""What could be done where somebody has no time to be at two things: another time, another person, or staying away; pure."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.judgement.conflicts.bookings import Doing, bookings_of_item
from app.judgement.conflicts.deeds import Deed, Shift, StandIn, StayAway
from app.judgement.conflicts.facts import ItemFact, Minute, Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.pairs import is_free
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemRole

STEP: Final = 5
"""Minutes; items begin at full five minutes of the clock."""
FURTHEST: Final = 6 * 60
"""Minutes; an item that would have to move further than this is better planned anew."""
FEW: Final = 4
"""One in so many, or fewer, may stay away without the item being another one."""
MOST_STAND_INS: Final = 3


def mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    """Yield what mends a finding on two things in the order of time: let few stay away, the later begin later, the earlier earlier."""
    first, second = (item_of(situation, thing) for thing in finding.clash.things)
    for item in (second, first):
        if item is not None and len(finding.people) * FEW <= len(item.people):
            yield from stay_away(situation, item, finding.people)
    ends, begins = _edges(situation, finding)
    if ends is None or begins is None:
        return
    need = _between(situation, finding)
    if second is not None:
        yield from starting_at(second, ends + need)
    if first is not None and first.end is not None:
        yield from ending_at(first, begins - need)


def item_of(situation: Situation, thing: Thing) -> ItemFact | None:
    """Return the item of the event in question that a thing is."""
    item = situation.facts.items.get(thing.id) if thing.sort is Sort.ITEM else None
    return item if item is not None and item.event == situation.facts.focus else None


def starting_at(item: ItemFact, minute: Minute) -> Iterator[Shift]:
    """Yield how an item starts at an instant or up to five minutes later, where that is not far off."""
    if item.start is not None and 0 < (by := -(-minute // STEP) * STEP - item.start) <= FURTHEST:
        yield Shift(item.id, by)


def ending_at(item: ItemFact, minute: Minute) -> Iterator[Shift]:
    """Yield how an item ends by an instant, starting at full five minutes."""
    if item.start is None:
        return
    length = (item.end if item.end is not None else item.start) - item.start
    if -FURTHEST <= (by := (minute - length) // STEP * STEP - item.start) < 0:
        yield Shift(item.id, by)


def stay_away(situation: Situation, item: ItemFact, people: frozenset[int]) -> Iterator[StayAway]:
    """Yield that some do not attend, if all of them are members without a task there; a head who stays away leaves a delegation alone."""
    tasks = {person for person, role in item.roles if role is not ItemRole.GUEST}
    plain = {
        member.person
        for delegation in situation.facts.delegations.values()
        if delegation.event == item.event
        for member in delegation.members
        if member.role is not MemberRole.HEAD
    }
    if people and people <= item.people and people <= plain and not people & tasks:
        yield StayAway(item.id, tuple(sorted(people)))


def stand_ins(situation: Situation, finding: Finding) -> Iterator[StandIn]:
    """Yield who else of the event's interpreters could do it, for the later item first, those with the least to do first."""
    items = situation.facts.items.values()
    known = {person for item in items if item.event == situation.facts.focus for person, role in item.roles if role is ItemRole.INTERPRETER}
    others = sorted(known - finding.people, key=lambda person: (len(situation.of_person.get(person, ())), person))
    if len(finding.people) != 1:
        return
    (gone,) = finding.people
    for thing in reversed(finding.clash.things):
        item = item_of(situation, thing)
        booking = next((one for one, _ in bookings_of_item(item) if one.doing is Doing.INTERPRETS), None) if item is not None else None
        if item is None or booking is None:
            continue
        free = (person for person in others if person not in item.people and is_free(situation, person, booking))
        for person, _ in zip(free, range(MOST_STAND_INS), strict=False):
            yield StandIn(item.id, gone, person)


def _edges(situation: Situation, finding: Finding) -> tuple[Minute | None, Minute | None]:
    """Return when the earlier thing ends and when the later one begins."""
    first, second = finding.clash.things
    ends = situation.facts.rides[first.id].end if first.sort is Sort.RIDE else situation.facts.items[first.id].end
    begins = situation.facts.rides[second.id].start if second.sort is Sort.RIDE else situation.facts.items[second.id].start
    return ends, begins


def _between(situation: Situation, finding: Finding) -> Minute:
    """Return how much time has to lie between the two."""
    first, second = finding.clash.things
    facts = situation.facts
    leaves = facts.rides[first.id].goal if first.sort is Sort.RIDE else facts.items[first.id].spot
    comes = facts.rides[second.id].origin if second.sort is Sort.RIDE else facts.items[second.id].spot
    buffer = facts.items[second.id].buffer if second.sort is Sort.ITEM else 0
    return (situation.way(leaves, comes) or 0) + buffer
