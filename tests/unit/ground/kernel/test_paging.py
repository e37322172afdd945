"""Which pages a long list has."""

import pytest

from app.ground.kernel.paging import last_page, numbers_of, page_within


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (100, 1), (101, 2), (1000, 10)])
def test_a_list_has_as_many_pages_as_its_rows_take_and_one_at_least(total: int, last: int) -> None:
    assert last_page(total, 100) == last


def test_a_page_that_there_is_not_is_the_nearest_that_there_is() -> None:
    assert [page_within(page, 250, 100) for page in (-1, 0, 1, 3, 4)] == [1, 1, 1, 3, 3]


@pytest.mark.parametrize(
    ("shown", "last", "numbers"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (1, 9, [1, 2, None, 9]), (5, 9, [1, None, 4, 5, 6, None, 9]), (9, 9, [1, None, 8, 9])],
)
def test_the_first_the_last_and_those_around_are_offered(shown: int, last: int, numbers: list[int | None]) -> None:
    assert numbers_of(shown, last) == numbers


def test_more_pages_around_are_offered_where_they_are_asked_for() -> None:
    assert numbers_of(5, 9, around=2) == [1, None, 3, 4, 5, 6, 7, None, 9]
