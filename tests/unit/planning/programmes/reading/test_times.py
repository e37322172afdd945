"""Times as offices write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.rows import Cell
from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.ground.words.dates import hours, hours_full
from app.ground.words.languages import LANGUAGES
from app.planning.programmes.reading.placing import typed_of
from app.planning.programmes.reading.times import BESIDE, NO_START, NOT_UNDERSTOOD, UNSURE, ReadTime, time_of_cell
from app.planning.programmes.rules import when_of
from tests.factories.programmes import ASTANA, UFA, at
from tests.strategies.programmes import whens

DAYS = Days(date(2024, 11, 26), date(2024, 11, 27))


def read(cell: Cell) -> ReadTime:
    """Return what a cell says."""
    told = time_of_cell(cell, DAYS)
    assert told is not None
    return told


def told_at(cell: Cell, *, day: date = DAYS.first, zone: str = UFA) -> When:
    """Return when an item is whose cell says this."""
    return when_of(typed_of(day, read(cell), zone)[0])


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("09.00–10.00", "09:00", "10:00"),
        ("10.00-11.30", "10:00", "11:30"),
        ("11:45 – 13:15", "11:45", "13:15"),
        ("8.30–9.15", "08:30", "09:15"),
        ("8.30\u00a0—\u00a09.15", "08:30", "09:15"),
        ("23.30–00.40", "23:30", "00:40"),
        ("22.00–24.00", "22:00", "00:00"),
        ("с 10.00 до 11.30", "10:00", "11:30"),
        ("с 9 до 10", "09:00", "10:00"),
        ("9–10", "09:00", "10:00"),
        ("9 - 11.30", "09:00", "11:30"),
        ("10-00 – 11-30", "10:00", "11:30"),
        ("10-00-11-30", "10:00", "11:30"),
        ("10⁰⁰–11³⁰", "10:00", "11:30"),
        ("0900–1000", "09:00", "10:00"),
        ("10:00 AM – 2:30 PM", "10:00", "14:30"),
        ("10.00 - 11.30 ч.", "10:00", "11:30"),
        ("с 10 ч. 30 мин. до 12 ч.", "10:30", "12:00"),
        ("23.30–00.40 (27 ноября)", "23:30", "00:40"),
        ("10.00–11.00 (местн.)", "10:00", "11:00"),
        ("10.00–11.00 (UTC+5)", "10:00", "11:00"),
        ("10.30 (UTC+5)–10.45 (UTC+5)", "10:30", "10:45"),
        ("13.15", "13:15", ""),
        ("13:15:00", "13:15", ""),
        ("10 ч. 30 мин.", "10:30", ""),
        ("10 часов", "10:00", ""),
        ("в 10.00", "10:00", ""),
        ("начало в 10.00", "10:00", ""),
        ("10-00", "10:00", ""),
        ("18.00–", "18:00", ""),
        ("сағат 10.00-де", "10:00", ""),
        ("2 pm", "14:00", ""),
        (0.4166666666666667, "10:00", ""),
        (0.99999, "23:59", ""),
        (13.15, "13:15", ""),
        (10.3, "10:30", ""),
        (10, "10:00", ""),
        (time(10), "10:00", ""),
        (datetime.combine(date(1899, 12, 30), time(10)), "10:00", ""),
    ],
)
def test_a_written_time_is_the_one_that_is_meant(cell: Cell, start: str, end: str) -> None:
    assert (told_at(cell), read(cell).remark) == (at(start, end), None)


@pytest.mark.parametrize(
    "cell", ["с 19.00", "c 19.00", "После 19.00", "from 19:00", "басталуы: 19.00", "башланыуы: 19.00", "начиная с 19-00"]
)
def test_a_time_that_only_begins_is_open(cell: str) -> None:
    assert told_at(cell) == at("19:00", precision=Precision.OPEN)


@pytest.mark.parametrize(
    "cell",
    ["ориентировочно 13.15", "ок. 13.15", "~13.15", "≈ 13.15", "13.15 (ориентировочно)", "яҡынса 13.15", "шамамен 13.15", "about 13:15"],
)
def test_a_time_that_is_about_right_is_approximate(cell: str) -> None:
    assert told_at(cell) == at("13:15", precision=Precision.APPROXIMATE)


@pytest.mark.parametrize("cell", ["время уточняется", "по согласованию", "Уточн.", "TBC", "—", "уақыты нақтыланады", "ваҡыт аныҡлана"])
def test_a_time_that_is_not_known_yet_is_unknown_and_not_doubtful(cell: str) -> None:
    assert read(cell) == ReadTime()


@pytest.mark.parametrize("cell", [None, "", "  ", True])
def test_an_empty_cell_says_nothing(cell: Cell) -> None:
    assert time_of_cell(cell, DAYS) is None


@pytest.mark.parametrize(
    ("cell", "msgid"),
    [
        ("до 18.00", NO_START),
        ("утром", NOT_UNDERSTOOD),
        ("после обеда", NOT_UNDERSTOOD),
        ("25.00", NOT_UNDERSTOOD),
        ("10.00, 12.00", NOT_UNDERSTOOD),
        ("10.00–10.30, 11.00–12.00", NOT_UNDERSTOOD),
        ("=A1+1", NOT_UNDERSTOOD),
    ],
)
def test_what_is_no_time_is_doubtful_and_kept_in_words(cell: str, msgid: str) -> None:
    told = read(cell)
    assert (told.precision, told.words, told.doubtful, told.remark and told.remark.msgid) == (Precision.UNKNOWN, cell, True, msgid)


def test_a_number_that_is_no_time_is_doubtful() -> None:
    assert (read(26.5).doubtful, read(-3).doubtful, read(10.75).doubtful) == (True, True, True)


def test_what_may_be_a_time_or_two_is_doubtful() -> None:
    told = read("10-15")
    assert (told.start, told.doubtful, told.remark and told.remark.msgid) == (time(10, 15), True, UNSURE)


def test_words_beside_a_time_are_kept_and_told() -> None:
    told = read("10.00–11.30 (перерыв 15 мин.)")
    assert (told.start, told.end, told.words, told.doubtful) == (time(10), time(11, 30), "перерыв 15 мин", False)
    assert told.remark is not None
    assert told.remark.msgid == BESIDE


@pytest.mark.parametrize(
    "cell",
    [
        "26.11.2024 10:00",
        "2024-11-26 10:00",
        "2024-11-26T10:00:00",
        "26 ноября, 10.00",
        datetime.combine(date(2024, 11, 26), time(10)),
        45622.416666666664,
    ],
)
def test_a_day_beside_the_time_is_read_too(cell: Cell) -> None:
    assert (read(cell).day, read(cell).start) == (date(2024, 11, 26), time(10))


@pytest.mark.parametrize("cell", ["26 ноября", "26.11.2024", date(2024, 11, 26), datetime.combine(DAYS.first, time()), 45622])
def test_a_day_alone_is_no_time(cell: Cell) -> None:
    assert read(cell) == ReadTime(day=date(2024, 11, 26))


@pytest.mark.parametrize(
    ("cell", "zone", "start"),
    [
        ("10.00 (МСК)", UFA, "12:00"),
        ("10.00 по московскому времени", UFA, "12:00"),
        ("10.00 МСК+2", UFA, "10:00"),
        ("10.00 (UTC+3)", UFA, "12:00"),
        ("10.00 по времени Астаны", ASTANA, "10:00"),
        ("10.00 по Уфе", ASTANA, "10:00"),
    ],
)
def test_the_clock_of_another_place_is_told_by_that_of_the_place(cell: str, zone: str, start: str) -> None:
    assert told_at(cell, zone=zone) == at(start, zone=zone)


def test_an_end_that_is_no_night_stays_before_its_start() -> None:
    assert [read(cell).ends_next_day for cell in ("15.00–14.00", "22.00–06.00", "10.00–12.00 след. дня")] == [False, True, True]


@given(
    st.integers(0, 23), st.integers(0, 59), st.integers(1, 719), st.sampled_from([".", ":"]), st.sampled_from(["-", "–", " - ", " – ", "—"])
)
def test_any_stretch_of_time_reads_back_however_it_is_written(hour: int, minute: int, length: int, point: str, dash: str) -> None:
    first = datetime.combine(DAYS.first, time(hour, minute))
    last = first + timedelta(minutes=length)
    text = f"{first.hour}{point}{first.minute:02}{dash}{last.hour:02}{point}{last.minute:02}"
    assert told_at(text) == When(first.date(), Precision.EXACT, WallTime(first, UFA), WallTime(last, UFA))


@given(st.integers(0, 1439))
def test_any_minute_reads_back_from_a_serial_number_and_from_a_cell(minute: int) -> None:
    clock = time(minute // 60, minute % 60)
    assert (read(minute / 1440).start, read(clock).start) == (clock, clock)


@given(whens(UFA, st.just(DAYS.first)), st.sampled_from(LANGUAGES))
def test_any_time_as_our_own_lists_tell_it_reads_back(when: When, language: str) -> None:
    if when.minutes is not None and (when.end is None or when.start is None or when.end.day > when.start.day):
        assert told_at(hours_full(when, language)) == when
    else:
        assert told_at(hours(when, language)) == when


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    told = time_of_cell(text, DAYS)
    assert told is None or (told.end is None or told.start is not None)
