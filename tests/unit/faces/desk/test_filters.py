"""Claims about the filters of the list of events."""

import pytest

from app.faces.desk.filters import Filters, asked, links
from app.planning.events.kinds import Kind
from app.planning.events.rules import Status


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ({}, Filters()),
        ({"year": "2024", "kind": "forum", "status": "held"}, Filters(2024, Kind.FORUM, Status.HELD)),
        ({"year": "٢٠٢٤", "kind": "party", "status": ""}, Filters()),
        ({"year": "20240"}, Filters()),
        ({"year": "1899"}, Filters()),
        ({"year": "9" * 5000}, Filters()),
    ],
)
def test_what_cannot_be_read_counts_as_not_asked(address: dict[str, str], filters: Filters) -> None:
    assert asked(address) == filters


def test_an_address_leads_back_to_its_filters() -> None:
    filters = Filters(2024, Kind.DAYS, Status.POSTPONED)
    assert asked(filters.query()) == filters


def test_each_choice_keeps_the_others_and_one_is_marked() -> None:
    years = links(Filters(2024, Kind.FORUM), [2025, 2024])["year"]
    assert years == [("2025", {"year": "2025", "kind": "forum"}, False), ("2024", {"year": "2024", "kind": "forum"}, True)]
