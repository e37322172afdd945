"""How the database is opened: SQLite with its pragmas, or PostgreSQL."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db import history, searching
from app.ground.db.sealing import Keyring

BUSY_MILLISECONDS = 10_000
"""How long a writer on SQLite waits for another before it gives up."""


def make_engine(url: str) -> Engine:
    """Return an engine for `sqlite:///…` or `postgresql+psycopg://…`.

    On SQLite transactions begin explicitly: IMMEDIATE for those that will write (execution option `writes`), so that two
    writers queue up instead of one of them failing in the middle. What a statement was given may be somebody's passport: a fault is
    told, and written down, without it.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, pool_size=8, max_overflow=8, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_MILLISECONDS / 1000}, pool_size=8, max_overflow=24, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transactions of its own; `_begin` does
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MILLISECONDS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_sessions(engine: Engine, *, writes: bool = True, keys: Keyring | None = None) -> sessionmaker[Session]:
    """Return a maker of sessions that keep the change log; `writes=False` for requests that only read.

    Without `keys` whatever is sealed stays so: `sealing.keys_of` raises.
    """
    info = {"keys": keys} if keys else {}
    sessions = sessionmaker(engine.execution_options(writes=writes), expire_on_commit=False, info=info)
    event.listen(sessions, "before_flush", searching.note)
    event.listen(sessions, "after_flush", history.record)
    return sessions
