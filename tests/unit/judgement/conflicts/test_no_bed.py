"""Claims about guests without a bed."""

from datetime import date
from typing import Final

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference, judge
from app.planning.events.kinds import Severity
from tests.factories.facts import Fact, a_delegation, a_leg, a_member, found, situation

N24, N25, N26, N27 = (date(2024, 11, day) for day in (24, 25, 26, 27))
GUESTS: Final = a_delegation(7, a_member(1), a_member(2))
HERE: Final = {9: ((N24, N27),)}
"""The stays of somebody else, so that beds are being arranged."""


def _nights(*given: Fact, stays: object = HERE) -> list[tuple[int, set[int]]]:
    return [(one.clash.things[1].id, set(one.people)) for one in found("no_bed", *given, stays=stays)]


def test_a_night_without_a_stay_is_an_error_of_the_delegation_for_everybody_together() -> None:
    told = found("no_bed", GUESTS, stays=HERE)
    assert [(one.key, one.severity, one.people) for one in told] == [
        (f"no_bed:delegation7:day{N26.toordinal()}", Severity.ERROR, frozenset({1, 2}))
    ]


def test_the_nights_are_those_from_the_arrival_to_the_departure() -> None:
    legs = a_leg(1, "20:00", day=N24, people={1, 2}), a_leg(2, "8:00", day=N27, people={1, 2}, departs=True)
    assert _nights(GUESTS, *legs) == [(day.toordinal(), {1, 2}) for day in (N24, N25, N26)]


def test_the_night_between_two_stays_and_the_one_after_a_stay_are_found() -> None:
    legs = a_leg(1, "20:00", day=N24, people={1}), a_leg(2, "8:00", day=N27, people={1}, departs=True)
    stays = {1: ((N24, N25), (N26, N27)), 2: ((N26, N27),)}
    assert _nights(GUESTS, *legs, stays=stays) == [(N25.toordinal(), {1})]


def test_whoever_comes_and_goes_in_a_day_needs_no_bed() -> None:
    legs = a_leg(1, "8:00", day=N26, people={1, 2}), a_leg(2, "20:00", day=N26, people={1, 2}, departs=True)
    assert _nights(GUESTS, *legs) == []


def test_before_the_first_stay_nobody_lacks_a_bed_and_hosts_sleep_at_home() -> None:
    assert found("no_bed", GUESTS) == ()
    assert _nights(a_delegation(7, a_member(1), is_guest=False)) == []


def test_an_earlier_flight_asks_for_a_bed_at_once_as_judging_everything_does() -> None:
    stays = {1: ((N26, N27),), 2: ((N26, N27),)}
    leg = a_leg(1, "8:00", day=N26, people={1})
    before, then = (situation(GUESTS, one, stays=stays) for one in (leg, a_leg(1, "20:00", day=N25, people={1})))
    made = difference(before, Edit(legs={1: then.facts.legs[1]})).made
    assert [one for one in made if one.check == "no_bed"] == [one for one in judge(then) if one.check == "no_bed"]
    assert [(one.key, one.people) for one in made if one.check == "no_bed"] == [
        (f"no_bed:delegation7:day{N25.toordinal()}", frozenset({1}))
    ]
