"""The only clock: everybody else is given the time."""

from datetime import UTC, date, datetime
from typing import Final

from app.ground.kernel.walltime import zone

OFFICE_ZONE: Final = "Asia/Yekaterinburg"
"""Where the protocol office sits: its day is the present day of whatever belongs to no event."""


def now() -> datetime:
    """Return the present instant, aware, in UTC, to the whole second (RFC 5545 has no finer)."""
    return datetime.now(UTC).replace(microsecond=0)


def office_day(at: datetime | None = None) -> date:
    """Return the day that it is in the office, at `at` (aware) or at present."""
    return (at or now()).astimezone(zone(OFFICE_ZONE)).date()
