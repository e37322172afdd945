"""Claims about who has to be driven on a day, and who of them is not yet looked after; pure."""

import itertools
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.planning.transfers.moves import BEFORE_ITEM, Move, PersonsDay, Sort, Spot, Station, is_here, moves_of, walks
from app.planning.transfers.needs import GRACE, Need, Ride, covers, open_needs
from app.planning.transfers.overlaps import Overlap, overlaps
from app.planning.transfers.rules import Purpose
from app.register.venues.travel import Minutes, Travel

DAY = datetime(2024, 11, 26, tzinfo=UTC)
AIRPORT, HOTEL, HALL, THEATRE = (Spot(Texts(name), number) for number, name in enumerate(("Аэропорт", "Гостиница", "Зал", "Театр"), 1))
TRAVEL = Travel({(1, 2): 40, (1, 3): 40, (2, 3): 20, (3, 4): 20, (2, 4): 20}, {})


def at(clock: str) -> datetime:
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def arrival(lands: str, out: str, ref: int = 1) -> Station:
    return Station(Sort.ARRIVAL, ref, AIRPORT, at(lands), at(out))


def departure(there: str, leaves: str, ref: int = 2) -> Station:
    return Station(Sort.DEPARTURE, ref, AIRPORT, at(there), at(leaves))


def item(begins: str, ends: str, spot: Spot = HALL, ref: int = 7) -> Station:
    return Station(Sort.ITEM, ref, spot, at(begins), at(ends))


def ways(day: PersonsDay) -> list[tuple[str, str]]:
    return [(move.start.name.ru if move.start else "?", move.goal.name.ru if move.goal else "?") for move in moves_of(day, TRAVEL)]


def test_a_guests_day_goes_from_the_hotel_to_items_and_back() -> None:
    day = PersonsDay(1, (item("10:00", "12:00"), item("15:00", "17:00", THEATRE, 8)), HOTEL, HOTEL)
    assert ways(day) == [("Гостиница", "Зал"), ("Зал", "Театр"), ("Театр", "Гостиница")]
    first, second, third = moves_of(day, TRAVEL)
    assert (first.earliest, first.latest) == (None, at("10:00") - BEFORE_ITEM)
    assert (second.earliest, second.latest) == (at("12:00"), at("15:00") - BEFORE_ITEM)
    assert (third.earliest, third.latest, third.after) == (at("17:00"), None, 8)


def test_who_arrives_with_time_goes_to_the_hotel_first() -> None:
    early = PersonsDay(1, (arrival("07:00", "08:00"), item("12:00", "13:00")), None, HOTEL)
    late = PersonsDay(1, (arrival("10:00", "10:30"), item("12:00", "13:00")), None, HOTEL)
    assert ways(early) == [("Аэропорт", "Гостиница"), ("Гостиница", "Зал"), ("Зал", "Гостиница")]
    assert ways(late) == [("Аэропорт", "Зал"), ("Зал", "Гостиница")]


def test_who_departs_is_fetched_wherever_they_are() -> None:
    assert ways(PersonsDay(1, (departure("08:00", "09:00"),), HOTEL, None)) == [("Гостиница", "Аэропорт")]
    assert ways(PersonsDay(1, (item("10:00", "11:00"), departure("12:00", "13:00")), HOTEL, None))[1] == ("Зал", "Аэропорт")
    assert ways(PersonsDay(1, (departure("08:00", "09:00"),))) == [("?", "Аэропорт")]
    assert ways(PersonsDay(1, (arrival("07:00", "08:00"),))) == [("Аэропорт", "?")]


def test_items_before_somebody_has_come_or_after_they_have_left_are_not_theirs() -> None:
    day = PersonsDay(1, (item("06:00", "06:30"), arrival("09:00", "10:00"), item("11:00", "12:00", ref=8)), here=False)
    assert ways(day) == [("Аэропорт", "Зал")]
    assert ways(PersonsDay(1, (departure("08:00", "09:00"), item("11:00", "12:00")), HOTEL)) == [("Гостиница", "Аэропорт")]
    assert ways(PersonsDay(1, (item("11:00", "12:00"),), HOTEL, HOTEL, here=False)) == []


def test_who_has_come_is_known_by_the_legs() -> None:
    day = date(2024, 11, 26)
    assert is_here([], day)
    assert not is_here([(day, True)], day)
    assert is_here([(day, False)], day)
    assert is_here([(day - timedelta(days=1), True), (day + timedelta(days=1), False)], day)
    assert not is_here([(day - timedelta(days=1), False)], day)


def test_a_local_without_a_hotel_comes_by_themselves() -> None:
    assert ways(PersonsDay(1, (item("10:00", "11:00"),))) == []


def test_nobody_is_driven_within_a_venue_or_where_the_distance_is_walked() -> None:
    near = Travel({}, {1: (54.73, 55.95), 2: (54.731, 55.951)})
    entered = Travel({(1, 2): 8}, {})
    assert walks(AIRPORT, AIRPORT, TRAVEL)
    assert near.between(1, 2) is not None
    assert walks(AIRPORT, HOTEL, near) == (near.between(1, 2).minutes < 10)  # type: ignore[union-attr]  # asserted above
    assert not walks(AIRPORT, HOTEL, entered)


def test_who_changes_hotels_on_a_free_day_is_driven() -> None:
    assert ways(PersonsDay(1, (), HOTEL, HALL)) == [("Гостиница", "Зал")]
    assert ways(PersonsDay(1, (), HOTEL, HOTEL)) == []


def ride(start: str, end: str, *people: int, goal: Spot = HALL, origin: Spot = HOTEL, leg: int | None = None) -> Ride:
    return Ride(1, origin, goal, at(start), at(end), frozenset(people), leg)


def test_equal_ways_are_one_need_and_a_ride_in_time_covers_whom_it_takes() -> None:
    days = [PersonsDay(person, (item("10:00", "12:00"),), HOTEL, HOTEL) for person in (1, 2, 3)]
    there, back = open_needs(days, [], TRAVEL)
    assert (there.people, there.item, there.leave, there.way) == ((1, 2, 3), 7, at("09:30"), Minutes(20, entered=True))
    assert (back.people, back.leave) == ((1, 2, 3), at("12:00"))
    there, back = open_needs(days, [ride("09:30", "09:50", 1, 3)], TRAVEL)
    assert (there.people, back.people) == ((2,), (1, 2, 3))
    assert open_needs(days, [ride("09:50", "10:10", 1, 2, 3)], TRAVEL)[0].people == (1, 2, 3)


def test_a_car_that_leaves_before_a_late_flight_is_out_looks_after_nobody_and_is_named() -> None:
    days = [PersonsDay(1, (arrival("09:00", "10:00"),), None, HOTEL)]
    waits = ride("10:00", "10:40", 1, origin=AIRPORT, goal=HOTEL, leg=1)
    assert open_needs(days, [waits], TRAVEL) == ()
    late = [PersonsDay(1, (arrival("10:30", "11:30"),), None, HOTEL)]
    (need,) = open_needs(late, [waits], TRAVEL)
    assert (need.misfits, need.leave) == ((1,), at("11:30"))


def test_vips_of_one_flight_are_a_need_of_their_own() -> None:
    days = [PersonsDay(1, (arrival("09:00", "09:30"),), None, HOTEL), PersonsDay(2, (arrival("09:00", "10:00"),), None, HOTEL)]
    assert [need.people for need in open_needs(days, [], TRAVEL)] == [(1,), (2,)]


def test_there_is_too_little_time_where_the_way_takes_longer() -> None:
    days = [PersonsDay(1, (item("10:00", "12:00"), item("12:05", "13:00", THEATRE, 8)))]
    (need,) = open_needs(days, [], TRAVEL)
    assert (need.tight, need.leave) == (True, at("11:55"))


def test_who_is_in_two_rides_at_once_is_found_and_touching_ends_are_fine() -> None:
    rides = [(at("10:00"), at("11:00"), 1), (at("11:00"), at("12:00"), 2), (at("11:30"), at("11:40"), 3)]
    assert overlaps({5: rides, 6: rides[:2]}) == (Overlap(5, 2, 3),)


_spots = st.sampled_from([HOTEL, HALL, THEATRE])


@st.composite
def days_of_people(draw: st.DrawFn) -> list[PersonsDay]:
    """Return the days of some people of one event: a few items in turn, each of which anybody may attend."""
    begins = draw(st.lists(st.integers(0, 80), min_size=1, max_size=6, unique=True))
    items = [
        Station(Sort.ITEM, ref, draw(_spots), DAY + timedelta(minutes=15 * start), DAY + timedelta(minutes=15 * start + 60))
        for ref, start in enumerate(sorted(begins))
    ]
    return [
        PersonsDay(
            person,
            tuple(draw(st.lists(st.sampled_from(items), unique_by=lambda one: one.ref))),
            draw(st.none() | st.just(HOTEL)),
            draw(st.none() | st.just(HOTEL)),
        )
        for person in range(draw(st.integers(1, 6)))
    ]


def made_of(need: Need, ident: int) -> Ride:
    """Return the transfer that a press of the button makes of a need."""
    start = need.leave or at("12:00")
    ends = start + need.length
    return Ride(
        ident,
        need.start or Spot(Texts("?")),
        need.goal or Spot(Texts("?")),
        start,
        min(ends, need.latest) if need.latest and need.latest > start else ends,
        frozenset(need.people),
        need.leg,
        need.item,
    )


@given(days_of_people())
def test_every_place_that_changes_is_reached_and_nobody_is_driven_to_where_they_are(days: list[PersonsDay]) -> None:
    for day in days:
        moves = moves_of(day, TRAVEL)
        for before, after in itertools.pairwise(moves):
            assert before.goal is not None
            assert after.start is not None
            assert before.goal.key == after.start.key
        assert all(move.start and move.goal and move.start.key != move.goal.key for move in moves)


@given(days_of_people())
def test_needs_name_exactly_those_who_move_each_of_them_once(days: list[PersonsDay]) -> None:
    moves = [(move.person, move.item, move.after) for day in days for move in moves_of(day, TRAVEL)]
    needs = [(person, need.item, need.after) for need in open_needs(days, [], TRAVEL) for person in need.people]
    assert sorted(needs, key=str) == sorted(moves, key=str)
    keys = [need.key for need in open_needs(days, [], TRAVEL)]
    assert len(keys) == len(set(keys))


@given(days_of_people())
def test_a_transfer_of_every_need_leaves_none_but_those_without_time(days: list[PersonsDay]) -> None:
    needs = open_needs(days, [], TRAVEL)
    rides = [made_of(need, ident) for ident, need in enumerate(needs)]
    assert all(need.tight for need in open_needs(days, rides, TRAVEL))


@given(days_of_people(), st.data())
def test_more_rides_never_make_more_needs(days: list[PersonsDay], data: st.DataObject) -> None:
    needs = open_needs(days, [], TRAVEL)
    rides = [made_of(need, ident) for ident, need in enumerate(needs)]
    some = data.draw(st.lists(st.sampled_from(rides), unique=True)) if rides else []
    left = {(person, need.key) for need in open_needs(days, some, TRAVEL) for person in need.people}
    assert left <= {(person, need.key) for need in needs for person in need.people}


@given(st.integers(-60, 60), st.integers(-60, 60))
def test_a_ride_covers_within_the_grace_and_not_beyond(early: int, late: int) -> None:
    move = Move(1, Purpose.ITEM, HALL, THEATRE, at("12:00"), at("13:00"))
    taken = Ride(1, HALL, THEATRE, at("12:00") + timedelta(minutes=early), at("13:00") + timedelta(minutes=late), frozenset({1}))
    assert covers(taken, move) == (timedelta(minutes=early) >= -GRACE and timedelta(minutes=late) <= GRACE)
