"""Connections of the driver's own, kept open between requests: one question, one round trip, past the pool and the ORM."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, TypeVar

from sqlalchemy import Engine, event

from app.ground.db.session import BUSY_MILLISECONDS

_T = TypeVar("_T")
_PATIENCE_MILLISECONDS: Final = 250
"""How long keeping what can be made again waits for another writer on SQLite: a reader is waiting."""


class Direct:
    """The database for those who ask one small thing all day long. Safe for threads: each question takes a connection that no other has."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: deque[Any] = deque()
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.place = "?" if self.is_sqlite else "%s"
        """How a statement marks where a value goes."""
        event.listen(engine, "engine_disposed", self._close)

    def one(self, statement: str, values: Sequence[object]) -> Any:
        """Return the first row that a question has, or None."""
        return self._with_connection(lambda connection: connection.cursor().execute(statement, values).fetchone())

    def keep(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Write what can be made again at any time; where another writer is busy, it is let go."""
        with suppress(self._engine.dialect.loaded_dbapi.OperationalError):
            self._with_connection(lambda connection: self._written(connection, statement, rows), again=False)

    def _written(self, connection: Any, statement: str, rows: Sequence[Sequence[object]]) -> None:
        if not self.is_sqlite:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.executemany(statement, rows)
            return
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MILLISECONDS}")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, rows)
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
        """Return a driver's connection outside the pool, without transactions of its own."""
        pooled = self._engine.raw_connection()
        connection = pooled.dbapi_connection
        pooled.detach()
        if not self.is_sqlite:
            connection.autocommit = True  # type: ignore[union-attr]
        return connection
