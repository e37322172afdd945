"""Working hours of several sides, as stretches of minutes."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.judgement.conflicts.free_time.windows import Hours, Stretch, common, day_of, windows_of, without
from tests.factories.facts import ASTANA, DAY, UFA, minute

NEXT = DAY + timedelta(days=1)
NINE_TO_SIX = time(9), time(18)


def test_both_sides_work_where_their_hours_meet() -> None:
    """On 25 September 2023 Astana is an hour ahead of Ufa."""
    day = date(2023, 9, 25)
    found = windows_of(Days(day, day), UFA, [Hours(UFA, *NINE_TO_SIX), Hours(ASTANA, *NINE_TO_SIX)])
    assert found == (Stretch(minute("9:00", day), minute("17:00", day)),)


def test_lunch_is_that_of_the_place() -> None:
    day = date(2023, 9, 25)
    found = windows_of(Days(day, day), ASTANA, [Hours(UFA, *NINE_TO_SIX)], (time(13), time(14)))
    assert found == (Stretch(minute("9:00", day), minute("12:00", day)), Stretch(minute("13:00", day), minute("18:00", day)))


def test_a_day_off_of_either_side_is_left_out() -> None:
    sides = [Hours(UFA, *NINE_TO_SIX, frozenset({DAY})), Hours(ASTANA, *NINE_TO_SIX)]
    assert windows_of(Days(DAY, NEXT), UFA, sides) == (Stretch(minute("9:00", NEXT), minute("18:00", NEXT)),)


def test_without_sides_all_hours_of_the_days_count() -> None:
    assert windows_of(Days(DAY, DAY), UFA, []) == (Stretch(minute("0:00"), minute("0:00", NEXT)),)


def test_a_night_with_an_hour_more_is_an_hour_longer() -> None:
    day = date(2024, 2, 29)
    (found,) = windows_of(Days(day, day), ASTANA, [])
    assert found.end - found.start == 25 * 60


def test_narrow_hours_are_not_narrowed_to_nothing() -> None:
    narrow = Hours(UFA, time(9), time(11))
    assert narrow.narrowed(timedelta(hours=1)) == narrow
    assert Hours(UFA, *NINE_TO_SIX).narrowed(timedelta(hours=1)) == Hours(UFA, time(10), time(17))


def test_a_day_is_that_of_the_place() -> None:
    assert (day_of(minute("23:30"), UFA), day_of(minute("23:30"), "Asia/Omsk")) == (DAY, NEXT)


_apart = st.lists(st.integers(0, 60), max_size=8, unique=True).map(sorted)


def _stretches(ends: list[int]) -> tuple[Stretch, ...]:
    return tuple(Stretch(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))


def _minutes(stretches: tuple[Stretch, ...]) -> set[int]:
    return {minute for stretch in stretches for minute in range(*stretch)}


@given(_apart, _apart)
def test_common_and_left_over_minutes_are_those_of_sets(some: list[int], others: list[int]) -> None:
    one, other = _stretches(some), _stretches(others)
    assert _minutes(common(one, other)) == _minutes(one) & _minutes(other)
    assert _minutes(without(one, other)) == _minutes(one) - _minutes(other)
