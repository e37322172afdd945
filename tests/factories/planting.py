"""Rows of any table, made from what the table itself says, with whatever they need above them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    CursorResult,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
    insert,
    select,
)
from sqlalchemy.orm import Session

from app.ground.db.base import TextsColumn, UtcDateTime
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts

Row = dict[str, Any]
Snapshot = dict[str, list[Row]]


def planted(session: Session, table: Table, **given: Any) -> Row:
    """Put a row into a table and return it; a parent that it cannot do without is planted too, others stay empty."""
    values = {column.name: _value(session, column) for column in table.c if column.name not in given and not _by_itself(column)}
    made = session.execute(insert(table).values({**values, **given}))
    assert isinstance(made, CursorResult)
    key = made.inserted_primary_key
    assert key is not None
    which = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    return dict(session.execute(select(table).where(*which)).mappings().one())


def snapshot(session: Session, metadata: MetaData, *, without: frozenset[str]) -> Snapshot:
    """Return every row of every table but its revision; tables of `without` are left out."""
    found: Snapshot = {}
    for table in metadata.sorted_tables:
        if table.name not in without:
            rows = session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            found[table.name] = [{name: value for name, value in row.items() if name != "revision"} for row in rows]
    return found


def _by_itself(column: Column[Any]) -> bool:
    """Tell whether the database or nobody fills a column."""
    return (column.name == "id" and column.primary_key) or bool(column.nullable)


def _value(session: Session, column: Column[Any]) -> Any:
    for foreign in column.foreign_keys:
        return planted(session, foreign.column.table)[foreign.column.name]
    for kind, made in _MADE:
        if isinstance(column.type, kind):
            return made(column.type)
    raise NotImplementedError(f"{column.table.name}.{column.name}: {column.type}")


_INSTANT = datetime(2026, 5, 1, 12, tzinfo=UTC)
_MADE: list[tuple[type[Any], Callable[[Any], Any]]] = [
    (TextsColumn, lambda _: Texts(ru=new_uid())),
    (UtcDateTime, lambda _: _INSTANT),
    (DateTime, lambda _: _INSTANT.replace(tzinfo=None)),
    (Enum, lambda kind: kind.enums[-1]),
    (Boolean, lambda _: False),
    (Integer, lambda _: 1),
    (Date, lambda _: _INSTANT.date()),
    (Time, lambda _: _INSTANT.time()),
    (LargeBinary, lambda _: b"sealed"),
    (JSON, lambda _: {}),
    (String, lambda kind: new_uid()[: kind.length]),
]
"""Types of columns, the narrower before the wider, and a value of each."""
