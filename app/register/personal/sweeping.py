"""Going through every table of the house for what somebody is called: the last step of an erasure, which knows no slice above."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import JSON, Column, Enum, LargeBinary, String, Table, cast, delete, inspect, or_, select, update
from sqlalchemy.orm import Session

from app.ground.db.base import Base, TextsColumn
from app.ground.db.sealing import CannotOpen, Sealed, keys_of
from app.ground.kernel.texts import Texts
from app.register.accounts.models import ParkedForm
from app.register.personal.effacing import Effacer
from app.register.personal.models import PersonalRecord

_LEFT: Final = frozenset({"by_name", "made_by", "decided_by", "done_by", "told_by", "seen_by", "arrived_by", "asked_by", "ended_by"})
"""Who of the staff did something: an official act, signed. Where guests sign for themselves, their slice's eraser sees to it."""
_ONLY: Final[Mapping[str, frozenset[str]]] = {
    "user": frozenset(),
    "staff_session": frozenset(),
    "person": frozenset({"note"}),
    "appointment": frozenset(),
}
"""Of accounts of the staff nothing; of persons only what is said beside their own names, which may be the same by chance."""


def sweep(session: Session, effacer: Effacer) -> Mapping[str, int]:
    """Take somebody out of every text of every table; return how many rows of which table changed. Rows change their revision."""
    session.flush()
    changed = {table.name: _swept(session, table, effacer) for table in Base.metadata.sorted_tables}
    session.expire_all()
    return {name: count for name, count in changed.items() if count}


def destroy_waiting(session: Session, effacer: Effacer) -> int:
    """Destroy what is kept for a while only and names somebody: files being taken in, proposals, parked forms; return how many."""
    parked = [form.id for form in session.scalars(select(ParkedForm)) if effacer.is_told_in(json.dumps(form.fields).encode())]
    session.execute(delete(ParkedForm).where(ParkedForm.id.in_(parked)))
    gone = len(parked)
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Sealed) and not issubclass(mapper.class_, PersonalRecord):
            table, ident = mapper.class_, inspect(mapper.class_).columns["id"]
            told = [row_id for row_id, row in session.execute(select(ident, table)) if _tells(session, row, effacer)]
            session.execute(delete(table).where(ident.in_(told)))
            gone += len(told)
    return gone


def _tells(session: Session, row: Sealed, effacer: Effacer) -> bool:
    try:
        return effacer.is_told_in(row.opened(keys_of(session)))
    except CannotOpen:
        return False


def _swept(session: Session, table: Table, effacer: Effacer) -> int:
    columns = [column for column in table.columns if _holds_text(column)]
    hints = effacer.may_stand_in()
    if not columns or not hints:
        return 0
    keys = list(table.primary_key.columns)
    query = select(*keys, *columns).where(or_(*(_has(column, hint) for column in columns for hint in hints)))
    count = 0
    for row in session.execute(query).all():
        values = row._mapping  # noqa: SLF001 - the public name of it in SQLAlchemy
        fresh = {column.name: told for column in columns if (told := _effaced(column, values[column], effacer)) != values[column]}
        if fresh:
            if "revision" in table.columns:
                fresh["revision"] = table.c.revision + 1
            session.execute(update(table).where(*(key == values[key] for key in keys)).values(fresh))
            count += 1
    return count


def _holds_text(column: Column[Any]) -> bool:
    if column.name in _LEFT or column.name not in _ONLY.get(column.table.name, {column.name}):
        return False
    if column.primary_key or column.foreign_keys or isinstance(column.type, Enum | LargeBinary):
        return False
    return isinstance(column.type, String | JSON | TextsColumn)


def _has(column: Column[Any], hint: str) -> Any:
    text = column if isinstance(column.type, String) else cast(column, String)
    return or_(*(text.contains(spelling, autoescape=True) for spelling in spellings(hint)))


def spellings(hint: str) -> Iterator[str]:
    """Yield how a text may stand in a column of texts or of JSON."""
    yield hint
    escaped = json.dumps(hint)[1:-1]  # both databases keep JSON as it was written: in ASCII
    if escaped != hint:
        yield escaped


def _effaced(column: Column[Any], value: Any, effacer: Effacer) -> Any:
    if isinstance(value, Texts):
        return effacer.texts(value)
    fresh = effacer.tree(value)
    longest = column.type.length if isinstance(column.type, String) else None
    return fresh[:longest] if isinstance(fresh, str) and longest else fresh
