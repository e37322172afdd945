"""Making, changing, ordering and removing the delegations of an event."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.delegations.commands.common import delegation_to_change
from app.planning.delegations.models import Delegation
from app.planning.delegations.queries import find_delegation_by_uid, get_delegation
from app.planning.delegations.rules import placed
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import Category, PartySide


@dataclass(frozen=True, slots=True)
class DelegationDetails:
    """What the form of a delegation asks for."""

    name: Texts
    side: PartySide
    category: Category = Category.GOVERNMENT
    contact_id: int | None = None
    attached_id: int | None = None
    duty_phone: str = ""
    fill_by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddDelegation:
    """Add a delegation to an event. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: DelegationDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeDelegation:
    """Change a delegation that the person saw at revision `seen`."""

    delegation_id: int
    by: Actor
    seen: int | None
    details: DelegationDetails


@dataclass(frozen=True, slots=True)
class OnDelegation:
    """Do something to a delegation that the person saw at revision `seen`."""

    delegation_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class ReorderDelegation:
    """Let a delegation change places with the one before (−1) or after (+1) it."""

    delegation_id: int
    by: Actor
    seen: int | None
    step: int


def add_delegation(session: Session, cmd: AddDelegation) -> int:
    """Make the delegation and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    known = _find_made(session, event.id, cmd.uid)
    if known is not None:
        return known.id
    last = session.scalar(select(func.max(Delegation.position)).where(Delegation.event_id == event.id)) or 0
    delegation = Delegation(uid=cmd.uid, code=cmd.code, event_id=event.id, position=last + 1, members=[])
    _write(session, delegation, cmd.details)
    return made_once(session, delegation, lambda: _find_made(session, event.id, cmd.uid)).id


def change_delegation(session: Session, cmd: ChangeDelegation) -> int:
    """Write the new details and return the event's id."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, cmd.seen)
    _write(session, delegation, cmd.details)
    session.flush()
    return delegation.event_id


def remove_delegation(session: Session, cmd: OnDelegation) -> int:
    """Remove the delegation with its members; return the event's id. Published versions keep what they have."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, cmd.seen)
    session.delete(get_delegation(session, delegation.id))
    session.flush()
    return delegation.event_id


def reorder_delegation(session: Session, cmd: ReorderDelegation) -> int:
    """Let the delegation change places with its neighbour and return the event's id."""
    delegation = delegation_to_change(session, cmd.delegation_id, cmd.by, cmd.seen)
    rows = session.execute(
        select(Delegation.id, Delegation.position)
        .where(Delegation.event_id == delegation.event_id)
        .order_by(Delegation.position, Delegation.id)
    ).all()
    order = [row.id for row in rows]
    place = order.index(delegation.id) + (1 if cmd.step > 0 else -1)
    if not 0 <= place < len(order):
        raise Refusal(N_("There is nothing to change places with."))
    positions = {row.id: row.position for row in rows}
    for position, ident in enumerate(placed(order, delegation.id, place), 1):
        if ident == delegation.id:
            delegation.position = position  # a second press of the button finds a new revision, and changes nothing back
        elif positions[ident] != position:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Delegation).where(Delegation.id == ident).values(position=position))
    session.flush()
    return delegation.event_id


def _find_made(session: Session, event_id: int, uid: str) -> Delegation | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_delegation_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _write(session: Session, delegation: Delegation, details: DelegationDetails) -> None:
    if not details.name.ru:
        raise Refusal(N_("Fill this in."), "name")
    delegation.name, delegation.side, delegation.category = details.name, details.side, details.category
    delegation.contact = _pointed_at(session, details.contact_id, delegation.contact_id, "contact_id")
    delegation.attached = _pointed_at(session, details.attached_id, delegation.attached_id, "attached_id")
    delegation.duty_phone, delegation.fill_by, delegation.note = details.duty_phone, details.fill_by, details.note


def _pointed_at(session: Session, person_id: int | None, before: int | None, field: str) -> Person | None:
    """Return the person; whoever was there before may stay, however their entry has fared since."""
    if person_id is None:
        return None
    if person_id != before and not holds_still(session, person_id):
        raise Refusal(N_("This person is no longer in the directory; choose another one."), field)
    return get_or_refuse(session, Person, person_id)
