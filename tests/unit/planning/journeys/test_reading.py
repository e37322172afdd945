"""Claims about what is read of how people write their journeys; the first three are those of the sample list."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.planning.journeys.reading import Reading, ReadLeg, number_key, read
from app.planning.journeys.rules import Direction, Mode

DAYS = Days(date(2023, 9, 25), date(2023, 9, 27))
IN, OUT = Direction.ARRIVAL, Direction.DEPARTURE
EVE = date(2023, 9, 24)
DP_407 = ReadLeg(IN, Mode.FLIGHT, "DP-407", EVE, time(9, 5))


def test_what_the_sample_list_says_comes_out_right() -> None:
    told = ("борт, 24.09 18.30", "DP-407 / 24.09 / 09:05", "из Уфы поезд, 23.09 вечер", "самостоятельно")
    assert [read(text, DAYS) for text in told] == [
        Reading((ReadLeg(IN, Mode.FLIGHT, "борт", EVE, time(18, 30)),)),
        Reading((DP_407,)),
        Reading((ReadLeg(IN, Mode.TRAIN, "", date(2023, 9, 23), None, "вечер", "Уфы"),)),
        Reading((), "самостоятельно"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DP-407 / 24.09.2023 / 09:05",
        "DP-407 – 24.09 – 09:05",
        "DP407 24.09.23 9.05",
        "DP-407/24.09/09:05",
        "24.09.2023 09.05, DP-407",
        "рейс DP 407, 24/09, 09-05",
        "DP-407, 24 сентября в 9:05",
        "DP-407 24 сентября 2023 г., 09:05",
        "2023-09-24T09:05 DP-407",
        "9 ч 05 мин, 24.09, рейс DP-407",
        "Прилёт: DP-407, 24.09, время 09:05",
    ],
)
def test_one_flight_is_read_however_it_is_written(text: str) -> None:
    assert read(text, DAYS) == Reading((DP_407,))


@pytest.mark.parametrize(
    ("text", "leg"),
    [
        ("DP-407, 24.09", ReadLeg(IN, Mode.FLIGHT, "DP-407", EVE)),
        ("24.09.2023 00.00, DP-407", ReadLeg(IN, Mode.FLIGHT, "DP-407", EVE)),
        ("поезд 13, 24.09", ReadLeg(IN, Mode.TRAIN, "Поезд № 13", EVE)),
        ("поезд № 013Й 24.09 7:40", ReadLeg(IN, Mode.TRAIN, "Поезд № 013Й", EVE, time(7, 40))),
        ("автобус 24.09 9:00", ReadLeg(IN, Mode.BUS, "", EVE, time(9))),
        ("на машине 24.09", ReadLeg(IN, Mode.CAR, "", EVE)),
        ("9.10 DP-407 10.10", ReadLeg(IN, Mode.FLIGHT, "DP-407", date(2023, 10, 9), time(10, 10))),
        ("DP-407 24.09 ночь, багаж", ReadLeg(IN, Mode.FLIGHT, "DP-407", EVE, None, "ночь багаж")),
        ("вылет 27.09 в Уфу DP-408", ReadLeg(OUT, Mode.FLIGHT, "DP-408", date(2023, 9, 27), None, "", "Уфу")),
    ],
)
def test_what_is_left_out_is_not_invented(text: str, leg: ReadLeg) -> None:
    assert read(text, DAYS) == Reading((leg,))


@pytest.mark.parametrize(
    "text",
    [
        "прилёт DP-407 24.09 09:05, вылет DP-408 27.09 22:10",
        "DP-407 24.09 09:05; DP-408 27.09 22:10",
        "DP-407 24.09 09:05 – обратно DP-408 27.09 22:10",
    ],
)
def test_there_and_back_are_two_legs(text: str) -> None:
    assert read(text, DAYS) == Reading((DP_407, ReadLeg(OUT, Mode.FLIGHT, "DP-408", date(2023, 9, 27), time(22, 10))))


@pytest.mark.parametrize(
    "text",
    [
        "поезд 13",
        "31.02 DP-407",
        "24.09 18.30",
        "DP-407 24.09 06:40-09:05",
        "DP-407 SU-12 24.09",
        "DP-407 24.09 25.09",
        "DP-407 24.03",
        "в 9",
    ],
)
def test_what_can_be_meant_in_two_ways_is_not_read(text: str) -> None:
    assert read(text, DAYS) == Reading((), text)


def test_one_part_that_cannot_be_read_leaves_the_others() -> None:
    assert read("DP-407 / 24.09 / 09:05; обратно самостоятельно", DAYS) == Reading((DP_407,), "обратно самостоятельно")


def test_those_who_name_the_same_number_day_and_direction_travel_together() -> None:
    spellings = ("DP-407 / 24.09 / 09:05", "dp… DP 407 24.09", "DР0407, 24.09.2023 09.10")  # the last with a Cyrillic Р
    assert len({read(text, DAYS).legs[0].key for text in spellings}) == 1
    others = ("борт, 24.09 18.30", "борт 24.09 18:30", "борт, 24.09 19.30", "DP-407 25.09", "вылет DP-407 24.09")
    assert len({read(text, DAYS).legs[0].key for text in others}) == 4


def test_a_number_is_the_same_however_it_is_spelled() -> None:
    assert [number_key(told) for told in ("DP-407", "dp 0407", "DР407")] == ["DP-407"] * 3
    assert [number_key(told) for told in ("Поезд № 013Й", "13Й", "5N-234", "5n 234")] == ["13Й", "13Й", "5N-234", "5N-234"]


def test_the_year_is_the_one_nearest_to_the_event() -> None:
    new_year = Days(date(2024, 1, 2), date(2024, 1, 3))
    assert [read(f"DP-407 {day}", new_year).legs[0].day for day in ("30.12", "01.01")] == [date(2023, 12, 30), date(2024, 1, 1)]


LETTERS = "ABCDEFGHKMPSTUАБВГДЕЖУ"
NUMBERS = st.builds(lambda prefix, digits: f"{prefix}-{digits}", st.text(LETTERS, min_size=2, max_size=2), st.integers(10, 9999))
DAY = st.integers(-20, 20).map(lambda apart: DAYS.first + timedelta(days=apart))
SHAPES = st.sampled_from(
    [
        "{n} / {d:%d.%m} / {t:%H:%M}",
        "{n}, {d:%d.%m.%Y}, {t:%H:%M}",
        "{d:%d.%m.%y} {t:%H:%M} {n}",
        "{n} – {d:%d.%m} – {t:%H.%M}",
        "{t:%H:%M} {d:%d/%m} {n}",
    ]
)


@given(NUMBERS, DAY, st.times().map(lambda one: one.replace(second=0, microsecond=0)), SHAPES)
def test_whatever_is_written_in_a_usual_shape_is_read_back(number: str, day: date, at: time, shape: str) -> None:
    assert read(shape.format(n=number, d=day, t=at), DAYS) == Reading((ReadLeg(IN, Mode.FLIGHT, number, day, at),))


@given(st.text("DP407 /.:-–;,вылетпоезд№борт0123456789\n", max_size=60))
def test_no_text_is_too_odd_and_nothing_unread_is_lost(text: str) -> None:
    found = read(text, DAYS)
    if not found.legs:
        kept = "".join(filter(str.isalnum, found.rest))
        assert kept == "".join(filter(str.isalnum, text))
    assert read(found.rest, DAYS).legs == ()
