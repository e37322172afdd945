"""Claims about times that stand for another moment now."""

from datetime import date

from app.planning.events.kinds import Severity
from tests.factories.facts import an_item, found


def test_an_item_that_other_rules_of_its_zone_would_move_is_a_warning() -> None:
    told = found("tzdata_changed", an_item(1, "10:00", "11:00", moved_by_tzdata=True), an_item(2, "10:00", "11:00"))
    assert [(one.key, one.severity) for one in told] == [("tzdata_changed:item1", Severity.WARNING)]


def test_what_is_over_is_left_as_it_was() -> None:
    assert found("tzdata_changed", an_item(1, "10:00", "11:00", moved_by_tzdata=True), today=date(2026, 1, 1)) == ()


def test_a_time_resolved_anew_is_none() -> None:
    assert found("tzdata_changed", an_item(1, "10:00", "11:00")) == ()
