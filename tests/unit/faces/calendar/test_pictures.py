"""The year and the month as they are drawn."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.faces.calendar.month_grid import days_in, weeks_in
from app.faces.calendar.year_chart import by_month, chart_of
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.planning.calendar.picture import Picture
from app.planning.calendar.rules import month_days
from app.planning.events.kinds import Kind
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction, stretches
from tests.strategies.calendars import pictures, years

TODAY = date(2026, 11, 22)
MONTHS = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(month_days)


@given(years().flatmap(pictures))
def test_every_event_of_the_year_is_listed_once_under_a_month_of_that_year(picture: Picture) -> None:
    months = by_month(picture)
    listed = [entry for _, entries in months for entry in entries]
    assert sorted(entry.id for entry in listed) == sorted(entry.id for entry in picture.entries)
    assert {first.year for first, _ in months} <= {picture.days.first.year}
    assert [first for first, _ in months] == sorted({first for first, _ in months})


@given(years().flatmap(pictures))
def test_a_chart_has_every_event_holiday_and_month_within_its_columns(picture: Picture) -> None:
    with speaking("ru"):
        chart = chart_of(picture, Kind, TODAY)
    assert sum(days for _, _, days in chart.months) == chart.columns == len(picture.days.each())
    drawn = [one.entry.id for row in chart.rows for lane in row.lanes for one in lane if one.entry]
    assert sorted(drawn) == [entry.id for entry in picture.entries]
    assert sum(len(off.stretches) for off in chart.off) == len(picture.holidays)
    assert all(0 <= first < first + days <= chart.columns for off in chart.off for _, first, days in off.stretches)
    assert (chart.today is not None) == (TODAY in picture.days)


def test_the_offices_own_days_have_a_row_only_where_there_are_any() -> None:
    own = HolidayDay(date(2026, 2, 18), Jurisdiction.OFFICE, DayKind.OBSERVANCE, Texts(ru="Рамазан"))
    frame = Days(date(2026, 1, 1), date(2026, 12, 31))
    rows = [len(chart_of(Picture(frame, (), (), stretches(days)), Kind, TODAY).off) for days in ([], [own])]
    assert rows == [3, 4]


@given(MONTHS.flatmap(pictures))
def test_a_month_shows_each_day_of_an_event_in_its_cell_and_nothing_overlaps(picture: Picture) -> None:
    weeks = weeks_in(picture, TODAY)
    covered: dict[int, set[date]] = {entry.id: set() for entry in picture.entries}
    for week in weeks:
        for lane in week.lanes:
            assert all(one.column + one.days <= other.column for one, other in pairwise(lane))
            for piece in lane:
                cells = week.cells[piece.column : piece.column + piece.days]
                days = {cell.day for cell in cells if cell}
                assert len(days) == piece.days
                if piece.entry:
                    covered[piece.entry.id] |= days
    assert covered == {entry.id: set(entry.days.each()) & set(picture.days.each()) for entry in picture.entries}


@given(MONTHS.flatmap(pictures))
def test_the_list_of_a_phone_has_every_event_and_every_holiday_of_the_month(picture: Picture) -> None:
    lines = days_in(picture, TODAY)
    assert {entry.id for line in lines for entry in line.entries} == {entry.id for entry in picture.entries}
    assert {one for line in lines for one in line.cell.holidays} == set(picture.holidays)


def test_a_working_weekend_is_not_shown_as_a_day_off() -> None:
    saturday = HolidayDay(date(2026, 11, 7), Jurisdiction.RUSSIA, DayKind.WORKING_WEEKEND, Texts(ru="Рабочий день"))
    frame = month_days(date(2026, 11, 1))
    cells = [cell for week in weeks_in(Picture(frame, (), (), stretches([saturday])), TODAY) for cell in week.cells if cell]
    assert [cell.day.day for cell in cells if cell.is_off] == [1, 8, 14, 15, 21, 22, 28, 29]
