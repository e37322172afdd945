"""Claims about the zones that a feed carries."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.faces.feeds.vtimezone import vtimezone
from app.ground.kernel.spans import Span


def told(zone: str, first: datetime, last: datetime) -> list[str]:
    return vtimezone(zone, Span(first, last)).decode().split("\r\n")[:-1]


def test_almaty_after_its_change_has_a_single_standard_time() -> None:
    assert told("Asia/Almaty", datetime(2024, 2, 29, 18, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Almaty",
        "BEGIN:STANDARD",
        "DTSTART:20240301T000000",
        "TZOFFSETFROM:+0600",
        "TZOFFSETTO:+0500",
        "TZNAME:+05",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_almaty_before_its_change_knows_nothing_of_the_change() -> None:
    lines = told("Asia/Almaty", datetime(2023, 9, 25, tzinfo=UTC), datetime(2024, 2, 29, 18, tzinfo=UTC))
    assert [line for line in lines if line.startswith("TZOFFSETTO")] == ["TZOFFSETTO:+0600"]


def test_almaty_across_its_change_has_both_offsets_and_no_older_one() -> None:
    lines = told("Asia/Almaty", datetime(2023, 9, 25, tzinfo=UTC), datetime(2024, 11, 27, tzinfo=UTC))
    assert [line for line in lines if line.startswith("TZOFFSETTO")] == ["TZOFFSETTO:+0600", "TZOFFSETTO:+0500"]


@pytest.mark.parametrize(("zone", "offset"), [("Asia/Yekaterinburg", "+0500"), ("Europe/Moscow", "+0300"), ("Asia/Dubai", "+0400")])
def test_a_zone_at_rest_has_one_observance(zone: str, offset: str) -> None:
    lines = told(zone, datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    assert lines.count("BEGIN:STANDARD") == 1
    assert f"TZOFFSETTO:{offset}" in lines
    assert "BEGIN:DAYLIGHT" not in lines


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Berlin", ["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"]),
        ("America/New_York", ["RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"]),
    ],
)
def test_a_zone_with_summer_time_has_yearly_rules(zone: str, rules: list[str]) -> None:
    assert [
        line for line in told(zone, datetime(2024, 1, 5, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)) if line.startswith("RRULE")
    ] == rules


ZONES = ["Asia/Almaty", "Asia/Yekaterinburg", "Europe/Moscow", "Europe/Berlin", "America/New_York", "Africa/Casablanca", "Pacific/Auckland"]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime.fromisoformat("2012-01-01"), datetime.fromisoformat("2030-01-01")),
    st.integers(1, 700),
    st.floats(0, 1),
)
def test_every_instant_of_the_window_reads_as_in_the_zone(zone: str, first: datetime, days: int, part: float) -> None:
    first = first.replace(microsecond=0, tzinfo=UTC)
    window = Span(first, first + timedelta(days=days))
    moment = first + timedelta(seconds=int(days * 86400 * part) - 1 if part else 0)
    there = moment.astimezone(ZoneInfo(zone))
    twice = there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()
    calendar = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + vtimezone(zone, window) + b"END:VCALENDAR\r\n")
    (component,) = calendar.timezones
    read = component.to_tz(lookup_tzid=False)
    assert twice or there.replace(tzinfo=read).utcoffset() == there.utcoffset()
