"""How two requests are made to meet: the second goes as far as it gets before the first commits."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event as Signal
from typing import Any, TypeVar

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

_T = TypeVar("_T")
PATIENCE = 30


def meeting(engine: Engine, sessions: sessionmaker[Session], first: Callable[[Session], _T], second: Callable[[Session], _T]) -> Future[_T]:
    """Let `first` write, then `second` until it writes or waits; commit the first, then the second; return the second's outcome.

    On SQLite the second waits at its BEGIN IMMEDIATE, on PostgreSQL at the earliest at its first row.
    """
    reached = Signal()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE", "BEGIN")) or "FOR UPDATE" in statement or "advisory" in statement:
            reached.set()

    def run() -> _T:
        with sessions.begin() as session:
            return second(session)

    with ThreadPoolExecutor(1) as threads, sessions.begin() as session:
        first(session)
        event.listen(engine, "before_cursor_execute", note)
        outcome = threads.submit(run)
        assert reached.wait(PATIENCE)
        session.commit()
        outcome.exception(PATIENCE)
    event.remove(engine, "before_cursor_execute", note)
    return outcome
