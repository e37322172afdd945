"""Who comes before whom, and what decides between equals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.rules.precedence import precedence_key

Standing = tuple[int | None, int | None, date | None, str]
PREMIER: Standing = (None, 1, date(2020, 1, 1), "Яковлев")
MINISTER: Standing = (None, 5, date(2019, 1, 1), "Абаев")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PREMIER, MINISTER),
        ((1, None, None, "Яковлев"), PREMIER),
        ((1, None, None, "Яковлев"), (2, 1, None, "Абаев")),
        (MINISTER, (None, None, date(1990, 1, 1), "Абаев")),
        ((None, 5, date(2018, 1, 1), "Яковлев"), MINISTER),
        (MINISTER, (None, 5, None, "Абаев")),
        (MINISTER, (None, 5, date(2019, 1, 1), "Әбенов")),
        ((None, 5, None, "Әбенов"), (None, 5, None, "Бектенов")),
        ((3, 9, date(2024, 1, 1), "Абаев"), (3, 1, date(2001, 1, 1), "Яковлев")),
    ],
)
def test_the_one_comes_before_the_other(first: Standing, second: Standing) -> None:
    assert precedence_key(*first) < precedence_key(*second)


_STANDINGS = st.tuples(
    st.none() | st.integers(1, 3), st.none() | st.integers(1, 3), st.none() | st.dates(), st.sampled_from(["Абаев", "Яковлев"])
)


@given(st.lists(_STANDINGS, max_size=8))
def test_any_standings_can_be_ordered(standings: list[Standing]) -> None:
    ordered = sorted(standings, key=lambda one: precedence_key(*one))
    assert [one[0] is None for one in ordered] == sorted(one[0] is None for one in ordered)
