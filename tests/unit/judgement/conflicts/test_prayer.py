"""Guests are free during the Friday midday prayer, where the event observes it."""

from datetime import date, time
from typing import Any

import pytest

from app.ground.kernel.when import Precision
from app.judgement.conflicts.deeds import Shift
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from app.planning.programmes.rules import ItemKind, Visibility
from tests.factories.facts import ASTANA, an_event, an_item, found, situation

FRIDAY = date(2024, 11, 29)
EVENT = an_event(1, date(2024, 11, 25), FRIDAY, prayer=(time(13), time(14)))


def over(start: str, end: str | None, day: date = FRIDAY, **more: Any) -> int:
    return len(found("prayer", EVENT, an_item(1, start, end, day=day, **more)))


@pytest.mark.parametrize(
    ("start", "end", "findings"),
    [("12:00", "13:00", 0), ("12:00", "13:01", 1), ("13:59", "15:00", 1), ("14:00", "15:00", 0), ("9:00", "18:00", 1)],
)
def test_what_touches_the_prayer_does_not_lie_over_it(start: str, end: str, findings: int) -> None:
    assert over(start, end) == findings


def test_only_fridays_count_and_only_events_that_observe_it() -> None:
    plain = an_item(1, "13:00", "14:00", day=FRIDAY)
    assert (over("13:00", "14:00", date(2024, 11, 28)), found("prayer", an_event(), plain)) == (0, ())


def test_the_clocks_of_the_event_count() -> None:
    before = date(2024, 2, 23)
    assert (over("13:15", "13:45", before, zone=ASTANA), over("14:15", "14:45", before, zone=ASTANA)) == (0, 1)


def test_hosts_among_themselves_and_what_binds_nobody_are_left_alone() -> None:
    left = (
        over("13:00", "14:00", visibility=Visibility.HOSTS),
        over("13:00", "14:00", kind=ItemKind.TRANSFER),
        over("13:00", "14:00", kind=ItemKind.EXHIBITION),
    )
    assert left == (0, 0, 0)


def test_only_exact_times_are_judged() -> None:
    assert (over("13:00", None), over("13:00", "14:00", precision=Precision.APPROXIMATE)) == (0, 0)


def test_an_item_over_midnight_is_judged_on_both_days() -> None:
    assert over("23:00", "13:30", date(2024, 11, 28)) == 1


def test_the_item_moves_to_the_nearer_side() -> None:
    there = situation(EVENT, an_item(1, "12:30", "13:20", day=FRIDAY))
    (finding,) = judge(there, [BY_NAME["prayer"]])
    assert list(BY_NAME["prayer"].mend(there, finding)) == [Shift(1, -20), Shift(1, 90)]
