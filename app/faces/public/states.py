"""When a public page last changed, asked past the ORM: all that an unchanged page reads."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Engine

from app.ground.db.direct import Direct


class State(NamedTuple):
    """What a page shows: how often that has changed, when it last did (seconds since 1970), and the version."""

    change_number: int
    changed_at: int
    version: int = 0


class States:
    """The states of the list of events and of each event's page. Safe for threads."""

    def __init__(self, engine: Engine) -> None:
        self._direct = Direct(engine)
        place = self._direct.place
        # No value stands in these texts, only the marks of where values go.
        self._everything = "SELECT change_number, changed_at FROM feed_scope WHERE scope = 'public'"
        self._event = (
            "SELECT s.change_number, s.changed_at, v.number, v.published_at FROM feed_scope s "  # noqa: S608
            "JOIN event e ON s.scope = 'event:' || e.uid JOIN version v ON v.event_id = e.id "
            f"WHERE s.is_open AND e.uid = {place} ORDER BY v.number DESC LIMIT 1"
        )

    def everything(self) -> State:
        """Return the state of everything public."""
        row = self._direct.one(self._everything, ())
        return State(*row) if row else State(0, 0)

    def of_event(self, uid: str) -> State | None:
        """Return the state of an event's page, or None where the public knows no such event."""
        row = self._direct.one(self._event, (uid,))
        return State(row[0], max(row[1], _seconds(row[3])), row[2]) if row else None


@lru_cache(maxsize=1024)
def _seconds(stored: str | datetime) -> int:
    """Return an instant in seconds; SQLite hands the column over as the text that it keeps."""
    there = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return int(there.replace(tzinfo=UTC).timestamp())
