"""Old values out of the change log, as the columns had them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, DateTime, Enum, inspect
from sqlalchemy.orm import Session

from app.ground.db.base import Recorded, TextsColumn
from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts


def get_change(session: Session, change_id: int) -> Change:
    """Return one row of the change log, or refuse with NotFound."""
    change = session.get(Change, change_id)
    if change is None:
        raise NotFound
    return change


def old_values(model: type[Recorded], change: Change, names: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the values before a change, of all its fields or of some, as the columns of `model` take them."""
    columns = inspect(model).columns
    return {
        name: _as_column(columns[name].type, old, nullable=bool(columns[name].nullable))
        for name, (old, _new) in change.fields.items()
        if name in columns and (names is None or name in names)
    }


def _as_column(kind: Any, value: Any, *, nullable: bool) -> Any:
    if isinstance(kind, TextsColumn):
        return Texts.of(value)
    if value is None:
        return None if nullable else _nothing(kind)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return value


def _nothing(kind: Any) -> Any:
    """Return what the log writes down as nothing: an empty text, list or object of a column that must have a value."""
    made = kind.python_type
    return next(iter(made)) if issubclass(made, StrEnum) else made()
