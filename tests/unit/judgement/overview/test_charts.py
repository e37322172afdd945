"""Claims about the maths of the charts: widths add up to the whole, nothing is negative, nothing that is there vanishes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.judgement.overview.charts import LEAST, WIDTH, bar, bars, shares, stretch, weeks

VALUES = st.lists(st.integers(0, 5000), max_size=12)
FIRST = date(2026, 11, 22)
WINDOW = Days(FIRST, FIRST + timedelta(days=41))
DAYS = st.builds(
    lambda first, more: Days(FIRST + timedelta(days=first), FIRST + timedelta(days=first + more)), st.integers(-80, 80), st.integers(0, 60)
)


@given(VALUES, st.integers(0, 2000))
def test_shares_are_the_whole_together_and_none_is_negative(values: list[int], whole: int) -> None:
    found = shares(values, whole)
    assert (len(found), sum(found), min(found, default=0) >= 0) == (len(values), whole if sum(values) else 0, True)


@given(VALUES)
def test_what_is_there_can_be_seen_and_what_is_not_takes_no_room(values: list[int]) -> None:
    assert [width >= LEAST if value else width == 0 for value, width in zip(values, shares(values, WIDTH), strict=True)] == [True] * len(
        values
    )


@given(VALUES)
def test_more_is_never_drawn_shorter_than_less(values: list[int]) -> None:
    drawn = [width for _, width in sorted(zip(values, shares(values, WIDTH), strict=True))]
    assert all(later >= earlier - 1 for earlier, later in pairwise(drawn))


@pytest.mark.parametrize("values", [[], [0], [0, 0, 0]])
def test_nothing_is_drawn_of_nothing(values: list[int]) -> None:
    assert (shares(values, WIDTH), bar([(str(place), value) for place, value in enumerate(values)]).width) == ((0,) * len(values), 0)


def test_a_negative_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="negative"):
        shares([3, -1], WIDTH)


@given(VALUES)
def test_the_pieces_of_a_bar_follow_one_another_without_gaps(values: list[int]) -> None:
    drawn = bar(list(enumerate(values)))
    assert [piece.x for piece in drawn.pieces] == [sum(piece.width for piece in drawn.pieces[:place]) for place in range(len(values))]
    assert (drawn.total, drawn.width) == (sum(values), WIDTH if sum(values) else 0)


@given(st.lists(VALUES, max_size=8))
def test_the_longest_bar_is_the_width_and_no_other_is_longer(rows: list[list[int]]) -> None:
    drawn = bars([list(enumerate(values)) for values in rows])
    assert max((one.width for one in drawn), default=0) == (WIDTH if any(map(sum, rows)) else 0)
    assert [one.width > 0 for one in drawn] == [sum(values) > 0 for values in rows]


@given(DAYS)
def test_a_stretch_lies_within_the_window_or_is_not_there(days: Days) -> None:
    found = stretch(days, WINDOW)
    meets = days.first <= WINDOW.last and days.last >= WINDOW.first
    assert (found is not None) is meets
    if found is not None:
        assert (found.x >= 0, found.width > 0, found.x + found.width <= WIDTH) == (True, True, True)


def test_the_whole_window_is_as_wide_as_the_drawing_and_has_six_mondays() -> None:
    whole = stretch(WINDOW.widened(30, 30), WINDOW)
    assert whole is not None
    assert (whole.x, whole.width) == (0, WIDTH)
    assert [day.weekday() for day, _ in weeks(WINDOW)] == [0] * 6
    assert [x for _, x in weeks(WINDOW)] == sorted({x for _, x in weeks(WINDOW)})
