"""Claims about the change log in words: instants at the office's hour, words left as they are."""

from datetime import UTC, datetime

import pytest

from app.ground.db.history import CHANGED, Change
from app.ground.web.history import told_rows

AT = datetime(2024, 11, 1, 9, tzinfo=UTC)


def told(column: str, value: str) -> str:
    """Return how the log tells the value a column was given."""
    fields = {column: [None, value]}
    change = Change(
        at=AT, by_id=None, by_name="", kind="thing", thing_id=1, event_id=None, label="", action=CHANGED, revision=2, fields=fields
    )
    ((_, _, new),) = told_rows([change])[0].changes
    return new


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("approved_at", "2023-10-02T07:00:00+00:00", "02.10.2023, 12.00"),
        ("approved_at", "2023-10-01T20:30:00+00:00", "02.10.2023, 01.30"),
        ("signed_at", "Астана", "Астана"),
        ("signed_at", "2024", "2024"),
        ("signed_on", "2023-10-02", "02.10.2023"),
    ],
)
def test_an_instant_is_told_at_the_hour_of_the_office_and_words_stay_words(column: str, value: str, expected: str) -> None:
    assert told(column, value) == expected
