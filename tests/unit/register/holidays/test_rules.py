"""Days in a row are one holiday, and the project's own file says what it should."""

from datetime import date

import pytest
from hypothesis import given

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.register.holidays.reading import days_in_file, names_in_file
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction, days_at_once, stretches
from tests.strategies.calendars import holidays

YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


@given(holidays(YEAR))
def test_stretches_have_every_day_once_and_are_as_long_as_they_can_be(days: list[HolidayDay]) -> None:
    found = stretches(days)
    told = [(day, one.jurisdiction, one.kind, one.name) for one in found for day in one.days.each()]
    assert sorted(told, key=str) == sorted(((one.day, one.jurisdiction, one.kind, one.name) for one in days), key=str)
    ends = {(one.days.last.toordinal() + 1, one.jurisdiction, one.kind, one.name) for one in found}
    assert ends.isdisjoint({(one.days.first.toordinal(), one.jurisdiction, one.kind, one.name) for one in found})


def test_no_more_days_are_entered_at_once_than_a_slip_of_the_pen_would_make() -> None:
    assert days_at_once(date(2026, 2, 18), date(2026, 3, 19)) == Days(date(2026, 2, 18), date(2026, 3, 19))
    for first, last in ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 2, 2), date(2026, 2, 1)), (date(1900, 1, 1), date(1900, 1, 1))):
        with pytest.raises(Refusal):
            days_at_once(first, last)


def test_the_file_has_each_day_once_in_a_jurisdiction_and_each_name_in_four_languages() -> None:
    days = days_in_file()
    assert len({(one.day, one.jurisdiction) for one in days}) == len(days)
    assert [one for one in days if one.name.missing()] == []
    assert [name for name, texts in names_in_file().items() if texts.missing()] == []


def test_every_year_of_the_file_has_holidays_of_the_three_republics() -> None:
    found = {(one.day.year, one.jurisdiction) for one in days_in_file()}
    assert found == {(year, one) for year in range(2024, 2031) for one in Jurisdiction if one is not Jurisdiction.OFFICE}


@pytest.mark.parametrize(
    ("day", "jurisdiction", "ru", "en"),
    [
        (date(2026, 1, 9), Jurisdiction.RUSSIA, "Выходной день (перенесён с 03.01.2026)", "Day off (moved from 03.01.2026)"),
        (date(2026, 10, 26), Jurisdiction.KAZAKHSTAN, "День Республики (выходной)", "Republic Day (day off)"),
        (date(2026, 10, 12), Jurisdiction.BASHKORTOSTAN, "Выходной день (перенесён с 11.10.2026)", "Day off (moved from 11.10.2026)"),
    ],
)
def test_a_moved_day_off_says_so(day: date, jurisdiction: Jurisdiction, ru: str, en: str) -> None:
    (name,) = [one.name for one in days_in_file() if (one.day, one.jurisdiction) == (day, jurisdiction)]
    assert (name.ru, name.en) == (ru, en)


def test_what_the_moon_or_a_decree_has_yet_to_say_is_marked() -> None:
    estimated = {(one.day, one.jurisdiction) for one in days_in_file() if one.is_estimated and one.day.year < 2028}
    assert estimated == {
        (date(2026, 5, 27), Jurisdiction.KAZAKHSTAN),
        (date(2027, 5, 16), Jurisdiction.KAZAKHSTAN),
        (date(2027, 3, 9), Jurisdiction.BASHKORTOSTAN),
        (date(2027, 5, 16), Jurisdiction.BASHKORTOSTAN),
    }
    assert {one.kind for one in days_in_file()} == {DayKind.NONWORKING, DayKind.WORKING_WEEKEND}
    assert Texts(ru="Рабочий день", ba="Эш көнө", kk="Жұмыс күні", en="Working day") in {one.name for one in days_in_file()}
