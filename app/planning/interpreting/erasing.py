"""Taking an interpreter out of the register when they are erased: their phone, their notes, and that they can be booked."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, forget_changes


def erase_from_interpreting(session: Session, person: Person) -> int:
    """Empty the person's entry and the notes of their bookings, and forget the log of both; return how many rows there are."""
    entries = session.scalars(select(Interpreter.id).where(Interpreter.person_id == person.id)).all()
    values = {"phone": "", "note": "", "active": False, "revision": Interpreter.revision + 1}
    session.execute(update(Interpreter).where(Interpreter.id.in_(entries)).values(values))
    forget_changes(session, Interpreter.__kind__, entries)
    bookings = session.scalars(select(InterpreterBooking.id).where(InterpreterBooking.person_id == person.id)).all()
    fresh = {"note": "", "revision": InterpreterBooking.revision + 1}
    session.execute(update(InterpreterBooking).where(InterpreterBooking.id.in_(bookings)).values(fresh))
    forget_changes(session, InterpreterBooking.__kind__, bookings)
    return len(entries) + len(bookings)


ERASERS[N_("Work as an interpreter")] = erase_from_interpreting
