"""Nobody is in two places at once."""

from datetime import date
from typing import Any

from app.ground.kernel.when import Precision
from app.judgement.conflicts.deeds import Deed, Shift, StayAway
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.facts import (
    ASTANA,
    MOSCOW,
    UFA,
    Fact,
    a_car,
    a_delegation,
    a_member,
    a_ride,
    a_vehicle,
    an_item,
    found,
    items,
    situation,
)


def told(*given: Fact, **more: Any) -> list[tuple[str, set[int]]]:
    return [(one.key, set(one.people)) for one in found("person_twice", *given, **more)]


def deeds(*given: Fact) -> list[Deed]:
    there = situation(*given)
    return [deed for one in judge(there, [BY_NAME["person_twice"]]) for deed in BY_NAME["person_twice"].mend(there, one)]


TWICE = "person_twice:item1:item2"


def test_whoever_attends_two_items_at_once_is_found_once_with_everybody_else_in_both() -> None:
    walk = an_item(1, "11:00", "12:00", people={1, 2, 3}, venue=1)
    meeting = an_item(2, "11:30", "12:30", people={2, 3, 4}, venue=2)
    assert told(walk, meeting) == [(TWICE, {2, 3})]


def test_a_walk_and_a_meeting_at_one_fair_are_two_places() -> None:
    assert told(an_item(1, "11:00", "12:00", people={1}, venue=1), an_item(2, "11:30", "12:00", people={1}, venue=1)) == [(TWICE, {1})]


def test_what_takes_place_in_one_hall_is_one_place() -> None:
    assert told(an_item(1, "11:00", "12:00", people={1}, hall=1), an_item(2, "11:30", "12:00", people={1}, hall=1)) == []


def test_what_begins_as_the_other_ends_is_not_at_once() -> None:
    assert told(an_item(1, "11:00", "12:00", people={1}, hall=1), an_item(2, "12:00", "13:00", people={1}, hall=2)) == []


def test_delegations_split_by_person_over_parallel_sections_are_no_conflict() -> None:
    sections = [an_item(n, "11:45", "13:15", people=range(n * 10, n * 10 + 8), hall=n, delegations=frozenset({4, 5})) for n in (1, 2, 3, 4)]
    assert told(*sections) == []


def test_times_are_compared_as_instants_across_zones() -> None:
    ufa = an_item(1, "10:00", "11:00", day=date(2023, 9, 25), zone=UFA, people={1}, venue=1)
    astana = an_item(2, "11:30", "12:30", day=date(2023, 9, 25), zone=ASTANA, people={1}, venue=2)
    moscow = an_item(3, "9:30", "10:30", day=date(2023, 9, 25), zone=MOSCOW, people={1}, venue=3)
    assert told(ufa, astana, moscow) == [(TWICE, {1})]


def test_an_item_past_midnight_meets_one_of_the_next_morning() -> None:
    night = an_item(1, "22:00", "1:00", people={1}, venue=1)
    late = an_item(2, "0:30", "2:00", day=date(2024, 11, 27), people={1}, venue=2)
    assert told(night, late) == [(TWICE, {1})]


def test_in_the_hour_that_happened_twice_the_first_is_not_the_second() -> None:
    day = date(2024, 2, 29)
    first = an_item(1, "23:10", "23:50", day=day, zone=ASTANA, folds=(0, 0), people={1}, venue=1)
    second = an_item(2, "23:30", "23:55", day=day, zone=ASTANA, folds=(1, 1), people={1}, venue=2)
    again = an_item(2, "23:30", "23:55", day=day, zone=ASTANA, folds=(0, 0), people={1}, venue=2)
    assert (told(first, second), told(first, again)) == ([], [(TWICE, {1})])


def test_an_open_time_is_left_when_the_next_thing_begins_but_not_before_it_has_begun() -> None:
    concert = an_item(1, "19:00", people={1}, venue=1)
    assert told(concert, an_item(2, "19:30", "20:00", people={1}, venue=2)) == []
    assert [(one.key, one.clash.unsure) for one in found("person_twice", concert, an_item(2, "18:30", "20:00", people={1}, venue=2))] == [
        ("person_twice:item2:item1", True)
    ]
    assert told(concert, an_item(2, "19:00", people={1}, venue=2)) == [(TWICE, {1})]


def test_an_approximate_time_is_judged_as_it_stands_and_says_so() -> None:
    about = an_item(1, "13:15", "14:00", precision=Precision.APPROXIMATE, people={1}, venue=1)
    assert [one.clash.unsure for one in found("person_twice", about, an_item(2, "13:30", "14:00", people={1}, venue=2))] == [True]


def test_an_unknown_time_meets_nothing() -> None:
    assert told(an_item(1, people={1}, venue=1), an_item(2, "0:00", "23:00", people={1}, venue=2)) == []


def test_an_exhibition_binds_only_those_with_a_task_there() -> None:
    show = an_item(1, "10:00", "18:00", people={1, 2}, roles={2: ItemRole.MODERATOR}, kind=ItemKind.EXHIBITION, venue=1)
    assert told(show, an_item(2, "11:00", "12:00", people={1, 2}, venue=2)) == [(TWICE, {2})]


def test_an_item_that_tells_of_the_way_itself_binds_nobody() -> None:
    way = an_item(1, "9:00", "11:00", people={1}, kind=ItemKind.TRANSFER, venue=1)
    assert told(way, an_item(2, "10:00", "11:00", people={1}, venue=2)) == []


def test_a_passenger_is_not_at_an_item_meanwhile() -> None:
    assert told(a_ride(7, "9:40", "10:20", a_car(None, {1})), an_item(2, "10:00", "11:00", people={1}, venue=2)) == [
        ("person_twice:ride7:item2", {1})
    ]


def test_a_driver_on_two_rides_with_one_bus_is_the_trouble_of_the_bus_alone() -> None:
    rides = a_ride(1, "9:00", "10:00", a_car(1)), a_ride(2, "9:30", "10:30", a_car(1))
    assert told(*rides, a_vehicle(1, driver=5)) == []


def test_a_driver_of_two_buses_at_once_is_in_two_places() -> None:
    rides = a_ride(1, "9:00", "10:00", a_car(1)), a_ride(2, "9:30", "10:30", a_car(2))
    assert told(*rides, a_vehicle(1, driver=5), a_vehicle(2, driver=5)) == [("person_twice:ride1:ride2", {5})]


def test_what_is_wholly_of_other_events_is_not_told() -> None:
    first, second = (an_item(n, "10:00", "11:00", people={1}, venue=n, event=n) for n in (1, 2))
    third = an_item(3, "10:30", "11:00", people={1}, venue=3, event=3)
    assert [one.clash.things for one in found("person_twice", first, second, third)] == [items(1, 2), items(1, 3)]


def test_the_later_item_may_begin_when_the_earlier_ends_and_the_earlier_end_when_the_later_begins() -> None:
    first = an_item(1, "10:00", "11:02", people={1, 2}, venue=1)
    second = an_item(2, "10:30", "11:30", people={1, 2}, venue=1)
    assert deeds(first, second) == [Shift(2, 35), Shift(1, -35)]


def test_few_of_many_stay_away_unless_one_of_them_is_a_head_or_has_a_task() -> None:
    first = an_item(1, "10:00", "11:00", people={1}, venue=1)
    second = an_item(2, "10:30", "11:30", people=range(1, 21), venue=1)
    members = [a_member(person) for person in range(2, 21)]
    head, member = (a_delegation(1, a_member(1, role), *members) for role in (MemberRole.HEAD, MemberRole.MEMBER))
    chair = an_item(2, "10:30", "11:30", people=range(2, 21), roles={1: ItemRole.CHAIR}, venue=1)
    shifts = [Shift(2, 30), Shift(1, -30)]
    assert (deeds(first, second, member), deeds(first, second, head), deeds(first, chair, member)) == (
        [StayAway(2, (1,)), *shifts],
        shifts,
        shifts,
    )
