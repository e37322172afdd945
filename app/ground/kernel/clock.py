"""The only clock: everybody else is given the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, aware, in UTC, to the whole second (RFC 5545 has no finer)."""
    return datetime.now(UTC).replace(microsecond=0)
