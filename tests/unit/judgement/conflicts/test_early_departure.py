"""Whoever leaves is at the end of the items that they attend."""

from datetime import date

import pytest

from app.judgement.conflicts.deeds import Shift
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from tests.factories.facts import Fact, a_leg, an_item, found, situation

AIRPORT = 9
WAYS = {(AIRPORT, 1): 40}
ITEM = an_item(1, "14:00", "15:00", people={1, 2}, venue=1)


def early(*given: Fact) -> list[tuple[str, set[int], bool]]:
    return [(one.key, set(one.people), one.clash.unsure) for one in found("early_departure", *given, ways=WAYS)]


def leaving(at: str | None, *people: int, day: date = date(2024, 11, 26)) -> Fact:
    return a_leg(5, at, vip=people or {1}, venue=AIRPORT, departs=True, day=day)


@pytest.mark.parametrize(("at", "findings"), [("16:10", 0), ("16:09", 1), ("14:30", 1), ("9:00", 1)])
def test_the_way_and_the_airport_take_their_time(at: str, findings: int) -> None:
    assert len(early(leaving(at), ITEM)) == findings


def test_items_after_they_have_left_are_missed_too() -> None:
    assert early(leaving("9:00"), an_item(2, "10:00", "11:00", day=date(2024, 11, 28), people={1}, venue=1)) == [
        ("early_departure:leg5:item2", {1}, False)
    ]


def test_an_open_time_is_judged_by_its_beginning() -> None:
    concert = an_item(1, "15:00", people={1}, venue=1)
    assert (early(leaving("16:10"), concert), early(leaving("16:00"), concert)) == ([], [("early_departure:leg5:item1", {1}, True)])


def test_who_leaves_twice_is_there_until_the_last_time() -> None:
    last = a_leg(6, "20:00", people={1}, venue=AIRPORT, departs=True)
    assert early(leaving("9:00"), last, ITEM) == []


def test_who_comes_back_is_there_again() -> None:
    back = a_leg(6, "12:00", vip={1}, venue=AIRPORT)
    assert early(leaving("9:00"), back, ITEM) == []


def test_of_a_departure_without_a_time_only_the_days_after_are_missed() -> None:
    after = an_item(2, "1:00", "2:00", day=date(2024, 11, 27), people={1}, venue=1)
    assert early(leaving(None), ITEM, after) == [("early_departure:leg5:item2", {1}, True)]


def test_an_item_longer_than_the_stay_is_missed_at_both_ends() -> None:
    arrival = a_leg(4, "13:45", people={1}, venue=AIRPORT)
    given = (arrival, leaving("14:50"), ITEM)
    keys = [one.key for name in ("late_arrival", "early_departure") for one in found(name, *given, ways=WAYS)]
    assert keys == ["late_arrival:leg4:item1", "early_departure:leg5:item1"]


def test_the_item_may_end_earlier() -> None:
    there = situation(leaving("16:00"), ITEM, ways=WAYS)
    (finding,) = judge(there, [BY_NAME["early_departure"]])
    assert list(BY_NAME["early_departure"].mend(there, finding)) == [Shift(1, -10)]
