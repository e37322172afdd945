"""Bars never overlap in a lane, a month's page has the month's days, and an address is read as far as it can be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.planning.calendar.rules import (
    Wanted,
    bar,
    in_lanes,
    month_days,
    month_in,
    months_from,
    unused_name,
    wanted_in,
    weeks_of,
    year_days,
    year_in,
)
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side

TODAY = date(2026, 11, 22)
YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))
stretches = st.tuples(st.integers(0, 365), st.integers(1, 120)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(stretches).map(sorted))
def test_bars_of_one_lane_never_overlap_and_no_lane_is_left_out(bars: list[tuple[int, int]]) -> None:
    lanes = in_lanes(bars)
    by_lane: dict[int, list[tuple[int, int]]] = {}
    for one, lane in zip(bars, lanes, strict=True):
        by_lane.setdefault(lane, []).append(one)
    assert sorted(by_lane) == list(range(len(by_lane)))
    for members in by_lane.values():
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(members))


@given(st.dates(date(2025, 11, 10), date(2026, 12, 31)), st.integers(0, 59), st.integers(0, 70))
def test_a_bar_lies_in_its_frame_and_covers_the_days_that_are_there(first: date, more: int, label: int) -> None:
    days = Days(first, max(first + timedelta(days=more), YEAR.first))
    placed = bar(days, YEAR, label)
    assert 0 <= placed.start <= placed.first
    assert placed.first + placed.days <= placed.end <= 365
    assert placed.label <= label
    assert {YEAR.first + timedelta(days=n) for n in range(placed.first, placed.first + placed.days)} == set(days.each()) & set(YEAR.each())


def test_a_label_that_does_not_fit_after_the_days_stands_before_them() -> None:
    december = bar(Days(date(2026, 12, 16), date(2026, 12, 16)), YEAR, 40)
    assert (december.label_before, december.start, december.end) == (True, 349 - 40, 350)
    assert not bar(Days(date(2026, 1, 16), date(2026, 1, 16)), YEAR, 40).label_before


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_months_page_has_exactly_the_days_of_the_month_in_weeks_from_monday(day: date) -> None:
    weeks = weeks_of(day)
    assert [one for week in weeks for one in week if one] == list(month_days(day).each())
    assert {len(week) for week in weeks} == {7}
    assert all(one is None or one.weekday() == column for week in weeks for column, one in enumerate(week))


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(-30, 30))
def test_months_are_counted_over_the_ends_of_years(day: date, number: int) -> None:
    there = months_from(day, number)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == number
    assert months_from(there, -number) == day.replace(day=1)


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(Kind.FORUM, Side.KAZAKHSTAN, 7), Wanted(host=Side.BASHKORTOSTAN)])
def test_what_is_wanted_is_read_back_from_its_address(wanted: Wanted) -> None:
    assert wanted_in(wanted.query()) == wanted


@pytest.mark.parametrize("address", [{"kind": "party"}, {"host": "<b>"}, {"series": "-1"}, {"series": "9" * 30}, {"series": "٣"}])
def test_what_cannot_be_read_in_an_address_counts_as_not_asked(address: dict[str, str]) -> None:
    assert wanted_in(address) == Wanted()


def test_a_page_without_a_year_or_a_month_shows_the_present_one() -> None:
    assert [year_in({"year": text}, TODAY) for text in ("2025", "", "20x5", "1200", "²026")] == [2025, 2026, 2026, 2026, 2026]
    assert [month_in({"month": text}, TODAY) for text in ("2025-03", "", "2025-13", "0001-01")] == [
        date(2025, 3, 1),
        date(2026, 11, 1),
        date(2026, 11, 1),
        date(2026, 11, 1),
    ]
    assert year_days(2024) == Days(date(2024, 1, 1), date(2024, 12, 31))


def test_a_name_that_another_view_has_is_refused_beside_its_field() -> None:
    assert unused_name("Форумы", ["Дни"]) == "Форумы"
    with pytest.raises(Refusal) as refused:
        unused_name("форумы", ["Форумы"])
    assert refused.value.field == "name"
