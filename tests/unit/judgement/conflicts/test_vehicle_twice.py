"""Claims about vehicles that are given to two transfers at once."""

from app.judgement.conflicts.deeds import Reassign, ShiftRide
from app.judgement.conflicts.kinds.vehicle_twice import CHECK
from app.planning.events.kinds import Severity
from tests.factories.facts import a_car, a_ride, a_vehicle, found, situation


def test_one_bus_on_two_trips_is_a_blocker_for_the_passengers_of_both() -> None:
    told = found("vehicle_twice", a_vehicle(7), a_ride(1, "9:00", "10:00", a_car(7, {1})), a_ride(2, "9:30", "10:30", a_car(7, {2})))
    assert [(one.key, one.severity, one.people) for one in told] == [
        ("vehicle_twice:ride1:ride2:vehicle7", Severity.BLOCKER, frozenset({1, 2}))
    ]


def test_it_is_the_same_bus_at_two_events() -> None:
    given = (
        a_vehicle(7, key="bus"), a_vehicle(8, key="bus", event=2),
        a_ride(1, "9:00", "10:00", a_car(8), event=2), a_ride(2, "9:30", "10:30", a_car(7)),
    )  # fmt: skip
    assert [one.key for one in found("vehicle_twice", *given)] == ["vehicle_twice:ride1:ride2:vehicle7"]


def test_a_ride_may_begin_when_the_one_before_is_over() -> None:
    assert found("vehicle_twice", a_vehicle(7), a_ride(1, "9:00", "10:00", a_car(7)), a_ride(2, "10:00", "11:00", a_car(7))) == ()


def test_an_end_that_was_only_reckoned_is_not_sure() -> None:
    first, second = a_ride(1, "9:00", "10:00", a_car(7), end_is_estimate=True), a_ride(2, "9:30", "10:30", a_car(7))
    assert [one.clash.unsure for one in found("vehicle_twice", a_vehicle(7), first, second)] == [True]


def test_two_vehicles_on_the_same_two_trips_are_two_findings() -> None:
    rides = (a_ride(1, "9:00", "10:00", a_car(7), a_car(8)), a_ride(2, "9:30", "10:30", a_car(7), a_car(8)))
    assert len(found("vehicle_twice", a_vehicle(7), a_vehicle(8), *rides)) == 2


def test_the_smallest_free_vehicle_with_seats_enough_or_a_later_start_mends_it() -> None:
    given = (
        a_vehicle(7, 50), a_vehicle(8, 2), a_vehicle(9, 20), a_vehicle(10, 8), a_vehicle(11, 8),
        a_ride(1, "9:00", "10:00", a_car(7, range(30))), a_ride(2, "9:30", "10:30", a_car(7, range(40, 45))),
        a_ride(3, "9:45", "10:45", a_car(11)),
    )  # fmt: skip
    deeds = list(CHECK.mend(situation(*given), found("vehicle_twice", *given)[0]))
    assert deeds == [Reassign(2, 7, 10), Reassign(2, 7, 9), ShiftRide(2, 30)]
