"""Two at once: a change counts only against the state that the person saw, and a second press of a button makes nothing new."""

from collections.abc import Callable
from typing import ClassVar, Protocol, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound, Stale

_T = TypeVar("_T")


class _Versioned(Protocol):
    id: int
    revision: int
    __kind__: ClassVar[str]


def get_or_refuse(session: Session, model: type[_T], ident: int) -> _T:
    """Return the row, or refuse with NotFound."""
    thing = session.get(model, ident)
    if thing is None:
        raise NotFound
    return thing


def refuse_if_stale(thing: _Versioned, seen: int | None) -> None:
    """Refuse when `thing` has moved on since the revision `seen`; None means that nothing was shown before."""
    if seen is not None and thing.revision != seen:
        raise Stale(thing.__kind__, thing.id, seen, thing.revision)


def alone(session: Session, matter: int) -> None:
    """Wait until no other transaction is at the same matter, and keep others waiting until this one ends.

    For rules about many rows at once, which no lock of a row can guard. SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(matter)))


def made_once(session: Session, thing: _T, find: Callable[[], _T | None]) -> _T:
    """Write a new row and return it; where another request has written it meanwhile under the same unique name, return that one."""
    try:
        with session.begin_nested():
            session.add(thing)
    except IntegrityError:
        made = find()
        if made is None:
            raise
        return made
    return thing
