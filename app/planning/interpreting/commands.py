"""Writes of the register of interpreters, and of what they are booked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.planning.attendance.commands import SetRoles, set_roles
from app.planning.delegations.models import Delegation
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.interpreting.queries import find_booking, find_interpreter_by_uid, find_interpreter_of, get_interpreter
from app.planning.interpreting.rules import Pair, pairs_kept, refuse_pair
from app.planning.programmes.attending import ItemPerson, ItemRole
from app.planning.programmes.commands import item_to_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still

_IS_ONE = N_("%(name)s is in the register already.")


@dataclass(frozen=True, slots=True)
class InterpreterDetails:
    """What the form of an interpreter asks for besides who it is."""

    pairs: Sequence[Pair]
    phone: str = ""
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class AddInterpreter:
    """Enter somebody of the directory. `uid` is chosen by the page, so that pressing twice enters them once."""

    uid: str
    person_id: int
    details: InterpreterDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeInterpreter:
    """Change an entry that the person saw at revision `seen`."""

    interpreter_id: int
    seen: int | None
    details: InterpreterDetails


@dataclass(frozen=True, slots=True)
class BookInterpreter:
    """Let somebody interpret at an item that the person saw at revision `seen`; who does already, does it so from now on.

    Without languages nobody has said yet from which to which; without a delegation it is for all.
    """

    item_id: int
    by: Actor
    seen: int | None
    person_id: int
    source: str = ""
    target: str = ""
    delegation_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnbookInterpreter:
    """Let somebody not interpret at an item that the person saw at revision `seen`."""

    item_id: int
    by: Actor
    seen: int | None
    person_id: int


def add_interpreter(session: Session, cmd: AddInterpreter) -> int:
    """Enter the interpreter and return the entry's id; a person has one."""
    known = find_interpreter_by_uid(session, cmd.uid)
    if known is not None:
        return known.id
    if not holds_still(session, cmd.person_id):
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "name")
    person = get_or_refuse(session, Person, cmd.person_id)
    if find_interpreter_of(session, person.id) is not None:
        raise Refusal(_IS_ONE, "name", name=person.name.ru)
    interpreter = Interpreter(uid=cmd.uid, code=cmd.code, person=person)
    _write(interpreter, cmd.details)
    try:
        return made_once(session, interpreter, lambda: find_interpreter_by_uid(session, cmd.uid)).id
    except IntegrityError as error:  # somebody else has just entered the same person
        raise Refusal(_IS_ONE, "name", name=person.name.ru) from error


def change_interpreter(session: Session, cmd: ChangeInterpreter) -> int:
    """Write the new details and return the entry's id. What they are booked for stays."""
    interpreter = get_interpreter(session, cmd.interpreter_id)
    refuse_if_stale(interpreter, cmd.seen)
    _write(interpreter, cmd.details)
    session.flush()
    return interpreter.id


def book_interpreter(session: Session, cmd: BookInterpreter) -> int:
    """Write the role and what they do there, and return the item's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    if cmd.source or cmd.target:
        refuse_pair(cmd.source, cmd.target, "source")
    delegation = _delegation(session, item, cmd.delegation_id)
    roles = _roles(session, item.id)
    mine = (cmd.person_id, ItemRole.INTERPRETER)
    if mine not in roles:
        set_roles(session, SetRoles(item.id, cmd.by, cmd.seen, (*roles, mine)))
    booking = find_booking(session, item.id, cmd.person_id)
    if booking is None:
        person = get_or_refuse(session, Person, cmd.person_id)
        booking = InterpreterBooking(uid=new_uid(), event_id=item.event_id, item=item, person=person, delegation=None)
        session.add(booking)
    before = (booking.source, booking.target, booking.delegation, booking.note)
    after = (cmd.source, cmd.target, delegation, cmd.note)
    if before != after:
        booking.source, booking.target, booking.delegation, booking.note = after
        item.attendance_state = new_uid()  # the item's revision tells of the booking too: two who book at once clash
    session.flush()
    return item.id


def unbook_interpreter(session: Session, cmd: UnbookInterpreter) -> int:
    """Take the role away and with it what they do there; return the item's id. Other roles of theirs stay."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    roles = _roles(session, item.id)
    booking = find_booking(session, item.id, cmd.person_id)
    if booking is not None:
        session.delete(booking)
        session.flush()
    mine = (cmd.person_id, ItemRole.INTERPRETER)
    if mine in roles:
        set_roles(session, SetRoles(item.id, cmd.by, cmd.seen, tuple(role for role in roles if role != mine)))
    return item.id


def _roles(session: Session, item_id: int) -> tuple[tuple[int, ItemRole], ...]:
    """Return who has which role at an item now, in the order in which they are told."""
    query = select(ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id == item_id)
    return tuple((person, role) for person, role in session.execute(query.order_by(ItemPerson.position, ItemPerson.id)))


def _delegation(session: Session, item: ProgrammeItem, delegation_id: int | None) -> Delegation | None:
    if delegation_id is None:
        return None
    delegation = session.get(Delegation, delegation_id)
    if delegation is None or delegation.event_id != item.event_id:
        raise Refusal(N_("This delegation does not come to this event; choose another one."), "delegation_id")
    return delegation


def _write(interpreter: Interpreter, details: InterpreterDetails) -> None:
    pairs = [list(pair) for pair in pairs_kept(details.pairs)]
    if interpreter.pairs != pairs:
        interpreter.pairs = pairs
    interpreter.phone, interpreter.note, interpreter.active = details.phone, details.note, details.active
