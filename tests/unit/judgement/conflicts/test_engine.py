"""Judging a change is judging everything before and after it; what concerns more people is told of those who are new."""

from dataclasses import replace

from app.judgement.conflicts.edits import Edit, after
from app.judgement.conflicts.engine import difference, involving, judge
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.kinds import BY_NAME
from tests.factories.facts import a_car, a_leg, a_ride, a_spot, a_vehicle, an_event, an_item, found, items, situation

CHECKS = [BY_NAME[name] for name in ("person_twice", "late_arrival", "too_far")]
FIRST = an_item(1, "10:00", "11:00", people={1, 2}, venue=1)
SECOND = an_item(2, "10:30", "11:30", people={1}, venue=2)


def test_somebody_more_in_a_clash_is_told_alone() -> None:
    outcome = difference(situation(FIRST, SECOND), Edit(items={2: replace(SECOND, people=frozenset({1, 2}))}), CHECKS)
    assert [(one.key, set(one.people)) for one in outcome.made] == [("person_twice:item1:item2", {2})]
    assert outcome.mended == ()


def test_a_change_that_parts_two_items_mends_them() -> None:
    outcome = difference(situation(FIRST, SECOND), Edit(items={2: an_item(2, "12:00", "13:00", people={1}, venue=2)}), CHECKS)
    assert (outcome.made, [one.key for one in outcome.mended]) == ((), ["person_twice:item1:item2"])


def test_what_a_change_does_not_touch_is_not_told() -> None:
    outcome = difference(situation(FIRST, SECOND), Edit(items={3: an_item(3, "15:00", "16:00", people={1, 2}, venue=1)}), CHECKS)
    assert (outcome.made, outcome.mended) == ((), ())


def test_in_an_event_that_is_off_nothing_can_be_wrong() -> None:
    there = situation(an_event(1, off=True), FIRST, SECOND)
    assert judge(there) == ()
    outcome = difference(there, Edit(items={3: an_item(3, "10:30", "11:00", people={1}, venue=3)}))
    assert (outcome.made, outcome.mended) == ((), ())


def test_an_edit_leaves_the_situation_before_as_it_was() -> None:
    there = situation(FIRST, SECOND)
    then, _ = after(there, Edit(items={1: None}))
    assert ([one.key for one in judge(there, CHECKS)], judge(then, CHECKS)) == (["person_twice:item1:item2"], ())


def test_a_changed_situation_is_the_one_that_its_facts_give() -> None:
    given = (FIRST, a_leg(4, "9:00", people={1}), a_ride(5, "9:30", "9:50", a_car(6, {1})), a_vehicle(6, driver=8))
    later = an_item(1, "12:00", "13:00", people={1, 3}, venue=1, buffer=90)
    edit = Edit(items={1: later, 2: SECOND}, legs={4: a_leg(4, "11:45", vip={3})}, rides={5: None})
    then, _ = after(situation(*given), edit)
    anew = situation(later, SECOND, a_leg(4, "11:45", vip={3}), given[3])
    assert then.facts == anew.facts
    assert judge(then) == judge(anew)


def test_an_earlier_buffer_is_looked_for_however_long_it_is() -> None:
    second = an_item(2, "12:00", "13:00", people={1}, venue=1, hall=3)
    first = replace(FIRST, spot=a_spot(hall=2))
    outcome = difference(situation(first, second), Edit(items={2: replace(second, buffer=120)}), [BY_NAME["too_far"]])
    assert [one.key for one in outcome.made] == ["too_far:item1:item2"]


def test_everybody_whom_a_clash_concerns_stands_in_one_finding_whatever_they_do_there() -> None:
    third = an_item(2, "10:30", "11:30", people={1, 2}, interpreters={2}, venue=2)
    assert [(one.clash.things, set(one.people)) for one in found("person_twice", FIRST, third)] == [(items(1, 2), {1, 2})]


def test_a_basis_changes_with_time_place_and_people_and_the_key_does_not() -> None:
    moved = replace(SECOND, **{name: getattr(an_item(2, "10:45", "11:30"), name) for name in ("when", "start", "end")})
    more = replace(SECOND, people=frozenset({1, 2}))
    told = [found("person_twice", FIRST, second)[0] for second in (SECOND, moved, more, SECOND)]
    assert len({one.key for one in told}) == 1
    assert len({one.basis for one in told}) == 3


def test_findings_about_a_thing_are_those_that_name_it() -> None:
    there = judge(situation(FIRST, SECOND), CHECKS)
    assert (involving(there, Thing(Sort.ITEM, 1)), involving(there, Thing(Sort.ITEM, 3))) == (there, ())
