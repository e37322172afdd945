"""Claims about items beyond the days of their event."""

from datetime import date

from app.planning.events.kinds import Severity
from tests.factories.facts import an_event, an_item, found

EVENT = an_event(1, date(2024, 11, 26), date(2024, 11, 27), arrival_margin=2, departure_margin=1)


def test_the_margins_belong_to_the_event() -> None:
    days = [date(2024, 11, day) for day in (24, 26, 28)]
    assert found("outside_event", EVENT, *(an_item(n, "10:00", "11:00", day=day) for n, day in enumerate(days, 1))) == ()


def test_a_day_beyond_them_is_an_error() -> None:
    early, late = an_item(1, "10:00", "11:00", day=date(2024, 11, 23)), an_item(2, day=date(2024, 11, 29))
    told = found("outside_event", EVENT, early, late)
    assert [(one.key, one.severity) for one in told] == [("outside_event:item1", Severity.ERROR), ("outside_event:item2", Severity.ERROR)]


def test_wider_margins_mend_it() -> None:
    wide = an_event(1, date(2024, 11, 26), date(2024, 11, 27), arrival_margin=3)
    assert found("outside_event", wide, an_item(1, "10:00", "11:00", day=date(2024, 11, 23))) == ()
