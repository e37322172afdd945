"""What the register of interpreters and the bookings hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def interpreter_held(session: Session, person: Person) -> Held:
    """Return the person's entry in the register."""
    query = select(Interpreter).where(Interpreter.person_id == person.id)
    return [{"pairs": one.pairs, "phone": one.phone, "note": one.note, "active": one.active} for one in session.scalars(query)]


def bookings_held(session: Session, person: Person) -> Held:
    """Return what the person has been booked for as an interpreter."""
    query = select(InterpreterBooking).where(InterpreterBooking.person_id == person.id).order_by(InterpreterBooking.id)
    return [
        {"item": one.item.title.as_dict(), "day": one.item.day.isoformat(), "from": one.source, "to": one.target, "note": one.note}
        for one in session.scalars(query.options(joinedload(InterpreterBooking.item)))
    ]


HOLDINGS["interpreter"] = interpreter_held
HOLDINGS["interpreter_bookings"] = bookings_held
