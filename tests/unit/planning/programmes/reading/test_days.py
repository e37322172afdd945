"""Days as offices write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.ground.words.dates import day_heading, day_long, day_month, day_short
from app.ground.words.languages import LANGUAGES
from app.planning.programmes.reading.days import BEYOND, UNFIT, day_of_cell, heads_a_day

FIRST, SECOND = date(2024, 11, 26), date(2024, 11, 27)
DAYS = Days(FIRST, SECOND)


@pytest.mark.parametrize(
    "text",
    [
        "26 ноября 2024 г., вторник", "26 ноября (вторник)", "Вторник, 26 ноября", "26.11.2024", "26.11.2024 г.", "26.11.24 (вт)",
        "26.11", "26 нояб.", "26-го ноября", "День первый", "День 1", "1-й день", "Первый день форума", "Day one", "First day", "1-күн",
        "Бірінші күн", "Беренсе көн", "2024 йылдың 26 ноябре, шишәмбе", "2024 жылғы 26 қараша, сейсенбі", "Tuesday, 26 November 2024",
        "November 26, 2024", "26th November", "1 день (26 ноября)", "26 ноября – День первый", "Вторник", "Дата: 26 ноября", "2024-11-26",
        "I. 26 ноября", "26 ноября, г. Уфа",
    ],
)  # fmt: skip
def test_a_row_of_its_own_says_which_day_follows(text: str) -> None:
    found = heads_a_day(text, DAYS)
    assert found is not None
    assert (found.day, found.doubt) == (FIRST, None)


@pytest.mark.parametrize(
    "text",
    [
        "26–27 ноября 2024 г.", "26 и 27 ноября", "25 ноября – 2 декабря", "ПРОГРАММА на 26 ноября", "Обед", "13.15", "09.00–10.00",
        "10.11–12.12",        "Деловая программа", "31 ноября", "Ответственный: отдел протокола, тел. (347) 000-00-00", "", "12.03", "№ 5",
    ],
)  # fmt: skip
def test_other_rows_say_no_day(text: str) -> None:
    assert heads_a_day(text, DAYS) is None


def test_a_weekday_that_does_not_fit_is_doubted() -> None:
    found = heads_a_day("27 ноября (четверг)", DAYS)
    assert found is not None
    assert found.doubt is not None
    assert (found.day, found.doubt.msgid, found.doubt.values) == (SECOND, UNFIT, {"day": SECOND, "weekday": "четверг"})


def test_a_day_that_the_event_does_not_have_is_doubted() -> None:
    found = heads_a_day("День третий", DAYS)
    assert found is not None
    assert found.doubt is not None
    assert (found.day, found.doubt.msgid) == (date(2024, 11, 28), BEYOND)


@pytest.mark.parametrize(("text", "day"), [("31 декабря", date(2024, 12, 31)), ("2 января", date(2025, 1, 2))])
def test_a_day_without_a_year_is_the_one_nearest_to_the_event(text: str, day: date) -> None:
    found = heads_a_day(text, Days(date(2024, 12, 30), date(2025, 1, 3)))
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("cell", [FIRST, datetime.combine(date(2024, 11, 26), time(10)), 45622, 45622.5, "26 ноября", "26.11"])
def test_a_cell_of_a_column_of_days_says_its_day(cell: str | float | date) -> None:
    found = day_of_cell(cell, DAYS)
    assert found is not None
    assert found.day == FIRST


@pytest.mark.parametrize("cell", [None, "", True, 5, 10**9, "утром"])
def test_a_cell_that_says_no_day_says_none(cell: str | int | None) -> None:
    assert day_of_cell(cell, DAYS) is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(LANGUAGES))
def test_any_day_as_we_write_it_reads_back_without_a_doubt(day: date, language: str) -> None:
    for told in (day_heading(day, language), day_long(day, language), day_short(day)):
        found = day_of_cell(told, DAYS)
        assert found is not None
        assert (found.day, found.doubt) == (day, None)


@given(st.integers(-100, 100), st.sampled_from(LANGUAGES))
def test_any_day_near_the_event_reads_back_without_its_year(away: int, language: str) -> None:
    day = FIRST + timedelta(days=away)
    found = day_of_cell(day_month(day, language), DAYS)
    assert found is not None
    assert found.day == day


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    found = heads_a_day(text, DAYS)
    assert found is None or 1990 <= found.day.year <= 2100
