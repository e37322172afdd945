"""Claims: what is read for one edit is enough to say of it what reading everything says, and a fraction of that."""

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy.orm import Session

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference
from app.judgement.conflicts.facts import Facts
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.loading import near, near_edit, situation_of
from app.planning.events.kinds import Kind
from tests.integration.conflicts.loading_world import NOW, a_world, an_edit

SEEDS = range(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_near_an_edit_tells_what_the_whole_tells(session: Session, seed: int) -> None:
    world, random = a_world(session, seed), Random(seed)
    whole = situation_of(session, world.event.id, now=NOW)
    told = []
    for _ in range(20):
        edit = an_edit(random, whole.facts)
        expected = difference(whole, edit)
        assert difference(near_edit(session, world.event.id, edit, now=NOW), edit) == expected
        told += [*expected.made, *expected.mended]
    assert len({finding.check for finding in told}) >= 6  # else the world is too calm to show anything


def test_so_it_does_where_an_edit_of_items_is_named_piece_by_piece(session: Session) -> None:
    world, random = a_world(session, 4), Random(4)
    whole = situation_of(session, world.event.id, now=NOW)
    edits = [edit for edit in (an_edit(random, whole.facts) for _ in range(24)) if edit.items]
    assert edits
    for edit in edits:
        (fact,) = edit.items.values()
        people, halls = (fact.people, [fact.spot.hall or 0]) if fact else ((), ())
        around = near(session, world.event.id, now=NOW, items=edit.items, people=people, halls=halls)
        assert difference(around, edit) == difference(whole, edit)


def test_nothing_is_read_that_shares_nothing(session: Session) -> None:
    world = a_world(session, 0)
    whole = situation_of(session, world.event.id, now=NOW).facts
    for item in Random(0).sample([one for one in whole.items.values() if one.event == whole.focus], 6):
        edit = Edit(items={item.id: item})
        part = near_edit(session, world.event.id, edit, now=NOW).facts
        assert part.items.keys() == {item.id} | {
            one.id for one in whole.items.values() if one.people & item.people or (item.spot.hall and one.spot.hall == item.spot.hall)
        }
        assert part.legs.keys() == {leg.id for leg in whole.legs.values() if item.people.intersection(leg.passengers)}
        assert part.halls.keys() == ({item.spot.hall} if item.spot.hall else set())
        assert part.rides.keys() == _rides_of(whole, item.people)


def _rides_of(facts: Facts, people: frozenset[int]) -> set[int]:
    driven = {vehicle.id for vehicle in facts.vehicles.values() if vehicle.driver in people}
    return {ride.id for ride in facts.rides.values() if ride.people & people or any(car.vehicle in driven for car in ride.cars)}


def test_a_situation_near_an_item_knows_it_wholly_and_what_it_shares_as_far_as_it_does(session: Session) -> None:
    world = a_world(session, 1)
    whole = situation_of(session, world.event.id, now=NOW).facts
    item = max((one for one in whole.items.values() if one.event == whole.focus), key=lambda one: len(one.people))
    part = near(session, world.event.id, now=NOW, items=[item.id]).facts
    assert part.items[item.id] == item
    assert {ident: fact.people & item.people for ident, fact in part.items.items() if fact.spot.hall != item.spot.hall} == {
        ident: fact.people for ident, fact in part.items.items() if fact.spot.hall != item.spot.hall
    }
    assert [fact for ident, fact in part.items.items() if item.spot.hall and fact.spot.hall == item.spot.hall] == [
        whole.items[ident] for ident, fact in part.items.items() if item.spot.hall and fact.spot.hall == item.spot.hall
    ]


def test_near_an_edit_it_is_known_whether_the_event_has_beds_and_badges_at_all(session: Session) -> None:
    world = a_world(session, 2)
    whole = situation_of(session, world.event.id, now=NOW).facts
    part = near(session, world.event.id, now=NOW).facts
    assert (bool(whole.stays), bool(whole.badges)) == (True, True)
    assert (bool(part.stays), bool(part.badges), part.items) == (True, True, {})


def test_near_a_point_of_a_working_group_its_quorum_is_told_as_of_the_whole(session: Session) -> None:
    world, random = a_world(session, 3), Random(3)
    world.event.kind, world.event.particulars = Kind.WORKING_GROUP_MEETING, {"quorum": 2}
    session.flush()
    whole = situation_of(session, world.event.id, now=NOW)
    kinds = set[str]()
    meets = BY_NAME["quorum"].together(whole.facts.events[whole.facts.focus])
    for item in [one for one in whole.facts.items.values() if one.event == whole.facts.focus and one.kind in meets]:
        edit = Edit(items={item.id: random.choice((None, replace(item, people=frozenset(sorted(item.people)[:1]))))})
        expected = difference(whole, edit)
        assert difference(near_edit(session, world.event.id, edit, now=NOW), edit) == expected
        kinds |= {finding.check for finding in (*expected.made, *expected.mended)}
    assert "quorum" in kinds
