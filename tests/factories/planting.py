"""Rows of any table, made from what the table itself says, with whatever they need above them."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Enum, Integer, LargeBinary, MetaData, String, Table, Time, insert, select
from sqlalchemy.orm import Session

from app.ground.db.base import TextsColumn, UtcDateTime
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts

Row = dict[str, Any]
Snapshot = dict[str, list[Row]]


def planted(session: Session, table: Table, **given: Any) -> Row:
    """Put a row into a table and return it; a parent that it cannot do without is planted too, others stay empty."""
    values = {column.name: _value(session, column) for column in table.c if column.name not in given and not _by_itself(column)}
    key = session.execute(insert(table).values({**values, **given})).inserted_primary_key
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
    return (column.name == "id" and column.primary_key) or column.nullable


def _value(session: Session, column: Column[Any]) -> Any:
    for foreign in column.foreign_keys:
        return planted(session, foreign.column.table)[foreign.column.name]
    match column.type:
        case TextsColumn():
            return Texts(ru=new_uid())
        case UtcDateTime() | DateTime():
            return datetime(2026, 5, 1, 12, tzinfo=UTC)
        case Enum():
            return column.type.enums[-1]
        case Boolean():
            return False
        case Integer():
            return 1
        case Date():
            return date(2026, 5, 1)
        case Time():
            return time(10)
        case LargeBinary():
            return b"sealed"
        case JSON():
            return {}
        case String():
            return new_uid()[: column.type.length]
    raise NotImplementedError(f"{column.table.name}.{column.name}: {column.type}")
