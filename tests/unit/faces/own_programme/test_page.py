"""Claims about what is on and what is next on a page of one's own."""

from datetime import UTC, date, datetime, timedelta

from app.faces.own_programme.page import running, upcoming
from app.planning.itineraries.rules import LineKind
from app.planning.itineraries.told import Row

NOON = datetime(2024, 11, 26, 12, tzinfo=UTC)


def row(key: str, starts: int | None, ends: int | None = None, *, cancelled: bool = False) -> Row:
    """Return a line that starts and ends so many minutes after noon."""
    times = [NOON + timedelta(minutes=minutes) if minutes is not None else None for minutes in (starts, ends)]
    return Row(key, LineKind.ITEM, date(2024, 11, 26), times[0], times[1], "", False, (), key, "", (), (), (), "", (), cancelled)


def test_what_has_begun_and_is_not_over_is_on() -> None:
    rows = [
        row("over", -60, 0),
        row("on", 0, 30),
        row("open", -30),
        row("long gone", -90),
        row("off", -5, 30, cancelled=True),
        row("?", None),
    ]
    assert [one.key for one in running(rows, NOON)] == ["on", "open"]


def test_what_comes_first_of_all_is_next_however_the_lines_stand() -> None:
    rows = [row("late", 90), row("off", 5, cancelled=True), row("soon", 10), row("at once", 10), row("?", None), row("on", 0, 30)]
    found = upcoming(rows, NOON)
    assert found is not None
    assert found.key == "soon"
    assert upcoming([row("over", -60, -30)], NOON) is None
