"""Claims: a way is as long as somebody has entered, else as a drive within a region; of longer ones nobody knows."""

from app.judgement.conflicts.ways import LONGEST_ESTIMATE, VenueWays
from app.register.venues.travel import Travel

UFA, NEFTEKAMSK, ASTANA = (54.7201, 55.9434), (56.0884, 54.2481), (51.1282, 71.4307)


def test_what_was_entered_counts_there_and_back() -> None:
    ways = VenueWays(Travel({(1, 2): 40, (3, 1): 300}, {}))
    assert [ways.minutes(*way) for way in ((1, 2), (2, 1), (1, 3), (1, 1), (2, 3))] == [40, 40, 300, 0, None]


def test_a_drive_within_a_region_is_estimated() -> None:
    ways = VenueWays(Travel({}, {1: UFA, 2: NEFTEKAMSK}))
    estimated = Travel({}, {1: UFA, 2: NEFTEKAMSK}).between(1, 2)
    assert estimated is not None
    assert ways.minutes(1, 2) == estimated.minutes


def test_nobody_knows_how_long_it_takes_to_another_country_unless_somebody_has_entered_it() -> None:
    positions = {1: UFA, 2: ASTANA}
    assert VenueWays(Travel({}, positions)).minutes(1, 2) is None
    assert VenueWays(Travel({(1, 2): 420}, positions)).minutes(2, 1) == 420


def test_no_way_is_longer_than_the_longest() -> None:
    assert VenueWays(Travel({}, {})).longest == LONGEST_ESTIMATE
    assert VenueWays(Travel({(1, 2): 30}, {})).longest == LONGEST_ESTIMATE
    assert VenueWays(Travel({(1, 2): 30, (1, 3): 700}, {})).longest == 700


def test_a_way_is_the_same_however_often_it_is_asked_for() -> None:
    ways = VenueWays(Travel({(1, 2): 40}, {}))
    assert [ways.minutes(1, 2) for _ in range(3)] == [40, 40, 40]
