"""Claims about times that are still to be confirmed."""

from datetime import date, timedelta

import pytest

from app.planning.events.kinds import Severity
from tests.factories.facts import DAY, an_event, an_item, found


@pytest.mark.parametrize(("days", "count"), [(8, 0), (7, 1), (0, 1), (-1, 0)])
def test_an_unknown_time_is_a_warning_from_a_week_before_until_the_day(days: int, count: int) -> None:
    event = an_event(1, DAY, DAY + timedelta(days=3))
    told = found("open_time", event, an_item(1, day=DAY), today=DAY - timedelta(days=days))
    assert [(one.key, one.severity) for one in told] == [("open_time:item1", Severity.WARNING)] * count


def test_an_open_end_is_told_and_a_known_one_is_not() -> None:
    open_, known = an_item(1, "19:00"), an_item(2, "10:00", "11:00")
    assert [one.key for one in found("open_time", open_, known, today=DAY)] == ["open_time:item1"]


def test_a_year_after_nothing_is_asked() -> None:
    assert found("open_time", an_item(1, day=DAY), today=date(2026, 1, 1)) == ()
