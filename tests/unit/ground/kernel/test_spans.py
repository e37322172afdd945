"""Half-open stretches of instants and stretches of days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days, Span

NOON = datetime(2024, 11, 27, 12, tzinfo=UTC)


def span(start: int, end: int) -> Span:
    return Span(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))


spans = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda pair: span(pair[0], pair[0] + pair[1]))
dates = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(("other", "shared"), [((60, 90), False), ((-30, 0), False), ((59, 90), True), ((10, 20), True), ((-9, 99), True)])
def test_touching_ends_share_no_moment(other: tuple[int, int], *, shared: bool) -> None:
    assert span(0, 60).overlaps(span(*other)) == shared


@pytest.mark.parametrize("end", [0, -1])
def test_a_span_starts_before_it_ends(end: int) -> None:
    with pytest.raises(ValueError, match="starts before it ends"):
        span(0, end)


def test_a_span_is_made_of_instants() -> None:
    with pytest.raises(ValueError, match="instants"):
        Span(NOON.replace(tzinfo=None), NOON)


@given(spans, spans)
def test_sharing_a_moment_is_mutual_and_means_a_common_minute(one: Span, other: Span) -> None:
    common = max(one.start, other.start) < min(one.end, other.end)
    assert one.overlaps(other) == other.overlaps(one) == common


@given(spans)
def test_every_span_overlaps_itself(one: Span) -> None:
    assert one.overlaps(one)


def test_days_include_both_ends() -> None:
    days = Days(date(2024, 11, 26), date(2024, 11, 27))
    assert days.each() == (date(2024, 11, 26), date(2024, 11, 27))
    assert [day in days for day in (date(2024, 11, 25), date(2024, 11, 26), date(2024, 11, 27), date(2024, 11, 28))] == [
        False,
        True,
        True,
        False,
    ]
    assert "2024-11-26" not in days


def test_days_do_not_end_before_they_start() -> None:
    with pytest.raises(ValueError, match="start before they end"):
        Days(date(2024, 11, 27), date(2024, 11, 26))


@given(dates, st.integers(0, 60), st.integers(0, 7), st.integers(0, 7))
def test_widened_days_are_longer_by_exactly_the_margins(first: date, length: int, before: int, after: int) -> None:
    days = Days(first, first + timedelta(days=length))
    wide = days.widened(before, after)
    assert len(wide.each()) == length + 1 + before + after
    assert all(day in wide for day in days.each())
    assert wide.each()[before] == days.first
