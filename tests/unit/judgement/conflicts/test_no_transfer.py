"""Claims about guests whom nothing drives."""

from datetime import date
from typing import Final

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference
from app.planning.events.kinds import Severity
from app.planning.journeys.rules import Mode
from tests.factories.facts import Fact, a_delegation, a_leg, a_member, a_ride, a_spot, a_vehicle, found, situation

AIRPORT: Final = a_spot(venue=1)
HERE: Final[tuple[Fact, ...]] = (a_delegation(7, a_member(1), a_member(2)), a_vehicle(5))
LEG: Final = a_leg(3, "9:00", people={1, 2}, venue=1)


def test_guests_whom_nothing_meets_are_one_error_of_their_flight() -> None:
    told = found("no_transfer", *HERE, LEG)
    assert [(one.key, one.severity, one.people) for one in told] == [("no_transfer:leg3", Severity.ERROR, frozenset({1, 2}))]


def test_a_ride_for_the_leg_serves_those_who_sit_in_it() -> None:
    ride = a_ride(1, "9:30", "10:00", waiting={1}, leg=3)
    assert [one.people for one in found("no_transfer", *HERE, LEG, ride)] == [frozenset({2})]


def test_a_ride_from_the_airport_after_landing_serves_it_and_one_before_does_not() -> None:
    after, before = (a_ride(1, at, "10:30", waiting={1, 2}, origin=AIRPORT) for at in ("9:30", "8:30"))
    assert found("no_transfer", *HERE, LEG, after) == ()
    assert len(found("no_transfer", *HERE, LEG, before)) == 1


def test_a_ride_to_the_airport_before_the_flight_serves_a_departure() -> None:
    leg = a_leg(3, "18:00", people={1, 2}, venue=1, departs=True)
    assert found("no_transfer", *HERE, leg, a_ride(1, "15:00", "15:40", waiting={1, 2}, goal=AIRPORT)) == ()
    assert len(found("no_transfer", *HERE, leg, a_ride(1, "17:50", "18:30", waiting={1, 2}, goal=AIRPORT))) == 1


def test_before_there_are_vehicles_and_for_hosts_and_for_those_in_a_car_nothing_is_told() -> None:
    assert found("no_transfer", HERE[0], LEG) == ()
    assert found("no_transfer", a_delegation(7, a_member(1), is_guest=False), a_vehicle(5), LEG) == ()
    assert found("no_transfer", *HERE, a_leg(3, "9:00", people={1}, mode=Mode.CAR)) == ()
    assert found("no_transfer", *HERE, LEG, today=date(2024, 11, 28)) == ()


def test_a_ride_that_is_taken_away_is_missed_at_once() -> None:
    here = situation(*HERE, LEG, a_ride(1, "9:30", "10:00", waiting={1, 2}, leg=3))
    made = [one for one in difference(here, Edit(rides={1: None})).made if one.check == "no_transfer"]
    assert [(one.key, one.people) for one in made] == [("no_transfer:leg3", frozenset({1, 2}))]
