"""Claims about typed lists of rooms, the nights of a stay, and who has a bed in which."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.planning.stays.rules import (
    MOST_NIGHTS,
    RoomCategory,
    RoomLine,
    nights_of,
    overlapping,
    refuse_days,
    rooms_typed,
    usual_days,
    without_bed,
)

STANDARD, SUITE, JUNIOR, SUPERIOR = RoomCategory.STANDARD, RoomCategory.SUITE, RoomCategory.JUNIOR_SUITE, RoomCategory.SUPERIOR
DAY = date(2024, 11, 25)


def day(ahead: int) -> date:
    return DAY + timedelta(days=ahead)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("301–303, стандарт, 2 места", [("301", STANDARD, 2), ("302", STANDARD, 2), ("303", STANDARD, 2)]),
        ("301 - 302 люкс", [("301", SUITE, 1), ("302", SUITE, 1)]),
        ("401, 402; 405 полулюкс", [("401", JUNIOR, 1), ("402", JUNIOR, 1), ("405", JUNIOR, 1)]),
        ("А-12 – А-13 улучшенный двухместный", [("А-12", SUPERIOR, 2), ("А-13", SUPERIOR, 2)]),
        ("№ 305 2-местный", [("305", STANDARD, 2)]),
        ("0501..0502 апартаменты 3 чел.", [("0501", RoomCategory.APARTMENT, 3), ("0502", RoomCategory.APARTMENT, 3)]),
        ("12А twin\n\n13Б", [("12А", STANDARD, 2), ("13Б", STANDARD, 1)]),
        ("301\tстандарт\t2\n302\tлюкс\t1", [("301", STANDARD, 2), ("302", SUITE, 1)]),
        ("301 | стандарт | 2", [("301", STANDARD, 2)]),
        ("210 (трёхместный люкс)", [("210", SUITE, 3)]),
    ],
)
def test_rooms_are_read_as_people_type_them(typed: str, read: list[tuple[str, RoomCategory, int]]) -> None:
    assert rooms_typed(typed) == tuple(RoomLine(*one) for one in read)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write the numbers of the rooms."),
        ("301\nлюкс", "“%(line)s”: no room number is found in this line."),
        ("301–305\n303", "Room %(number)s stands in the list twice."),
        ("305–301", "%(first)s–%(last)s is no range of rooms."),
        ("1–99999", "%(first)s–%(last)s is no range of rooms."),
        ("1–999\n1001–1010", "Add %(most)s rooms at once at most."),
        ("301, 25 мест", "A room has 1 to %(most)s beds."),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused_beside_it(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        rooms_typed(typed)
    assert (refused.value.message, refused.value.field) == (sentence, "rooms")


@given(st.text(max_size=200))
def test_whatever_is_pasted_gives_rooms_or_a_refusal(typed: str) -> None:
    numbers, field = list[str](), None
    try:
        numbers = [room.number for room in rooms_typed(typed)]
    except Refusal as refusal:
        field = refusal.field
    assert field in {None, "rooms"}
    assert len(set(numbers)) == len(numbers)
    assert [number for number in numbers if not 0 < len(number) <= 20] == []


@given(st.integers(1, 9_000), st.integers(0, 200))
def test_a_range_has_every_number_between_its_ends(first: int, more: int) -> None:
    numbers = [int(room.number) for room in rooms_typed(f"{first}–{first + more}")] if more else [first]
    assert numbers == list(range(first, first + more + 1))


def test_the_day_of_leaving_takes_no_night_and_a_rest_by_day_takes_one() -> None:
    assert nights_of(day(0), day(2)) == (day(0), day(1))
    assert nights_of(day(0), day(0)) == (day(0),)


def test_stays_of_one_person_overlap_only_where_they_take_the_same_night() -> None:
    stays = [("a", 1, day(0), day(2)), ("b", 1, day(1), day(3)), ("c", 1, day(3), day(4)), ("d", 2, day(0), day(4))]
    assert overlapping(stays) == {"a", "b"}


def test_days_are_those_of_the_legs_else_of_the_event_and_never_less_than_a_night() -> None:
    assert usual_days(day(1), day(3), day(0), day(4)) == (day(0), day(4))
    assert usual_days(day(1), day(3), None, None) == (day(1), day(3))
    assert usual_days(day(1), day(1), None, None) == (day(1), day(2))
    assert usual_days(day(1), day(3), day(5), None) == (day(5), day(6))


def test_nights_between_the_legs_that_no_stay_covers_are_named() -> None:
    assert without_bed(day(0), day(4), [(day(1), day(2))]) == (day(0), day(2), day(3))
    assert without_bed(day(0), day(4), [(day(0), day(4))]) == ()
    assert without_bed(None, day(4), []) == ()


@pytest.mark.parametrize(
    ("until", "sentence"),
    [(day(-1), "They cannot leave before they come."), (day(MOST_NIGHTS + 1), "That is more than %(most)s nights. Check the days.")],
)
def test_a_stay_that_ends_too_early_or_too_late_is_refused(until: date, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_days(DAY, until)
    assert (refused.value.message, refused.value.field) == (sentence, "until_day")
