"""Whatever changes, everybody whom it concerns is reached, and nobody twice for the same."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.concerned import Knowledge, Recipient, concerned
from app.judgement.call_sheets.rules import RecipientKind
from app.judgement.call_sheets.states import State
from app.judgement.call_sheets.touched import touched
from app.planning.itineraries.rules import Line, Subject, Whose
from app.planning.programmes.roster import Presence
from app.planning.programmes.rules import ItemRole
from tests.unit.judgement.call_sheets.pictures import (
    NOW,
    a_delegation,
    a_leg,
    a_state,
    a_transfer,
    a_vehicle,
    an_item,
    uid,
)

PEOPLE = range(1, 13)
PERSONS = st.sampled_from(PEOPLE)
STARTS = st.sampled_from(("09:00", "09:30", "10:00", "12:00"))
ENDS = "13:00"


@st.composite
def states(draw: st.DrawFn) -> State:
    """Return a version in which three delegations, two drivers and some others go to three items."""
    delegations = [a_delegation(1, range(1, 4)), a_delegation(2, range(4, 11)), a_delegation(3, [11])]
    items = []
    for number in (1, 2, 3):
        whole = draw(st.sets(st.sampled_from((1, 2, 3))))
        alone = [(draw(st.sampled_from((1, 2))), draw(st.integers(1, 10))) for _ in range(draw(st.integers(0, 2)))]
        members = sorted({(uid("delegation", 1 if one < 4 else 2), uid("person", one)) for _, one in alone})
        roles = sorted({(uid("person", draw(PERSONS)), draw(st.sampled_from(ItemRole))) for _ in range(draw(st.integers(0, 2)))})
        cut = draw(st.integers(0, len(members)))
        present = Presence(tuple(uid("delegation", one) for one in sorted(whole)), tuple(members[:cut]), tuple(members[cut:]), tuple(roles))
        items.append(an_item(number, draw(STARTS), ENDS, present=present, cancelled=draw(st.booleans())))
    passengers = sorted(draw(st.sets(PERSONS, max_size=8)))
    return a_state(
        items,
        delegations,
        people=(*PEOPLE, 20, 21),
        legs=[a_leg(1, sorted(draw(st.sets(PERSONS, max_size=8))), draw(st.sampled_from((9, 10))))],
        transfers=[a_transfer(1, draw(st.sampled_from((1, 2))), passengers, draw(STARTS), item=1)],
        vehicles=[a_vehicle(1, draw(st.sampled_from((0, 20)))), a_vehicle(2, 21)],
        halls=[(1, (1, 2))],
    )


def called(before: State, after: State) -> dict[str, Recipient]:
    """Return whom the second version concerns who know the first."""
    return concerned(Knowledge({1: before}, 1, {}, {}), after, NOW)


@given(states(), states())
def test_everybody_is_called_once_and_nobody_for_what_their_delegation_is_told(before: State, after: State) -> None:
    found = called(before, after)
    assert [count for count in Counter(one.person for one in found.values() if one.person).values() if count > 1] == []
    for one in found.values():
        abouts = [each.about for each in one.differences]
        if one.kind is not RecipientKind.DELEGATION:  # one that is told for some of it has a sentence for each
            assert len(abouts) == len(set(abouts))
        if one.kind is RecipientKind.PERSON:
            theirs = {each.same() for uid_ in after.comes_with.get(one.key, ()) if uid_ in found for each in found[uid_].differences}
            assert theirs.isdisjoint({each.same() for each in one.differences})


@given(states())
def test_the_same_twice_calls_nobody(state: State) -> None:
    assert called(state, state) == {}


@given(states(), states())
def test_whoever_finds_another_time_in_their_own_programme_is_reached(before: State, after: State) -> None:
    found = called(before, after)
    for number in PEOPLE:
        person = uid("person", number)
        reached = {each.about for key in (person, *after.comes_with.get(person, ())) if key in found for each in found[key].differences}
        assert moved_for(person, before, after) - reached == set()


def moved_for(person: str, before: State, after: State) -> set[str]:
    """Return what stands in somebody's own programme before and after, at different times."""
    was, now = ({_about(line): line for line in side.itineraries.of(Whose(Subject.PERSON, person)).lines} for side in (before, after))
    return {
        about
        for about in was.keys() & now.keys()
        if was[about].starts != now[about].starts and not was[about].cancelled and not now[about].cancelled
    }


def _about(line: Line) -> str:
    things = {"item": line.item, "leg": line.leg, "ride": line.transfer, "stay": line.stay}
    return next(f"{kind}:{thing.uid}" for kind, thing in things.items() if thing is not None)


def test_of_thousands_who_go_with_their_delegations_none_is_looked_at() -> None:
    everybody = range(1, 3201)
    delegations = [a_delegation(number, everybody[(number - 1) * 72 : number * 72]) for number in range(1, 46)]
    going = Presence(tuple(one.uid for one in delegations))
    before = a_state([an_item(number, present=going) for number in range(1, 61)], delegations, people=everybody)
    after = a_state([an_item(number, "10:20", "11:20", present=going) for number in range(1, 61)], delegations, people=everybody)
    assert touched(before, after) == set(going.delegations)
    assert Counter(len(one.differences) for one in called(before, after).values()) == {60: 45}


def test_who_joins_a_delegation_is_told_nothing_of_where_it_goes() -> None:
    present = Presence((uid("delegation", 1),))
    before = a_state([an_item(1, present=present)], [a_delegation(1, [1])], people=[1, 2])
    after = a_state([an_item(1, present=present)], [a_delegation(1, [1, 2])], people=[1, 2])
    assert called(before, after) == {}


def test_whoever_meets_a_flight_hears_that_it_is_late_and_its_passengers_too() -> None:
    leg = replace(a_leg(1, [1]), met_by=uid("person", 2))
    late = replace(leg, estimated=leg.planned.moved(timedelta(minutes=50)) if leg.planned else None)
    before, after = (a_state(people=[1, 2], legs=[one]) for one in (leg, late))
    assert set(called(before, after)) == {uid("person", 1), uid("person", 2)}


def test_a_driver_of_two_cars_is_called_once() -> None:
    cars = [a_vehicle(1, 20), a_vehicle(2, 20)]
    before, after = (
        a_state(people=[1, 2, 20], vehicles=cars, transfers=[a_transfer(1, 1, [1], start), a_transfer(2, 2, [2], start)])
        for start in ("09:00", "09:30")
    )
    drivers = [one for one in called(before, after).values() if one.kind is RecipientKind.VEHICLE]
    assert [(one.person, len(one.differences)) for one in drivers] == [(uid("person", 20), 2)]


def test_a_car_without_a_driver_is_called_for_itself() -> None:
    before, after = (a_state(people=[1], vehicles=[a_vehicle(1)], transfers=[a_transfer(1, 1, [1], start)]) for start in ("09:00", "09:30"))
    assert {(one.kind, one.key) for one in called(before, after).values()} == {
        (RecipientKind.VEHICLE, uid("vehicle", 1)),
        (RecipientKind.PERSON, uid("person", 1)),
    }


def test_the_first_transfers_of_all_are_sent_out_and_a_further_one_is_told() -> None:
    none, one = a_state(people=[1, 2], vehicles=[a_vehicle(1)]), a_transfer(1, 1, [1])
    first = a_state(people=[1, 2], vehicles=[a_vehicle(1)], transfers=[one])
    second = a_state(people=[1, 2], vehicles=[a_vehicle(1)], transfers=[one, a_transfer(2, 1, [2], "11:00")])
    assert called(none, first) == {}
    assert set(called(first, second)) == {uid("person", 2), uid("vehicle", 1)}


def test_the_press_is_called_where_it_is_let_in_only() -> None:
    pool, shut = Texts("Протокольная съёмка, пул"), Texts("Закрыто для СМИ")
    for words, concerned_ones in ((pool, {uid("event", 1)}), (shut, set()), (Texts(), set())):
        before, after = (a_state([an_item(1, start, "11:30", press=words)]) for start in ("10:00", "10:20"))
        assert set(called(before, after)) == concerned_ones
