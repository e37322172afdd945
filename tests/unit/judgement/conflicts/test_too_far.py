"""There is time to get from one place to the next."""

from datetime import date

import pytest

from app.judgement.conflicts.deeds import Shift
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from tests.factories.facts import ASTANA, Fact, a_car, a_ride, a_spot, a_vehicle, an_item, found, situation

WAYS = {(1, 2): 25}
A56 = an_item(56, "10:00", "10:40", day=date(2024, 11, 27), people={1, 2}, venue=1)
A57 = an_item(57, "10:45", "11:30", day=date(2024, 11, 27), people={1, 2, 3}, venue=2)


def told(*given: Fact) -> list[tuple[str, set[int]]]:
    return [(one.key, set(one.people)) for one in found("too_far", *given, ways=WAYS)]


def test_five_minutes_across_town_are_too_few() -> None:
    assert told(A56, A57) == [("too_far:item56:item57", {1, 2})]


@pytest.mark.parametrize(("begins", "buffer", "findings"), [("11:05", 0, 0), ("11:04", 0, 1), ("11:14", 10, 1), ("11:15", 10, 0)])
def test_the_way_and_being_there_before_just_fit_or_do_not(begins: str, buffer: int, findings: int) -> None:
    second = an_item(2, begins, "12:00", people={1}, venue=2, buffer=buffer)
    assert len(told(an_item(1, "10:00", "10:40", people={1}, venue=1), second)) == findings


def test_the_way_back_takes_as_long() -> None:
    first, second = an_item(1, "10:00", "11:00", people={1}, venue=2), an_item(2, "11:20", "12:00", people={1}, venue=1)
    assert told(first, second) == [("too_far:item1:item2", {1})]


def test_a_way_that_nobody_knows_is_never_too_far() -> None:
    assert told(an_item(1, "10:00", "11:00", people={1}, venue=1), an_item(2, "11:00", "12:00", people={1}, venue=3)) == []


def test_whoever_stays_in_the_hall_is_there_already() -> None:
    second = an_item(2, "11:05", "12:00", people={1}, hall=1, buffer=30)
    assert told(an_item(1, "10:00", "11:00", people={1}, hall=1), second) == []


def test_from_hall_to_hall_one_has_to_be_there_before_as_well() -> None:
    second = an_item(2, "11:05", "12:00", people={1}, hall=2, buffer=30)
    assert told(an_item(1, "10:00", "11:00", people={1}, hall=1), second) == [("too_far:item1:item2", {1})]


def test_between_a_venue_and_a_hall_of_it_nobody_knows_whether_they_have_to_go() -> None:
    assert told(an_item(1, "9:00", "10:00", people={1}, venue=1), an_item(2, "10:05", "11:00", people={1}, hall=1, buffer=15)) == []


def test_where_there_is_no_way_the_sentence_speaks_of_none() -> None:
    first, second = an_item(1, "9:00", "10:00", people={1}, hall=2), an_item(2, "10:10", "11:00", people={1}, hall=1, buffer=15)
    (finding,) = found("too_far", first, second)
    assert "way" not in finding.clash.message


def test_an_open_time_is_left_as_soon_as_it_has_begun() -> None:
    findings = found("too_far", an_item(1, "19:00", people={1}, venue=1), an_item(2, "19:20", "20:00", people={1}, venue=2), ways=WAYS)
    assert [(one.key, one.clash.unsure) for one in findings] == [("too_far:item1:item2", True)]


def test_over_the_hour_that_happened_twice_there_is_an_hour_more() -> None:
    day = date(2024, 2, 29)
    first = an_item(1, "22:00", "23:50", day=day, zone=ASTANA, folds=(None, 0), people={1}, venue=1)
    second = an_item(2, "0:05", "1:00", day=date(2024, 3, 1), zone=ASTANA, people={1}, venue=2)
    later = an_item(1, "22:00", "23:50", day=day, zone=ASTANA, folds=(None, 1), people={1}, venue=1)
    assert (told(first, second), told(later, second)) == ([], [("too_far:item1:item2", {1})])


def test_a_ride_ends_where_it_goes_to() -> None:
    ride = a_ride(1, "9:30", "10:00", a_car(None, {1}), origin=a_spot(venue=2), goal=a_spot(venue=1))
    assert told(ride, an_item(2, "10:10", "11:00", people={1}, venue=2)) == [("too_far:ride1:item2", {1})]
    assert told(ride, an_item(2, "10:10", "11:00", people={1}, venue=1)) == []


def test_the_driver_of_one_bus_is_the_trouble_of_the_bus() -> None:
    rides = [
        a_ride(n, at, until, a_car(1), origin=a_spot(venue=1), goal=a_spot(venue=2))
        for n, at, until in ((1, "9:00", "9:30"), (2, "9:40", "10:00"))
    ]
    assert told(*rides, a_vehicle(1, driver=4)) == []


def test_the_later_item_begins_when_the_way_is_behind_them() -> None:
    there = situation(A56, A57, ways=WAYS)
    (finding,) = judge(there, [BY_NAME["too_far"]])
    assert list(BY_NAME["too_far"].mend(there, finding)) == [Shift(57, 20), Shift(56, -20)]
