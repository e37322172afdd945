"""Claims about deeds that are thought through: what of the facts each would change, and when none can be done."""

from datetime import date, timedelta

import pytest

from app.judgement.conflicts.deed_edits import FURTHEST, clock_step, edit_of
from app.judgement.conflicts.deeds import Deed, Exchange, Interpret, Reassign, Rehouse, Shift, ShiftRide, StandIn, StayAway
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import CarFact, ItemFact, RideFact, Spot
from app.planning.programmes.moves import FURTHEST_MINUTES
from app.planning.programmes.rules import ItemRole
from tests.factories.facts import ASTANA, DAY, a_car, a_hall, a_ride, a_vehicle, an_item, minute, situation, wall


def item_after(edit: Edit | None, ident: int) -> ItemFact:
    """Return an item as an edit would have it."""
    found = edit.items[ident] if edit else None
    assert found is not None
    return found


def ride_after(edit: Edit | None, ident: int) -> RideFact:
    """Return a ride as an edit would have it."""
    found = edit.rides[ident] if edit else None
    assert found is not None
    return found


def test_a_shifted_item_lasts_as_long_as_before() -> None:
    now = situation(an_item(1, "10:00", "11:30", people={1, 2}, hall=7))
    found = item_after(edit_of(now, Shift(1, 75)), 1)
    assert (found.start, found.end) == (minute("11:15"), minute("12:45"))
    assert (found.when.start, found.when.end) == (wall("11:15"), wall("12:45"))
    assert (found.people, found.spot) == (frozenset({1, 2}), now.facts.items[1].spot)


def test_a_shift_past_midnight_lands_on_the_next_day() -> None:
    now = situation(an_item(1, "22:30", "23:30"))
    found = item_after(edit_of(now, Shift(1, 120)), 1)
    assert (found.when.day, found.start) == (DAY + timedelta(days=1), minute("00:30", DAY + timedelta(days=1)))


def test_a_shift_is_real_time_where_the_clocks_are_put_back_in_between() -> None:
    day = date(2024, 2, 29)
    when = an_item(1, "22:00", "22:30", day=day, zone=ASTANA).when
    assert clock_step(when, 180) == 120


def test_nothing_is_shifted_further_than_the_command_allows() -> None:
    now = situation(an_item(1, "10:00", "11:00"))
    assert (FURTHEST, edit_of(now, Shift(1, FURTHEST_MINUTES)) is None, edit_of(now, Shift(1, FURTHEST_MINUTES + 1))) == (
        FURTHEST_MINUTES,
        False,
        None,
    )


def test_an_open_item_is_shifted_by_its_start_alone() -> None:
    found = item_after(edit_of(situation(an_item(1, "19:00")), Shift(1, 30)), 1)
    assert (found.start, found.end) == (minute("19:30"), None)


def test_an_item_in_another_hall_is_at_that_halls_venue() -> None:
    now = situation(an_item(1, "10:00", "11:00", hall=7), a_hall(7), a_hall(8, venue=2))
    assert item_after(edit_of(now, Rehouse(1, 8)), 1).spot == Spot(2, 8)


def test_two_items_that_exchange_their_halls_keep_all_else() -> None:
    first, second = an_item(1, "10:00", "11:00", hall=7, people={1}), an_item(2, "10:00", "12:00", hall=8, venue=2)
    edit = edit_of(situation(first, second), Exchange(1, 2))
    assert [item_after(edit, ident).spot for ident in (1, 2)] == [second.spot, first.spot]
    assert item_after(edit, 1).people == {1}


def test_who_stands_in_takes_the_roles_in_their_order_and_the_other_attends_no_more() -> None:
    roles = [(1, ItemRole.CHAIR), (2, ItemRole.SPEAKER), (1, ItemRole.SPEAKER)]
    found = item_after(edit_of(situation(an_item(1, "10:00", "11:00", people={1, 2, 3}, roles=roles)), StandIn(1, 1, 4)), 1)
    assert found.roles == ((4, ItemRole.CHAIR), (2, ItemRole.SPEAKER), (4, ItemRole.SPEAKER))
    assert found.people == {2, 3, 4}


def test_who_has_a_role_does_not_stay_away() -> None:
    now = situation(an_item(1, "10:00", "11:00", people={1, 2, 3}, roles={2: ItemRole.CHAIR}))
    assert item_after(edit_of(now, StayAway(1, (1, 2))), 1).people == {2, 3}


def test_an_interpreter_comes_besides_those_who_are_there() -> None:
    found = item_after(edit_of(situation(an_item(1, "10:00", "11:00", interpreters={1})), Interpret(1, 2)), 1)
    assert (found.roles, found.people) == (((1, ItemRole.INTERPRETER), (2, ItemRole.INTERPRETER)), frozenset({1, 2}))


def test_a_ride_is_shifted_with_all_its_cars() -> None:
    found = ride_after(edit_of(situation(a_ride(1, "23:50", "00:20", a_car(5, {1}))), ShiftRide(1, 15)), 1)
    tomorrow = DAY + timedelta(days=1)
    assert (found.start, found.end, found.day, found.people) == (
        minute("00:05", tomorrow),
        minute("00:35", tomorrow),
        tomorrow,
        frozenset({1}),
    )


def test_another_vehicle_drives_the_same_people() -> None:
    now = situation(a_ride(1, "9:00", "9:30", a_car(5, {1, 2}), a_car(6, {3})), a_vehicle(5), a_vehicle(6), a_vehicle(7))
    found = ride_after(edit_of(now, Reassign(1, 5, 7)), 1)
    assert found.cars == (CarFact(7, frozenset({1, 2})), CarFact(6, frozenset({3})))


WORLD = situation(
    an_item(1, "10:00", "11:00", hall=7, people={1, 2}, roles={2: ItemRole.CHAIR}, interpreters={3}),
    an_item(2, "12:00", "13:00", hall=7),
    an_item(3),
    an_item(4, "10:00", "11:00", hall=8, people={9}, event=2),
    a_hall(7),
    a_hall(8),
    a_ride(1, "9:00", "9:30", a_car(5, {1}), a_car(6)),
    a_ride(2, "9:00", "9:30", a_car(8), event=2),
    a_vehicle(5),
    a_vehicle(6),
    a_vehicle(8, event=2),
)


@pytest.mark.parametrize(
    "deed",
    [
        Shift(1, 0),
        Shift(3, 30),
        Shift(4, 30),
        Shift(99, 30),
        Shift(1, 8 * 24 * 60),
        Rehouse(1, 7),
        Rehouse(1, 99),
        Rehouse(4, 7),
        Exchange(1, 2),
        Exchange(1, 3),
        Exchange(1, 4),
        StandIn(1, 1, 5),
        StandIn(1, 2, 2),
        Interpret(1, 3),
        Interpret(99, 3),
        StayAway(1, (2, 5)),
        StayAway(4, (9,)),
        ShiftRide(1, 0),
        ShiftRide(2, 30),
        ShiftRide(99, 30),
        Reassign(1, 5, 6),
        Reassign(1, 7, 8),
        Reassign(1, 5, 8),
        Reassign(2, 8, 5),
    ],
    ids=repr,
)
def test_what_cannot_be_done_or_changes_nothing_or_changes_another_event_is_no_edit(deed: Deed) -> None:
    assert edit_of(WORLD, deed) is None
