"""Reading the register of interpreters and what they are booked for."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.programmes.attending import ItemPerson, ItemRole
from app.planning.programmes.queries import reading_order


def interpreters_of(session: Session, *, active_only: bool = False) -> Sequence[Interpreter]:
    """Return the interpreters with their persons: the active ones first, each group by the alphabet of the spoken language. One query."""
    query = select(Interpreter).options(joinedload(Interpreter.person))
    if active_only:
        query = query.where(Interpreter.active)
    language = current()
    return sorted(session.scalars(query), key=lambda one: (not one.active, order(one.person.name.told(language)), one.id))


def get_interpreter(session: Session, interpreter_id: int) -> Interpreter:
    """Return an interpreter with the person; raises NotFound."""
    query = select(Interpreter).where(Interpreter.id == interpreter_id).options(joinedload(Interpreter.person))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_interpreter_by_uid(session: Session, uid: str) -> Interpreter | None:
    """Return the interpreter with a UID, if there is one."""
    return session.scalars(select(Interpreter).where(Interpreter.uid == uid)).one_or_none()


def find_interpreter_of(session: Session, person_id: int) -> Interpreter | None:
    """Return the entry of the register that a person has, if there is one."""
    return session.scalars(select(Interpreter).where(Interpreter.person_id == person_id)).one_or_none()


def bookings_of(session: Session, event_id: int) -> Sequence[InterpreterBooking]:
    """Return what interpreters do at the items of an event, in the order of the items; with item, person and delegation. One query.

    Whose role at the item has been taken away meanwhile is booked for nothing: those rows are left out.
    """
    query = (
        select(InterpreterBooking)
        .join(InterpreterBooking.item)
        .join(ItemPerson, _has_role())
        .where(InterpreterBooking.event_id == event_id)
        .options(
            joinedload(InterpreterBooking.item),
            joinedload(InterpreterBooking.person),
            joinedload(InterpreterBooking.delegation),
        )
    )
    return sorted(session.scalars(query), key=lambda one: (*reading_order(one.item), one.id))


def find_booking(session: Session, item_id: int, person_id: int) -> InterpreterBooking | None:
    """Return the row of somebody at an item, whether their role still stands or not; with person, item and delegation."""
    query = select(InterpreterBooking).where(InterpreterBooking.item_id == item_id, InterpreterBooking.person_id == person_id)
    query = query.options(
        joinedload(InterpreterBooking.person), joinedload(InterpreterBooking.item), joinedload(InterpreterBooking.delegation)
    )
    return session.scalars(query).one_or_none()


def history_of_interpreting(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of an event's bookings, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == InterpreterBooking.__kind__)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()


def _has_role() -> ColumnElement[bool]:
    return and_(
        ItemPerson.item_id == InterpreterBooking.item_id,
        ItemPerson.person_id == InterpreterBooking.person_id,
        ItemPerson.role == ItemRole.INTERPRETER,
    )
