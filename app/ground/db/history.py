"""The change log: who changed which field of what, from what to what, in the transaction that changed it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final

from sqlalchemy import JSON, Index, String, insert, inspect, select
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from app.ground.db.base import Base, Recorded, UtcDateTime
from app.ground.kernel import clock
from app.ground.kernel.texts import Texts

CREATED: Final = "created"
CHANGED: Final = "changed"
REMOVED: Final = "removed"


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes in this session; `id` is None for commands at the machine."""

    id: int | None
    name: str


class Change(Base):
    """One change of one thing. Rows are only ever added."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_thing", "kind", "thing_id", "id"), Index("ix_change_event", "event_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    thing_id: Mapped[int]
    event_id: Mapped[int | None]
    """The event in whose history this is shown too."""
    label: Mapped[str] = mapped_column(String(400))
    action: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int]
    """The thing's revision after the change."""
    fields: Mapped[dict[str, list[Any]]] = mapped_column(JSON)
    """Field name → [old, new], as JSON values."""


def sign(session: Session, author: Author) -> None:
    """Say who writes in this session from now on."""
    session.info["author"] = author


def record(session: Session, _context: UOWTransaction) -> None:
    """Write the log of what this flush wrote. Listens to `after_flush`."""
    rows = [
        row
        for action, things in ((CREATED, session.new), (CHANGED, session.dirty), (REMOVED, session.deleted))
        for thing in things
        if isinstance(thing, Recorded) and (row := _row(session, thing, action))
    ]
    if rows:
        session.connection().execute(insert(Change), rows)


def note(session: Session, thing: Recorded, field: str, before: str | None, after: str | None) -> None:
    """Write into a thing's history what stands in no column of its own: a link that was made (`before` is None) or taken away.

    Its revision stays: whoever edits the thing at that moment has nothing to clash with.
    """
    session.connection().execute(insert(Change), [_signed(session, thing, CHANGED, {field: [before, after]})])


def _row(session: Session, thing: Recorded, action: str) -> dict[str, Any] | None:
    fields = _fields(thing, action)
    if action == CHANGED and not fields:
        return None
    return _signed(session, thing, action, fields)


def _signed(session: Session, thing: Recorded, action: str, fields: dict[str, list[Any]]) -> dict[str, Any]:
    author = session.info.get("author", Author(None, ""))
    event_id = getattr(thing, thing.__parent__) if thing.__parent__ else None
    return {
        "at": clock.now(),
        "by_id": author.id,
        "by_name": author.name,
        "kind": thing.__kind__,
        "thing_id": thing.id,  # type: ignore[attr-defined]  # every Recorded table has an integer id
        "event_id": event_id,
        "label": thing.label()[:400],
        "action": action,
        "revision": thing.revision,
        "fields": fields,
    }


def _fields(thing: Recorded, action: str) -> dict[str, list[Any]]:
    state = inspect(thing)
    fields: dict[str, list[Any]] = {}
    for column in state.mapper.column_attrs:
        name = column.key
        if name in {"id", "revision"} or name in thing.__unrecorded__:
            continue
        past = state.attrs[name].history
        now = getattr(thing, name)
        if action == CREATED:
            old, new = None, now
        elif action == REMOVED:
            old, new = now, None
        else:
            if not past.has_changes():
                continue
            old, new = (past.deleted[0] if past.deleted else None), now
        before, after = plain(old), plain(new)
        if before != after:
            fields[name] = [before, after]
    return fields | _links(thing, action)


def _links(thing: Recorded, action: str) -> dict[str, list[Any]]:
    fields: dict[str, list[Any]] = {}
    for name in thing.__linked__:
        past = inspect(thing).attrs[name].history
        if action == CHANGED and not past.has_changes():
            continue  # and need not be loaded
        now = _labels(getattr(thing, name))
        if action == CHANGED:
            before, after = _labels([*past.unchanged, *past.deleted]), now
        else:
            before, after = (None, now) if action == CREATED else (now, None)
        if before != after:
            fields[name] = [before, after]
    return fields


def _labels(things: Iterable[Recorded | None] | Recorded | None) -> str | None:
    if things is None or isinstance(things, Recorded):
        things = (things,)
    return ", ".join(sorted(thing.label() for thing in things if thing)) or None


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it; empty texts and lists count as nothing."""
    match value:
        case Texts():
            return value.as_dict() or None
        case Enum():
            return value.value
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
        case dict():  # a pattern of {} would match every mapping, not the empty one
            return value or None
        case "" | []:
            return None
        case _:
            return value


def history_of(session: Session, kind: str, thing_id: int, *, limit: int = 100) -> Sequence[Change]:
    """Return the latest changes of one thing, newest first."""
    query = select(Change).where(Change.kind == kind, Change.thing_id == thing_id).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def history_of_event(session: Session, event_id: int, *, limit: int = 200) -> Sequence[Change]:
    """Return the latest changes of an event and of all that belongs to it, newest first."""
    query = select(Change).where(Change.event_id == event_id).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def changed_since(session: Session, kind: str, thing_id: int, revision: int) -> Sequence[Change]:
    """Return what was done to a thing after `revision`, oldest first: what the second of two people has not seen."""
    query = select(Change).where(Change.kind == kind, Change.thing_id == thing_id, Change.revision > revision).order_by(Change.id)
    return session.scalars(query).all()
