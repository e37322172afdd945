"""What the writes of the directory have in common: finding by UID, removing what nothing points at, changing places."""

from collections.abc import Sequence
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.register.directory.models import Appointment, Organisation, Person, Rank

IN_USE: Final = N_("“%(name)s” is still in use, so it cannot be removed.")

_Thing = TypeVar("_Thing", Organisation, Person, Appointment, Rank)
_One = TypeVar("_One")


def find(session: Session, model: type[_Thing], uid: str) -> _Thing | None:
    """Return what an earlier press of the same button made."""
    return session.scalars(select(model).where(model.uid == uid)).one_or_none()


def remove(session: Session, thing: Organisation | Person | Appointment | Rank) -> None:
    """Delete, and let the database say whether anything on the floors above still points here."""
    name = thing.label()
    try:
        with session.begin_nested():
            session.delete(thing)
    except IntegrityError as error:
        raise Refusal(IN_USE, name=name) from error


def exchanged(row: Sequence[_One], one: _One, step: int) -> list[_One]:
    """Return a row after one of it has changed places with its neighbour; at an end of the row nothing changes."""
    order = list(row)
    here = order.index(one)
    there = here + (1 if step > 0 else -1)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return order
