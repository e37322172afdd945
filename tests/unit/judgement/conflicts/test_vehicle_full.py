"""Claims about cars with more people than seats."""

from app.judgement.conflicts.deeds import Reassign
from app.judgement.conflicts.kinds.vehicle_full import CHECK
from app.planning.events.kinds import Severity
from tests.factories.facts import a_car, a_ride, a_vehicle, found, situation


def test_five_people_in_four_seats_are_an_error() -> None:
    told = found("vehicle_full", a_vehicle(7, 4), a_ride(1, "9:00", "10:00", a_car(7, range(5))))
    assert [(one.key, one.severity, one.people) for one in told] == [("vehicle_full:ride1:vehicle7", Severity.ERROR, frozenset(range(5)))]


def test_a_full_car_is_none_nor_is_one_that_nobody_drives_yet() -> None:
    assert found("vehicle_full", a_vehicle(7, 4), a_ride(1, "9:00", "10:00", a_car(7, range(4)), a_car(None, range(60)))) == ()


def test_each_car_of_a_ride_is_counted_on_its_own() -> None:
    ride = a_ride(1, "9:00", "10:00", a_car(7, range(5)), a_car(8, range(10, 13)))
    assert [one.key for one in found("vehicle_full", a_vehicle(7, 4), a_vehicle(8, 4), ride)] == ["vehicle_full:ride1:vehicle7"]


def test_a_vehicle_with_seats_enough_is_offered() -> None:
    given = (a_vehicle(7, 4), a_vehicle(8, 5), a_vehicle(9, 4), a_ride(1, "9:00", "10:00", a_car(7, range(5))))
    assert list(CHECK.mend(situation(*given), found("vehicle_full", *given)[0])) == [Reassign(1, 7, 8)]
