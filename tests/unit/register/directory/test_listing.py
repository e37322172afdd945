"""Claims about the filters and page numbers of the directory's lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.queries import Wanted
from app.register.directory.rules.kinds import Category, PartySide
from app.register.directory.views.listing import asked, numbers_of, query_of


@pytest.mark.parametrize(
    ("current", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_the_first_the_last_and_the_pages_around_are_offered(current: int, last: int, numbers: list[int | None]) -> None:
    assert numbers_of(current, last) == numbers


@given(
    st.builds(
        Wanted,
        side=st.none() | st.sampled_from(PartySide),
        category=st.none() | st.sampled_from(Category),
        organisation_id=st.none() | st.integers(1, 10**6),
    )
)
def test_filters_come_back_from_the_address_that_they_wrote(wanted: Wanted) -> None:
    assert asked(query_of(wanted, "")) == wanted


@given(st.dictionaries(st.sampled_from(["side", "category", "organisation"]), st.text(max_size=12)))
def test_no_address_is_a_mistake(address: dict[str, str]) -> None:
    assert isinstance(asked(address), Wanted)
