"""Claims about vehicles that cannot come from one transfer to the next in time."""

from app.judgement.conflicts.deeds import Reassign, ShiftRide
from app.judgement.conflicts.kinds.vehicle_too_far import CHECK
from app.planning.events.kinds import Severity
from tests.factories.facts import a_car, a_ride, a_spot, a_vehicle, found, situation

AIRPORT, CENTRE, FAIR = a_spot(venue=1), a_spot(venue=2), a_spot(venue=3)
WAYS = {(1, 2): 40, (2, 3): 15}


def test_a_bus_that_needs_forty_minutes_does_not_come_in_twenty() -> None:
    given = (
        a_vehicle(7), a_vehicle(8),
        a_ride(1, "9:00", "9:40", a_car(7), goal=CENTRE), a_ride(2, "10:00", "10:30", a_car(7), origin=AIRPORT),
    )  # fmt: skip
    told = found("vehicle_too_far", *given, ways=WAYS)
    assert [(one.key, one.severity) for one in told] == [("vehicle_too_far:ride1:ride2:vehicle7", Severity.BLOCKER)]
    deeds = list(CHECK.mend(situation(*given, ways=WAYS), told[0]))
    assert deeds == [Reassign(2, 7, 8), Reassign(1, 7, 8), ShiftRide(2, 20)]


def test_time_enough_is_no_finding_nor_is_a_way_that_nobody_knows() -> None:
    first = a_ride(1, "9:00", "9:40", a_car(7), goal=CENTRE)
    assert found("vehicle_too_far", a_vehicle(7), first, a_ride(2, "10:20", "11:00", a_car(7), origin=AIRPORT), ways=WAYS) == ()
    assert found("vehicle_too_far", a_vehicle(7), first, a_ride(2, "9:41", "10:00", a_car(7), origin=a_spot(venue=9)), ways=WAYS) == ()


def test_the_last_ride_before_is_the_one_that_counts() -> None:
    given = (
        a_vehicle(7),
        a_ride(1, "9:00", "9:10", a_car(7), goal=AIRPORT),
        a_ride(2, "9:15", "9:30", a_car(7), origin=AIRPORT, goal=FAIR),
        a_ride(3, "9:45", "10:00", a_car(7), origin=CENTRE),
    )
    assert found("vehicle_too_far", *given, ways=WAYS) == ()


def test_rides_at_once_are_told_as_a_vehicle_given_twice() -> None:
    first, second = a_ride(1, "9:00", "9:40", a_car(7), goal=CENTRE), a_ride(2, "9:30", "10:00", a_car(7), origin=AIRPORT)
    assert found("vehicle_too_far", a_vehicle(7), first, second, ways=WAYS) == ()
