"""A quarter of an hour lies between two items in different places."""

import pytest

from app.judgement.conflicts.facts import ItemFact
from tests.factories.facts import a_car, a_ride, a_spot, an_item, found

FIRST = an_item(1, "10:00", "11:00", people={1}, hall=1)


def gaps(first: ItemFact, second: ItemFact, ways: dict[tuple[int, int], int] | None = None) -> list[str]:
    return [one.key for one in found("short_gap", first, second, ways=ways)]


@pytest.mark.parametrize(("begins", "findings"), [("10:59", 0), ("11:00", 1), ("11:14", 1), ("11:15", 0)])
def test_less_than_a_quarter_is_short_and_an_overlap_is_something_else(begins: str, findings: int) -> None:
    assert len(gaps(FIRST, an_item(2, begins, "12:00", people={1}, hall=2))) == findings


def test_in_one_hall_there_is_nowhere_to_go() -> None:
    assert gaps(FIRST, an_item(2, "11:00", "12:00", people={1}, hall=1)) == []


def test_between_a_venue_and_one_of_its_halls_nobody_knows() -> None:
    assert gaps(FIRST, an_item(2, "11:00", "12:00", people={1}, venue=1)) == []


def test_a_place_that_nobody_knows_may_be_the_same() -> None:
    assert gaps(FIRST, an_item(2, "11:00", "12:00", people={1})) == []


def test_what_is_too_far_is_not_short_as_well() -> None:
    second = an_item(2, "11:10", "12:00", people={1}, venue=2)
    assert (gaps(FIRST, second, {(1, 2): 20}), gaps(FIRST, second, {(1, 2): 5}), gaps(FIRST, second)) == (
        [],
        ["short_gap:item1:item2"],
        ["short_gap:item1:item2"],
    )


def test_a_car_may_arrive_just_before_an_item() -> None:
    ride = a_ride(1, "9:30", "9:55", a_car(None, {1}), goal=a_spot(venue=1))
    assert found("short_gap", ride, FIRST) == ()
