"""Judging against brute force: every two things of everybody, minute by minute, by clocks read anew from the rules of the zones."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ground.kernel.walltime import WallTime
from app.judgement.conflicts.edits import Edit, after
from app.judgement.conflicts.engine import compare, difference, judge, raw
from app.judgement.conflicts.facts import Facts, ItemFact, RideFact, Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.situation import Situation
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.plans import edits, plans, shuffled

Told = frozenset[tuple[frozenset[Thing], int]]
"""Two things and somebody who cannot do both."""


def _instant(wall: WallTime) -> int:
    return int(datetime.fromisoformat(wall.local.isoformat()).replace(tzinfo=ZoneInfo(wall.zone), fold=wall.fold).timestamp()) // 60


def _minutes(one: ItemFact | RideFact) -> frozenset[int]:
    """Return the minutes that something takes; of an open time only the first is sure."""
    if isinstance(one, RideFact):
        return frozenset(range(one.start, one.end))
    if one.when.start is None:
        return frozenset()
    start = _instant(one.when.start)
    return frozenset(range(start, _instant(one.when.end))) if one.when.end is not None else frozenset({start})


def _thing(one: ItemFact | RideFact) -> Thing:
    return Thing(Sort.RIDE if isinstance(one, RideFact) else Sort.ITEM, one.id)


def _interprets(one: ItemFact | RideFact, person: int) -> bool:
    return isinstance(one, ItemFact) and (person, ItemRole.INTERPRETER) in one.roles


def _binds(one: ItemFact | RideFact, person: int) -> bool:
    """Tell whether somebody has to be there all the time."""
    if isinstance(one, RideFact) or one.kind in (ItemKind.SESSION, ItemKind.MEETING, ItemKind.MEAL):
        return True
    role = any(own == person and what is not ItemRole.GUEST for own, what in one.roles)
    return one.kind is ItemKind.EXHIBITION and role


def _driving(plan: Facts, ride: RideFact) -> frozenset[int]:
    return frozenset(driver for car in ride.cars if car.vehicle and (driver := plan.vehicles[car.vehicle].driver))


def _everybody(plan: Facts, one: ItemFact | RideFact) -> frozenset[int]:
    return one.people | _driving(plan, one) if isinstance(one, RideFact) else one.people


def _both(plan: Facts) -> Iterator[tuple[ItemFact | RideFact, ItemFact | RideFact, int]]:
    """Yield every two things of the event or its neighbours that somebody has to be at, one of them of the event."""
    for first, second in combinations([*plan.items.values(), *plan.rides.values()], 2):
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


@settings(max_examples=250)
@given(plans())
def test_whoever_is_wanted_in_two_places_in_one_minute_is_found_and_nobody_else(plan: Facts) -> None:
    torn, interpreters = set(), set()
    for first, second, person in _both(plan):
        if _same_hall(first, second) or _one_bus(plan, first, second, person) or not (_binds(first, person) and _binds(second, person)):
            continue
        if _minutes(first) & _minutes(second):
            both = _interprets(first, person) and _interprets(second, person)
            (interpreters if both else torn).add((frozenset({_thing(first), _thing(second)}), person))
    findings = judge(Situation(plan), [BY_NAME["person_twice"], BY_NAME["interpreter_twice"]])
    assert _told(findings, "person_twice") == torn
    assert _told(findings, "interpreter_twice") == interpreters


@settings(max_examples=150)
@given(plans())
def test_a_hall_is_taken_twice_where_two_items_share_a_minute_of_it(plan: Facts) -> None:
    taken = {
        frozenset({_thing(first), _thing(second)})
        for first, second in combinations(plan.items.values(), 2)
        if 1 in (first.event, second.event) and _same_hall(first, second) and _held(first) & _held(second)
    }
    findings = judge(Situation(plan), [BY_NAME["hall_twice"]])
    assert {frozenset(thing for thing in one.clash.things if thing.sort is Sort.ITEM) for one in findings} == taken
    assert len(findings) == len(taken)


def _held(item: ItemFact) -> frozenset[int]:
    """Return the minutes for which an item has its hall: an open one is taken to last an hour."""
    minutes = _minutes(item)
    return frozenset(range(min(minutes), min(minutes) + 60)) if item.when.start is not None and item.when.end is None else minutes


@settings(max_examples=150)
@given(plans())
def test_a_vehicle_is_on_two_rides_where_they_share_a_minute_of_it(plan: Facts) -> None:
    def keys(ride: RideFact) -> set[str]:
        return {plan.vehicles[car.vehicle].key for car in ride.cars if car.vehicle}

    taken = {
        frozenset({first.id, second.id})
        for first, second in combinations(plan.rides.values(), 2)
        if keys(first) & keys(second) and _minutes(first) & _minutes(second)
    }
    findings = judge(Situation(plan), [BY_NAME["vehicle_twice"]])
    assert {frozenset(thing.id for thing in one.clash.things if thing.sort is Sort.RIDE) for one in findings} == taken


@settings(max_examples=250)
@given(plans())
def test_whoever_cannot_get_there_in_time_is_found_and_nobody_else(plan: Facts) -> None:
    late = set()
    for one, other, person in _both(plan):
        if not (_minutes(one) and _minutes(other) and _binds(one, person) and _binds(other, person)) or _minutes(one) & _minutes(other):
            continue
        first, second = sorted((one, other), key=lambda thing: min(_minutes(thing)))
        way = _way(plan, first, second)
        leaves = max(_minutes(first)) + 1 if not (isinstance(first, ItemFact) and first.when.end is None) else min(_minutes(first))
        buffer = second.buffer if isinstance(second, ItemFact) else 0
        if way and min(_minutes(second)) - leaves < way + buffer and not _one_bus(plan, one, other, person):
            late.add((frozenset({_thing(one), _thing(other)}), person))
    assert _told(judge(Situation(plan), [BY_NAME["too_far"]]), "too_far") == late


def _way(plan: Facts, first: ItemFact | RideFact, second: ItemFact | RideFact) -> int | None:
    """Return the minutes from where one ends to where the next begins; 0 in one venue, None where nobody knows."""
    start = first.goal.venue if isinstance(first, RideFact) else first.spot.venue
    goal = second.origin.venue if isinstance(second, RideFact) else second.spot.venue
    return plan.ways.minutes(start, goal) if start is not None and goal is not None else None


@settings(max_examples=250)
@given(st.data(), plans())
def test_what_an_edit_changes_is_the_difference_of_two_whole_checks(data: st.DataObject, plan: Facts) -> None:
    before = Situation(plan)
    edit: Edit = data.draw(edits(plan))
    then, _ = after(before, edit)
    assert difference(before, edit) == compare(raw(before), raw(Situation(then.facts)))
    assert judge(then) == judge(Situation(then.facts))


@settings(max_examples=100)
@given(plans(), st.integers(1, 16))
def test_the_order_of_the_facts_does_not_matter(plan: Facts, order: int) -> None:
    assert judge(Situation(shuffled(plan, order))) == judge(Situation(plan))


@settings(max_examples=150)
@given(plans())
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
