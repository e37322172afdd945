"""Claims about how long a way is expected to take."""

from hypothesis import given
from hypothesis import strategies as st

from app.register.venues.rules import ROUNDED_TO, estimated_minutes, straight_km
from app.register.venues.travel import Minutes, Travel

POSITIONS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
TORATAU, AIRPORT = (54.7348, 55.9579), (54.5575, 55.8744)
ASTANA = (51.1694, 71.4491)


def test_the_airport_of_ufa_is_three_quarters_of_an_hour_from_the_congress_hall() -> None:
    assert round(straight_km(TORATAU, AIRPORT), 1) == 20.4
    assert estimated_minutes(TORATAU, AIRPORT) == 45  # 26.6 km by road at 40 km/h, and 5 minutes


def test_what_is_beyond_the_first_thirty_kilometres_is_driven_at_seventy() -> None:
    road = straight_km(TORATAU, ASTANA) * 1.3
    assert 0 <= estimated_minutes(TORATAU, ASTANA) - (30 / 40 * 60 + (road - 30) / 70 * 60 + 5) < ROUNDED_TO


@given(POSITIONS, POSITIONS)
def test_the_way_back_takes_as_long_and_no_way_takes_less_than_getting_in(start: tuple[float, float], goal: tuple[float, float]) -> None:
    there = estimated_minutes(start, goal)
    assert there == estimated_minutes(goal, start)
    assert there >= 5
    assert there % ROUNDED_TO == 0


@given(st.floats(-80, 80), st.floats(0.001, 9), st.floats(0.001, 9))
def test_a_longer_way_never_takes_less(latitude: float, near: float, more: float) -> None:
    start = (latitude, 0.0)
    step = 1 if latitude < 0 else -1
    assert estimated_minutes(start, (latitude + step * near, 0.0)) <= estimated_minutes(start, (latitude + step * (near + more), 0.0))


def test_what_is_entered_counts_both_ways_unless_the_way_back_has_its_own() -> None:
    travel = Travel({(1, 2): 40, (3, 2): 15, (2, 3): 25}, {1: TORATAU, 4: AIRPORT})
    assert [travel.between(1, 2), travel.between(2, 1)] == [Minutes(40, True), Minutes(40, True)]
    assert [travel.between(3, 2), travel.between(2, 3)] == [Minutes(15, True), Minutes(25, True)]
    assert travel.between(1, 4) == Minutes(45, entered=False)
    assert travel.between(4, 4) == Minutes(0, entered=True)
    assert [travel.between(1, 3), travel.between(None, 1), travel.between(1, None)] == [None, None, None]
