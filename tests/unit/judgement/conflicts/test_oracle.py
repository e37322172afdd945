"""Judging against brute force: every two things of everybody, minute by minute, by clocks read anew from the rules of the zones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import combinations
from math import inf
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.ground.kernel.walltime import WallTime
from app.judgement.conflicts.edits import Edit, after
from app.judgement.conflicts.engine import compare, difference, judge, raw
from app.judgement.conflicts.facts import Facts, ItemFact, LegFact, RideFact, Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.situation import Situation
from app.planning.journeys.rules import Direction
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.plans import edits, plans, shuffled

Told = frozenset[tuple[frozenset[Thing], int]]
"""Two things and somebody who cannot do both."""
_UNSHRUNK: Final = (Phase.explicit, Phase.generate)
"""A plan is large: making it smaller takes minutes, and the first one says enough."""
_many = settings(max_examples=80, phases=_UNSHRUNK)
_some = settings(max_examples=60, phases=_UNSHRUNK)


@lru_cache(maxsize=4096)
def _instant(wall: WallTime) -> int:
    return int(datetime.fromisoformat(wall.local.isoformat()).replace(tzinfo=ZoneInfo(wall.zone), fold=wall.fold).timestamp()) // 60


def _minutes(one: ItemFact | RideFact) -> range:
    """Return the minutes that something takes; of an open time only the first is sure."""
    if isinstance(one, RideFact):
        return range(one.start, one.end)
    if one.when.start is None:
        return range(0)
    start = _instant(one.when.start)
    return range(start, _instant(one.when.end) if one.when.end is not None else start + 1)


def _meet(first: range, second: range) -> bool:
    """Tell whether some minute is in both."""
    return any(minute in second for minute in first)


def _thing(one: ItemFact | RideFact) -> Thing:
    return Thing(Sort.RIDE if isinstance(one, RideFact) else Sort.ITEM, one.id)


def _interprets(one: ItemFact | RideFact, person: int) -> bool:
    return isinstance(one, ItemFact) and (person, ItemRole.INTERPRETER) in one.roles


def _binds(one: ItemFact | RideFact, person: int) -> bool:
    """Tell whether somebody has to be there all the time."""
    if isinstance(one, RideFact) or one.kind not in (ItemKind.EXHIBITION, ItemKind.TRANSFER):
        return True
    role = any(own == person and what is not ItemRole.GUEST for own, what in one.roles)
    return one.kind is ItemKind.EXHIBITION and role


def _driving(plan: Facts, ride: RideFact) -> frozenset[int]:
    return frozenset(driver for car in ride.cars if car.vehicle and (driver := plan.vehicles[car.vehicle].driver))


def _everybody(plan: Facts, one: ItemFact | RideFact) -> frozenset[int]:
    return one.people | _driving(plan, one) if isinstance(one, RideFact) else one.people


def _both(plan: Facts) -> Iterator[tuple[ItemFact | RideFact, ItemFact | RideFact, int]]:
    """Yield every two things of the event or its neighbours that somebody has to be at, one of them of the event."""
    every: list[ItemFact | RideFact] = [*plan.items.values(), *plan.rides.values()]
    for first, second in combinations(every, 2):
        if 1 in (first.event, second.event):
            for person in _everybody(plan, first) & _everybody(plan, second):
                yield first, second, person


def _same_hall(first: ItemFact | RideFact, second: ItemFact | RideFact) -> bool:
    halls = [one.spot.hall if isinstance(one, ItemFact) else None for one in (first, second)]
    return halls[0] is not None and halls[0] == halls[1]


def _one_bus(plan: Facts, first: ItemFact | RideFact, second: ItemFact | RideFact, person: int) -> bool:
    """Tell whether somebody does both only as the driver of one vehicle: that is the vehicle's trouble."""
    if not (isinstance(first, RideFact) and isinstance(second, RideFact)) or person in first.people or person in second.people:
        return False
    keys = [
        {plan.vehicles[car.vehicle].key for car in one.cars if car.vehicle and plan.vehicles[car.vehicle].driver == person}
        for one in (first, second)
    ]
    return bool(keys[0] & keys[1])


def _told(findings: tuple[Finding, ...], *names: str) -> Told:
    return frozenset((frozenset(one.clash.things), person) for one in findings if one.check in names for person in one.people)


@_many
@given(plans())
def test_whoever_is_wanted_in_two_places_in_one_minute_is_found_and_nobody_else(plan: Facts) -> None:
    torn = set[tuple[frozenset[Thing], int]]()
    interpreters = set[tuple[frozenset[Thing], int]]()
    for first, second, person in _both(plan):
        if _same_hall(first, second) or _one_bus(plan, first, second, person) or not (_binds(first, person) and _binds(second, person)):
            continue
        if _meet(_minutes(first), _minutes(second)):
            both = _interprets(first, person) and _interprets(second, person)
            (interpreters if both else torn).add((frozenset({_thing(first), _thing(second)}), person))
    findings = judge(Situation(plan), [BY_NAME["person_twice"], BY_NAME["interpreter_twice"]])
    assert _told(findings, "person_twice") == torn
    assert _told(findings, "interpreter_twice") == interpreters


@_many
@given(plans())
def test_a_hall_is_taken_twice_where_two_items_that_are_no_part_of_each_other_share_a_minute_of_it(plan: Facts) -> None:
    taken = {
        frozenset({_thing(first), _thing(second)})
        for first, second in combinations(plan.items.values(), 2)
        if 1 in (first.event, second.event) and _same_hall(first, second) and _meet(_held(first), _held(second))
        if ItemKind.TRANSFER not in (first.kind, second.kind) and not (_within(first, second) or _within(second, first))
    }
    findings = judge(Situation(plan), [BY_NAME["hall_twice"]])
    assert {frozenset(thing for thing in one.clash.things if thing.sort is Sort.ITEM) for one in findings} == taken
    assert len(findings) == len(taken)


def _held(item: ItemFact) -> range:
    """Return the minutes for which an item has its hall: an open one is taken to last an hour."""
    minutes = _minutes(item)
    return range(minutes.start, minutes.start + 60) if item.when.start is not None and item.when.end is None else minutes


def _within(part: ItemFact, whole: ItemFact) -> bool:
    """Tell whether one item is held in another of its event: a walk round an exhibition, a point of the agenda while its meeting lasts."""
    if part.event != whole.event:
        return False
    if part.kind is ItemKind.WALK:
        return whole.kind is ItemKind.EXHIBITION
    lasts = _held(whole)
    return (part.kind, whole.kind) == (ItemKind.AGENDA, ItemKind.MEETING) and all(minute in lasts for minute in _held(part))


@_many
@given(plans())
def test_a_vehicle_is_on_two_rides_where_they_share_a_minute_of_it(plan: Facts) -> None:
    def keys(ride: RideFact) -> set[str]:
        return {plan.vehicles[car.vehicle].key for car in ride.cars if car.vehicle}

    taken = {
        frozenset({first.id, second.id})
        for first, second in combinations(plan.rides.values(), 2)
        if 1 in (first.event, second.event) and keys(first) & keys(second) and _meet(_minutes(first), _minutes(second))
    }
    findings = judge(Situation(plan), [BY_NAME["vehicle_twice"]])
    assert {frozenset(thing.id for thing in one.clash.things if thing.sort is Sort.RIDE) for one in findings} == taken


@_many
@given(plans())
def test_whoever_cannot_get_there_in_time_is_found_and_nobody_else(plan: Facts) -> None:
    late = set()
    for one, other, person in _both(plan):
        if not (_minutes(one) and _minutes(other) and _binds(one, person) and _binds(other, person)) or _meet(
            _minutes(one), _minutes(other)
        ):
            continue
        first, second = sorted((one, other), key=lambda thing: _minutes(thing).start)
        way = _way(plan, first, second)
        leaves = _minutes(first).start if isinstance(first, ItemFact) and first.when.end is None else _minutes(first).stop
        buffer = second.buffer if isinstance(second, ItemFact) else 0
        if way is not None and _minutes(second).start - leaves < way + buffer and not _one_bus(plan, one, other, person):
            late.add((frozenset({_thing(one), _thing(other)}), person))
    assert _told(judge(Situation(plan), [BY_NAME["too_far"]]), "too_far") == late


def _way(plan: Facts, first: ItemFact | RideFact, second: ItemFact | RideFact) -> int | None:
    """Return the minutes from where one ends to where the next begins: 0 from hall to hall of a venue.

    None where nobody knows them, or whether one has to go at all.
    """
    start = first.goal if isinstance(first, RideFact) else first.spot
    goal = second.origin if isinstance(second, RideFact) else second.spot
    if start.venue is None or goal.venue is None:
        return None
    if start.venue == goal.venue and (start.hall is None or goal.hall is None or start.hall == goal.hall):
        return None
    return plan.ways.minutes(start.venue, goal.venue)


@_many
@given(plans())
def test_whoever_is_not_there_for_an_item_is_found_with_a_leg_that_says_so(plan: Facts) -> None:
    findings = judge(Situation(plan), [BY_NAME["late_arrival"], BY_NAME["early_departure"]])
    told = [(plan.items[one.clash.things[1].id], plan.legs[one.clash.things[0].id], person) for one in findings for person in one.people]
    missed = {
        (item.id, person)
        for item in plan.items.values()
        for person in item.people
        if _minutes(item) and _binds(item, person) and _is_missed(plan, item, person)
    }
    assert {(item.id, person) for item, _, person in told} == missed
    assert all(_keeps_away(plan, item, leg, person) for item, leg, person in told)


def _is_missed(plan: Facts, item: ItemFact, person: int) -> bool:
    """Tell whether somebody comes and goes so that no stay of theirs has all of an item in it.

    Where its event says nothing of how they come, only the hours of a journey to the event in question count, or to another one for
    an item of this one.
    """
    legs = [leg for leg in plan.legs.values() if person in leg.passengers]
    own = [leg for leg in legs if leg.event == item.event]
    if not own:
        return any(1 in (leg.event, item.event) and _travels_during(plan, item, leg, person) for leg in legs)
    return item.event == 1 and not any(since <= _start(item) and _end(item) <= until for since, until in _stays(plan, own, item, person))


def _stays(plan: Facts, legs: list[LegFact], item: ItemFact, person: int) -> Iterator[tuple[float, float]]:
    """Walk the legs in the order of the clock: yield from when until when somebody could be at an item."""
    since: float | None = -inf
    until: float | None = None
    for leg in sorted(legs, key=lambda leg: (_at(leg), leg.direction is Direction.DEPARTURE, leg.id)):
        if leg.direction is Direction.ARRIVAL:
            if since is None or until is not None or leg is min(legs, key=_at):
                if since is not None and until is not None:
                    yield since, until
                since, until = _ready(plan, leg, item, person), None
        else:
            until = _ready(plan, leg, item, person)
    if since is not None:
        yield since, inf if until is None else until


def _travels_during(plan: Facts, item: ItemFact, leg: LegFact, person: int) -> bool:
    if leg.spot.venue is None or item.spot.venue is None or plan.ways.minutes(leg.spot.venue, item.spot.venue) is None:
        return False
    if leg.direction is Direction.ARRIVAL:
        return _at(leg) < _end(item) and _start(item) < _ready(plan, leg, item, person)
    return _start(item) < _at(leg) and _ready(plan, leg, item, person) < _end(item)


def _keeps_away(plan: Facts, item: ItemFact, leg: LegFact, person: int) -> bool:
    """Tell whether a leg alone would let somebody miss an item."""
    ready = _ready(plan, leg, item, person)
    return _start(item) < ready if leg.direction is Direction.ARRIVAL else ready < _end(item)


def _ready(plan: Facts, leg: LegFact, item: ItemFact, person: int) -> int:
    """Return when somebody who has landed can be at an item, or when they have to leave it."""
    wait = 0
    if leg.at is not None:
        wait = (30 if leg.passengers[person] else 60) + (30 if leg.border else 0)
    known = leg.spot.venue is not None and item.spot.venue is not None
    wait += (plan.ways.minutes(leg.spot.venue or 0, item.spot.venue or 0) or 0) if known else 0
    return _at(leg) + wait if leg.direction is Direction.ARRIVAL else _at(leg) - wait


def _at(leg: LegFact) -> int:
    """Return when a leg comes or goes; where only the day is known, at its beginning or at its end."""
    if leg.at is not None:
        return leg.at
    day = leg.day if leg.direction is Direction.ARRIVAL else leg.day + timedelta(days=1)
    return int(datetime.combine(day, time(), ZoneInfo(leg.zone)).timestamp()) // 60


def _start(item: ItemFact) -> int:
    return _minutes(item).start


def _end(item: ItemFact) -> int:
    """Return when an item is over, one of open time as soon as it has begun."""
    return _minutes(item).stop if item.when.end is not None else _minutes(item).start


@_some
@given(plans(of_parties=True), st.integers(-3, 3))
def test_what_was_due_before_today_is_found_until_the_event_is_over_and_nothing_else(plan: Facts, later: int) -> None:
    plan = replace(plan, today=plan.today + timedelta(days=later))
    last = plan.events[1].days.last
    overdue = {
        one.id: sorted(one.bodies)
        for one in plan.instructions.values()
        if one.event == 1 and any(one.due + timedelta(days=days) == plan.today for days in range(1, 9)) and plan.today <= last
    }
    findings = judge(Situation(plan), [BY_NAME["overdue_instruction"]])
    told = {
        one.clash.things[0].id: sorted(v.id for v in one.clash.values.values() if isinstance(v, Thing) and v.sort is Sort.BODY)
        for one in findings
    }
    assert told == overdue
    assert len(findings) == len(overdue)


@_many
@given(st.data(), plans(of_parties=True))
def test_what_an_edit_changes_is_the_difference_of_two_whole_checks(data: st.DataObject, plan: Facts) -> None:
    before = Situation(plan)
    edit: Edit = data.draw(edits(plan))
    then, _ = after(before, edit)
    assert difference(before, edit) == compare(raw(before), raw(Situation(then.facts)))
    assert judge(then) == judge(Situation(then.facts))


@_some
@given(plans(of_parties=True), st.integers(1, 16))
def test_the_order_of_the_facts_does_not_matter(plan: Facts, order: int) -> None:
    assert judge(Situation(shuffled(plan, order))) == judge(Situation(plan))


@_some
@given(plans(of_parties=True))
def test_nothing_is_found_twice(plan: Facts) -> None:
    findings = judge(Situation(plan))
    assert len({one.key for one in findings}) == len(findings)
    between: set[tuple[frozenset[Thing], int]] = set()
    for one in findings:
        if one.check in ("person_twice", "interpreter_twice", "too_far", "short_gap"):
            told = {(frozenset(one.clash.things), person) for person in one.people}
            assert not told & between
            between |= told


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_kind_is_called_like_its_file(name: str) -> None:
    assert BY_NAME[name].judge.__module__ == f"app.judgement.conflicts.kinds.{name}"
