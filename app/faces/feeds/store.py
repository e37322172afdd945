"""What feeds read and keep in the database; the question of every poll goes past the ORM."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from app.ground.db.session import BUSY_MILLISECONDS
from app.judgement.entries.models import FeedScope, StoredEntry, StoredText
from app.judgement.entries.queries import PUBLIC, as_entry, scope_of_event
from app.judgement.entries.rules import Entry, lapse_limit
from app.planning.programmes.programme import Programme, from_json

Member = tuple[int, int]
"""An entry of a feed as it now is: its id and its SEQUENCE."""

_T = TypeVar("_T")
_PATIENCE_MILLISECONDS: Final = 250
"""How long keeping texts waits for another writer on SQLite; they can be made again, a reader is waiting."""
_AT_ONCE: Final = 400


class State(NamedTuple):
    """How often a feed has changed and when it last did (seconds since 1970)."""

    change_number: int
    changed_at: int


class Store:
    """The database as feeds use it. Safe for threads: each question takes a connection that no other has."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: deque[Any] = deque()
        event.listen(engine, "engine_disposed", self._close)
        self._is_sqlite = engine.dialect.name == "sqlite"
        place = "?" if self._is_sqlite else "%s"
        self._state = f"SELECT change_number, changed_at FROM feed_scope WHERE is_open AND scope = {place}"  # noqa: S608 - no value in it
        member = f"(cancelled_at IS NULL OR cancelled_at >= {place}) ORDER BY starts, id"
        self._members = f"SELECT id, sequence FROM entry WHERE {member}"  # noqa: S608
        self._members_of_event = f"SELECT id, sequence FROM entry WHERE event_uid = {place} AND {member}"  # noqa: S608
        self._keep = (
            f"INSERT INTO entry_text (entry_id, variant, sequence, maker, body) VALUES ({', '.join([place] * 5)}) "  # noqa: S608
            "ON CONFLICT (entry_id, variant) DO UPDATE SET sequence = excluded.sequence, maker = excluded.maker, body = excluded.body"
        )

    def state(self, event_uid: str | None) -> State | None:
        """Return the state of an event's feed (None: the one of everything public), or None where there is no such feed."""
        scope = scope_of_event(event_uid) if event_uid else PUBLIC
        row = self._with_connection(lambda connection: connection.cursor().execute(self._state, (scope,)).fetchone())
        if row is None:
            return None if event_uid else State(0, 0)
        return State(row[0], row[1])

    def state_within(self, session: Session, event_uid: str | None) -> State | None:
        """Return the state as the session's transaction sees it."""
        scope = scope_of_event(event_uid) if event_uid else PUBLIC
        row = session.execute(select(FeedScope.change_number, FeedScope.changed_at).where(FeedScope.scope == scope)).one_or_none()
        return State(*row) if row else None

    def members(self, session: Session, event_uid: str | None, today: date) -> Sequence[Member]:
        """Return what stands in a feed, by time; read by the driver itself, for there may be a thousand."""
        limit = lapse_limit(today).replace(tzinfo=None)
        lapsed_before = limit.isoformat(" ", "microseconds") if self._is_sqlite else limit  # as the column keeps its instants
        connection = session.connection().connection
        cursor = connection.cursor()
        if event_uid:
            cursor.execute(self._members_of_event, (event_uid, lapsed_before))
        else:
            cursor.execute(self._members, (lapsed_before,))
        members: Sequence[Member] = cursor.fetchall()
        cursor.close()
        return members

    def texts(self, session: Session, ids: Sequence[int], variant: str, maker: str) -> Iterator[tuple[Member, bytes]]:
        """Return the kept texts of some entries, each with the SEQUENCE that it tells."""
        for some in _by_parts(ids):
            query = select(StoredText.entry_id, StoredText.sequence, StoredText.body).where(
                StoredText.entry_id.in_(some), StoredText.variant == variant, StoredText.maker == maker
            )
            yield from (((ident, sequence), body) for ident, sequence, body in session.execute(query))

    def entries(self, session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Entry]]:
        """Return entries by id."""
        for some in _by_parts(ids):
            query = select(StoredEntry).where(StoredEntry.id.in_(some))
            yield from ((row.id, as_entry(row)) for row in session.scalars(query))

    def banner(self, session: Session, event_uid: str) -> Programme:
        """Return the picture of an event, without items, as last published."""
        return from_json(session.scalars(select(StoredEntry.picture).where(StoredEntry.uid == event_uid)).one())

    def keep(self, variant: str, maker: str, texts: Mapping[Member, bytes]) -> None:
        """Keep texts for the next reader; where another writer is busy, they are let go."""
        rows = [(ident, variant, sequence, maker, body) for (ident, sequence), body in sorted(texts.items())]
        with suppress(self._engine.dialect.loaded_dbapi.OperationalError):
            self._with_connection(lambda connection: self._written(connection, rows), again=False)

    def _written(self, connection: Any, rows: Sequence[tuple[Any, ...]]) -> None:
        if not self._is_sqlite:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.executemany(self._keep, rows)
            return
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MILLISECONDS}")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(self._keep, rows)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")

    def _with_connection(self, ask: Callable[[Any], _T], *, again: bool = True) -> _T:
        """Ask on a connection that stays open between requests; if the server has closed it meanwhile, on a new one."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection, again = self._connected(), False
        try:
            answer = ask(connection)
        except Exception:
            with suppress(Exception):
                connection.close()
            if not again:
                raise
            return self._with_connection(ask, again=len(self._idle) > 0)
        self._idle.append(connection)
        return answer

    def _close(self, _engine: Engine) -> None:
        """Close what is idle, together with the engine's own connections."""
        while self._idle:
            self._idle.pop().close()

    def _connected(self) -> Any:
        """Return a driver's connection outside the pool, without transactions of its own: one question, one round trip."""
        pooled = self._engine.raw_connection()
        connection = pooled.dbapi_connection
        pooled.detach()
        if not self._is_sqlite:
            connection.autocommit = True  # type: ignore[union-attr]
        return connection


def _by_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
