"""Whoever arrives is there before the items begin that they attend."""

from datetime import date

import pytest

from app.judgement.conflicts.deeds import Shift, StayAway
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from app.planning.programmes.rules import ItemKind
from tests.factories.facts import MOSCOW, Fact, a_delegation, a_leg, a_member, an_item, found, situation

AIRPORT = 9
WAYS = {(AIRPORT, 1): 40, (AIRPORT, 2): 40, (1, 2): 20}
A47 = an_item(47, "9:00", "10:00", people={1, 2}, venue=1)
A48 = an_item(48, "10:00", "11:30", people={1, 2}, venue=2)
A49 = an_item(49, "11:45", "13:15", people={1, 2}, hall=12)


def late(*given: Fact) -> list[tuple[str, set[int], bool]]:
    return [(one.key, set(one.people), one.clash.unsure) for one in found("late_arrival", *given, ways=WAYS)]


@pytest.mark.parametrize(("at", "missed"), [("9:05", [47, 48]), ("7:40", []), ("7:51", [47]), ("10:35", [47, 48]), ("10:36", [47, 48, 49])])
def test_a_late_flight_misses_the_morning_and_makes_the_session(at: str, missed: list[int]) -> None:
    assert late(a_leg(5, at, vip={1}, venue=AIRPORT), A47, A48, A49) == [(f"late_arrival:leg5:item{n}", {1}, False) for n in missed]


def test_who_goes_through_no_vip_hall_and_over_a_border_takes_longer() -> None:
    leg = a_leg(5, "8:15", vip={1}, people={2}, venue=AIRPORT)
    border = a_leg(5, "8:15", vip={1}, people={2}, venue=AIRPORT, border=True)
    item = an_item(1, "9:30", "10:00", people={1, 2}, venue=1)
    assert (late(leg, item), late(border, item)) == (
        [("late_arrival:leg5:item1", {2}, False)],
        [("late_arrival:leg5:item1", {1, 2}, False)],
    )


def test_an_arrival_at_five_past_nine_is_late_for_half_past_nine_across_town() -> None:
    assert late(a_leg(5, "9:05", people={1}, venue=AIRPORT), an_item(1, "9:30", "10:00", people={1}, venue=1)) == [
        ("late_arrival:leg5:item1", {1}, False)
    ]


def test_items_on_the_days_before_are_missed_too() -> None:
    before = an_item(1, "10:00", "11:00", day=date(2024, 11, 24), people={1}, venue=1)
    assert late(a_leg(5, "9:05", people={1}, venue=AIRPORT), before) == [("late_arrival:leg5:item1", {1}, False)]


def test_who_has_no_leg_is_from_here() -> None:
    assert late(a_leg(5, "9:05", people={1}, venue=AIRPORT), an_item(1, "9:00", "10:00", people={3}, venue=1)) == []


def test_who_was_brought_by_an_earlier_leg_is_there() -> None:
    earlier, later = a_leg(4, "6:00", people={1}, venue=AIRPORT), a_leg(5, "9:05", people={1}, venue=AIRPORT)
    assert late(later, earlier, A47) == []


def test_who_has_left_in_between_is_told_once_by_the_nearer_journey() -> None:
    legs = (
        a_leg(3, "6:00", day=date(2024, 11, 25), people={1}, venue=AIRPORT),
        a_leg(4, "20:00", day=date(2024, 11, 25), people={1}, venue=AIRPORT, departs=True),
        a_leg(5, "9:05", people={1}, venue=AIRPORT),
    )
    keys = [one.key for name in ("early_departure", "late_arrival") for one in found(name, *legs, A47, ways=WAYS)]
    assert keys == ["late_arrival:leg5:item47"]


def test_where_nobody_knows_the_way_it_is_taken_for_none_and_that_is_said() -> None:
    leg = a_leg(5, "9:05", vip={1}, venue=AIRPORT)
    assert late(leg, an_item(1, "9:30", "10:00", people={1}, venue=3)) == [("late_arrival:leg5:item1", {1}, True)]
    assert late(leg, an_item(1, "9:35", "10:00", people={1}, venue=3)) == []


def test_of_an_arrival_without_a_time_only_the_days_before_are_missed() -> None:
    before = an_item(1, "22:00", "23:00", day=date(2024, 11, 25), people={1}, venue=1)
    assert late(a_leg(5, people={1}, venue=AIRPORT), before, A47) == [("late_arrival:leg5:item1", {1}, True)]


def test_instants_count_and_not_clocks() -> None:
    leg = a_leg(5, "7:05", zone=MOSCOW, vip={1}, venue=AIRPORT)
    assert [key for key, *_ in late(leg, A47, A48, A49)] == ["late_arrival:leg5:item47", "late_arrival:leg5:item48"]


def test_an_exhibition_and_the_way_itself_can_be_come_late_to() -> None:
    loose = [an_item(n, "9:00", "18:00", people={1}, venue=1, kind=kind) for n, kind in ((1, ItemKind.FAIR), (2, ItemKind.ARRIVAL))]
    assert late(a_leg(5, "9:05", people={1}, venue=AIRPORT), *loose) == []


def test_another_event_counts_for_the_hours_of_the_journey_alone_unless_it_has_legs_of_its_own() -> None:
    leg = a_leg(5, "9:05", people={1}, venue=AIRPORT, event=2)
    own = a_leg(6, "5:00", people={1}, venue=AIRPORT)
    yesterday = an_item(1, "9:00", "10:00", day=date(2024, 11, 25), people={1}, venue=1)
    elsewhere = an_item(2, "9:00", "10:00", people={1}, venue=3)
    assert late(leg, A47, A48, A49, yesterday, elsewhere) == [(f"late_arrival:leg5:item{n}", {1}, False) for n in (47, 48)]
    assert late(leg, own, A47, A48, A49) == []


def test_who_comes_late_stays_away_or_the_item_begins_later() -> None:
    there = situation(a_leg(5, "9:05", vip={1}, venue=AIRPORT), A48, a_delegation(1, a_member(1), a_member(2)), ways=WAYS)
    (finding,) = judge(there, [BY_NAME["late_arrival"]])
    assert list(BY_NAME["late_arrival"].mend(there, finding)) == [StayAway(48, (1,)), Shift(48, 15)]
