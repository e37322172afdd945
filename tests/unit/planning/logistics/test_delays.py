"""Claims about what a late or early leg breaks; pure."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.planning.journeys.rules import Buffers, Direction
from app.planning.logistics.delays import what_breaks
from app.planning.logistics.delays_thought import WAITS_TOO_LONG, Around, rounded_down, rounded_up
from app.planning.logistics.delays_values import (
    Absence,
    BrokenItem,
    BrokenLeg,
    BrokenNight,
    BrokenTransfer,
    Clash,
    Consequence,
    Drive,
    Journey,
    Misfit,
    Night,
    NightSort,
    OtherLeg,
    Traveller,
    Visit,
)
from app.planning.transfers.moves import Spot
from app.register.venues.travel import Travel

AIRPORT, HOTEL, HALL = (Spot(Texts(name), number) for number, name in enumerate(("Аэропорт", "Гостиница", "Зал"), 1))
NOWHERE = Spot(Texts("Предприятие"))
TRAVEL = Travel({(1, 2): 30, (1, 3): 40, (2, 3): 20}, {})


def at(clock: str, day: int = 26) -> datetime:
    hours, minutes = clock.split(":")
    return datetime(2024, 11, day, int(hours), int(minutes), tzinfo=UTC)


def arrival(planned: str, expected: str, *people: int, day: int = 26, **over: Any) -> Journey:
    travellers = tuple(Traveller(person) for person in people or (1, 2))
    values: dict[str, Any] = {"spot": AIRPORT, "zone": "UTC", "travellers": travellers, "border": True, **over}
    return Journey(7, Direction.ARRIVAL, at(planned), at(expected, day), **values)


def departure(planned: str, expected: str, **over: Any) -> Journey:
    values: dict[str, Any] = {"spot": AIRPORT, "zone": "UTC", "travellers": (Traveller(1), Traveller(2)), **over}
    return Journey(7, Direction.DEPARTURE, at(planned), at(expected), **values)


def drive(starts: str, ends: str, start: Spot = AIRPORT, goal: Spot = HALL, ident: int = 1, **over: Any) -> Drive:
    return Drive(**{"id": ident, "starts": at(starts), "ends": at(ends), "start": start, "goal": goal, "people": frozenset((1, 2)), **over})


def visit(starts: str, ends: str, spot: Spot | None = HALL, ident: int = 5, *people: int) -> Visit:
    return Visit(ident, at(starts), at(ends), spot, frozenset(people or (1, 2)))


def broken(journey: Journey, *things: Any) -> tuple[Consequence, ...]:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(thing for thing in things if isinstance(thing, kind))

    return what_breaks(journey, Around(of(Drive), of(Visit), of(Night), of(OtherLeg), TRAVEL, Buffers()))


def test_a_flight_75_minutes_late_moves_its_transfer_to_when_its_passengers_are_out() -> None:
    # 15.35 + 60 + 30 for the border
    found = broken(arrival("14:20", "15:35"), drive("15:20", "15:55"))
    assert found == (BrokenTransfer(1, at("15:20"), Misfit.TOO_SOON, (1, 2), 105, at("17:05"), ()),)
    assert found[0].is_harmless


def test_a_flight_on_time_with_a_transfer_that_waits_for_it_breaks_nothing() -> None:
    assert broken(arrival("14:20", "14:20"), drive("15:50", "16:30"), visit("16:40", "18:00")) == ()


def test_who_goes_through_the_vip_hall_is_ready_sooner_and_the_slowest_tells_the_start() -> None:
    people = (Traveller(1, vip=True), Traveller(2))
    (found,) = broken(arrival("14:20", "14:22", travellers=people), drive("15:30", "16:00"))
    assert (found.who, found.others, found.start) == ((2,), (1,), at("15:55"))  # type: ignore[union-attr]


def test_those_of_a_transfer_who_are_not_on_the_leg_would_wait() -> None:
    (found,) = broken(arrival("14:20", "15:35"), drive("15:50", "16:20", people=frozenset((1, 2, 8, 9))))
    assert isinstance(found, BrokenTransfer)
    assert (found.others, found.is_harmless, found.split_key.startswith("split:1:20241126T1705:")) == ((8, 9), False, True)


def test_what_the_vehicle_drives_at_the_new_time_is_told_also_where_only_the_driver_is_the_same() -> None:
    uses = frozenset(("vehicle:3", "driver:9"))
    late = drive("15:50", "16:20", uses=uses)
    same = drive("17:20", "17:40", HOTEL, HALL, 2, people=frozenset(), uses=frozenset(("driver:9",)))
    free = drive("17:35", "18:00", HOTEL, HALL, 3, people=frozenset(), uses=uses)
    (found,) = broken(arrival("14:20", "15:35"), late, same, free)
    assert found.clashes == (Clash(2, frozenset(("driver:9",))),)  # type: ignore[union-attr]


def test_a_transfer_after_a_much_earlier_arrival_is_drawn_forward() -> None:
    assert broken(arrival("14:20", "13:40"), drive("15:50", "16:20")) == ()  # 40 minutes are borne
    (found,) = broken(arrival("14:20", "13:32"), drive("15:50", "16:20"))
    assert found == BrokenTransfer(1, at("15:50"), Misfit.WAITS, (1, 2), 48, at("15:05"), ())


def test_a_later_transfer_is_judged_by_when_the_first_one_gets_them_to_it() -> None:
    first, second = drive("15:50", "16:20", AIRPORT, HOTEL), drive("17:00", "17:20", HOTEL, HALL, 2)
    found = broken(arrival("14:20", "15:35"), first, second)
    assert [(one.start, one.minutes) for one in found if isinstance(one, BrokenTransfer)] == [(at("17:05"), 75), (at("17:35"), 35)]


def test_an_item_is_missed_or_reached_late_by_the_way_there() -> None:
    # 17.05 and 40 minutes on the way
    found = broken(arrival("14:20", "15:35"), visit("17:00", "17:30"), visit("17:10", "19:00", HALL, 6), visit("17:45", "19:00", HALL, 8))
    assert found == (
        BrokenItem(5, at("17:00"), True, (Absence(1, 45, missed=True), Absence(2, 45, missed=True))),
        BrokenItem(6, at("17:10"), True, (Absence(1, 35, missed=False), Absence(2, 35, missed=False))),
    )


def test_an_unknown_way_is_told_as_unknown_and_never_as_none() -> None:
    (soon,) = broken(arrival("14:20", "15:35"), visit("17:30", "19:00", NOWHERE))
    assert isinstance(soon, BrokenItem)
    assert (soon.unsure, soon.rows[0].is_known, soon.partly) == ((1, 2), False, ())
    (late,) = broken(arrival("14:20", "15:35"), visit("16:30", "19:00", NOWHERE))
    assert isinstance(late, BrokenItem)
    assert (late.minutes, late.is_known) == ((35, 35), False)
    assert broken(arrival("14:20", "15:35"), visit("19:10", "20:00", NOWHERE)) == ()  # there is time enough whatever the way
    (ride,) = broken(arrival("14:20", "15:35"), drive("16:00", "16:20", NOWHERE, HALL, leg=None))
    assert (ride.sort, ride.start, ride.minutes) == (Misfit.TOO_SOON, None, 65)  # type: ignore[union-attr]
    (unsure,) = broken(arrival("14:20", "15:35"), drive("17:30", "17:50", NOWHERE, HALL, leg=None))
    assert (unsure.sort, unsure.start) == (Misfit.UNKNOWN, None)  # type: ignore[union-attr]


def test_what_never_fitted_is_no_consequence_of_the_delay() -> None:
    # An exposition that was open for hours when they were to land: they come to it later still.
    assert broken(arrival("14:20", "15:35"), visit("09:00", "20:00")) == ()
    (gone,) = broken(arrival("14:20", "15:35"), visit("09:00", "17:30"))  # but now nothing of it is left
    assert gone.missing == (1, 2)  # type: ignore[union-attr]


def test_with_another_leg_in_between_they_are_elsewhere() -> None:
    people = (Traveller(1, before=at("16:30")), Traveller(2))
    (found,) = broken(arrival("14:20", "15:35", travellers=people), visit("17:00", "19:00"))
    assert [row.person for row in found.rows] == [2]  # type: ignore[union-attr]


def test_a_departure_that_leaves_earlier_takes_the_end_of_an_item_and_draws_its_transfer_forward() -> None:
    # there by 18.00 instead of 19.00; the transfer takes 40 minutes
    found = broken(departure("20:00", "19:00"), drive("17:45", "18:25", HALL, AIRPORT, leg=7), visit("16:30", "17:40"))
    assert found == (
        BrokenItem(5, at("16:30"), False, (Absence(1, 20, missed=False), Absence(2, 20, missed=False))),
        BrokenTransfer(1, at("17:45"), Misfit.TOO_LATE, (1, 2), 25, at("17:20"), ()),
    )


def test_a_departure_that_leaves_later_keeps_people_at_the_airport() -> None:
    (found,) = broken(departure("20:00", "22:00"), drive("18:10", "18:50", HALL, AIRPORT, leg=7))
    assert found == BrokenTransfer(1, at("18:10"), Misfit.WAITS, (1, 2), 130, at("20:20"), ())


def test_the_night_moves_with_an_arrival_over_midnight() -> None:
    night = Night(4, 1, date(2024, 11, 26), date(2024, 11, 28))
    (found,) = broken(arrival("23:30", "00:40", day=27), night)
    assert found == BrokenNight(4, at("00:40", 27), NightSort.COMES_LATER, (1,), date(2024, 11, 26), date(2024, 11, 27))
    assert broken(arrival("22:30", "23:40"), night) == ()


def test_midnight_is_that_of_the_place() -> None:
    night = Night(4, 1, date(2024, 11, 26), date(2024, 11, 28))
    late = arrival("18:30", "19:10", zone="Asia/Yekaterinburg")  # 23.30 and 0.10 in Ufa
    assert [one.now for one in broken(late, night) if isinstance(one, BrokenNight)] == [date(2024, 11, 27)]


def test_a_departure_that_is_not_reached_any_more_is_told() -> None:
    onward = OtherLeg(9, at("18:00"), Spot(Texts("Вокзал"), 3), frozenset((1,)))
    assert broken(arrival("14:20", "15:35"), onward) == ()  # 17.05 and 40 minutes
    assert broken(arrival("14:20", "16:00"), onward) == (BrokenLeg(9, at("18:00"), (1,), 10),)


def test_starts_are_rounded_to_where_they_still_fit() -> None:
    assert (rounded_up(at("17:01")), rounded_up(at("17:05"))) == (at("17:05"), at("17:05"))
    assert (rounded_down(at("17:04")), rounded_down(at("17:05"))) == (at("17:00"), at("17:05"))


MINUTES = st.integers(0, 24 * 60 - 1)
SPOTS = st.sampled_from((AIRPORT, HOTEL, HALL, NOWHERE))
PEOPLE = st.frozensets(st.integers(1, 4), min_size=1)


@st.composite
def drives(draw: st.DrawFn, ident: int = 1) -> Drive:
    starts = at("00:00") + timedelta(minutes=draw(MINUTES))
    ends = starts + timedelta(minutes=draw(st.integers(5, 90)))
    leg = draw(st.sampled_from((None, 7, 8)))
    return Drive(ident, starts, ends, draw(SPOTS), draw(SPOTS), draw(PEOPLE), leg, draw(st.frozensets(st.sampled_from("ab"))))


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    planned, expected = (at("00:00") + timedelta(minutes=draw(MINUTES)) for _ in range(2))
    people = tuple(Traveller(person, draw(st.booleans())) for person in sorted(draw(PEOPLE)))
    return Journey(7, draw(st.sampled_from(Direction)), planned, expected, AIRPORT, "Asia/Almaty", people, draw(st.booleans()))


def _visits(number: int, minutes: int, length: int, spot: Spot | None, people: frozenset[int]) -> Visit:
    starts = at("00:00") + timedelta(minutes=minutes)
    return Visit(number, starts, starts + timedelta(minutes=length), spot, people)


VISITS = st.builds(_visits, st.integers(1, 9), MINUTES, st.integers(5, 300), st.none() | SPOTS, PEOPLE)


def _numbered(rides: list[Drive]) -> list[Drive]:
    return [Drive(n, one.starts, one.ends, one.start, one.goal, one.people, one.leg, one.uses) for n, one in enumerate(rides, 1)]


@given(journeys(), st.lists(drives(), max_size=5).map(_numbered), st.lists(VISITS, max_size=4, unique_by=lambda one: one.id))
def test_whatever_the_day_is_like_proposals_fit(journey: Journey, rides: list[Drive], visits: list[Visit]) -> None:
    found = broken(journey, *rides, *visits)
    travellers = {one.person for one in journey.travellers}
    assert [one.at for one in found] == sorted(one.at for one in found)
    for one in found:
        if isinstance(one, BrokenTransfer):
            ride = rides[one.transfer - 1]
            assert set(one.who) <= travellers & ride.people
            assert set(one.who).isdisjoint(one.others)
            assert set(one.who) | set(one.others) == ride.people
            if one.start is not None:
                assert one.start == rounded_up(one.start)
                later = one.sort is Misfit.TOO_SOON or (one.sort is Misfit.WAITS and not journey.arrives)
                assert (one.start > ride.starts) is later
        if isinstance(one, BrokenItem):
            assert all(row.person in travellers and (row.minutes > 0 or not row.is_known) for row in one.rows)


@given(journeys(), st.lists(drives(), max_size=5).map(_numbered))
def test_who_is_moved_to_the_proposed_times_is_driven_in_time(journey: Journey, rides: list[Drive]) -> None:
    moved = {one.transfer: one.start for one in broken(journey, *rides) if isinstance(one, BrokenTransfer) and one.start}
    served = [ride for ride in rides if ride.leg == journey.id]
    if len(served) != 1 or served[0].id not in moved:
        return
    start = moved[served[0].id]
    again = broken(journey, Drive(1, start, start + (served[0].ends - served[0].starts), AIRPORT, AIRPORT, served[0].people, journey.id))
    assert [one for one in again if isinstance(one, BrokenTransfer) and one.sort is not Misfit.WAITS] == []


@given(st.lists(drives(), max_size=5).map(_numbered), st.lists(VISITS, max_size=4, unique_by=lambda one: one.id), MINUTES)
def test_an_arrival_on_time_spoils_no_item(rides: list[Drive], visits: list[Visit], lands: int) -> None:
    moment = at("00:00") + timedelta(minutes=lands)
    journey = Journey(7, Direction.ARRIVAL, moment, moment, AIRPORT, "UTC", (Traveller(1), Traveller(2)))
    assert [one for one in broken(journey, *rides, *visits) if not isinstance(one, BrokenTransfer)] == []


def test_the_wait_that_is_borne_is_45_minutes() -> None:
    assert timedelta(minutes=45) == WAITS_TOO_LONG
