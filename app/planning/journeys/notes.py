"""Arrivals that stand in the notes of members only, from before lists became legs or because nobody could read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import alone
from app.ground.kernel.texts import Texts
from app.planning.delegations.lists.travelling import travelled
from app.planning.delegations.lists.wording import ARRIVAL, arrivals_noted
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.taking_in import settled
from app.register.accounts.rules.roles import Actor

_NOTES: Final = 7_402_000_000
"""The matter that those who take notes in wait for one another about, an event each."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An arrival in a note that nobody can read but people."""

    name: Texts
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What the notes of an event's members hold of arrivals."""

    readable: int
    unread: tuple[Unread, ...]

    def __bool__(self) -> bool:
        return bool(self.readable or self.unread)


@dataclass(frozen=True, slots=True)
class TakeNotes:
    """Make legs of what the notes of an event's members say of their arrivals."""

    event_id: int
    by: Actor


def noted_arrivals(session: Session, event: Event) -> Noted:
    """Return how many notes tell of an arrival that can be read, and those that cannot. One query."""
    readable = 0
    unread: list[Unread] = []
    for member in _noting(session, event.id):
        legs, rest = settled(arrivals_noted(member.note)[0], event)
        readable += bool(legs)
        if rest:
            unread.append(Unread(member.person.name, rest))
    return Noted(readable, tuple(unread))


def take_notes(session: Session, cmd: TakeNotes) -> int:
    """Let the members travel as their notes say, keep in the notes what could not be read, and return for how many that was done."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    alone(session, _NOTES + event.id)
    count = 0
    for member in _noting(session, event.id):
        told, others = arrivals_noted(member.note)
        if not settled(told, event)[0]:
            continue
        rest = travelled(session, event, member.person, told, cmd.by)
        member.note = "; ".join(filter(None, (others, f"{ARRIVAL}{rest.replace('; ', ', ')}" if rest else "")))
        session.flush()
        count += 1
    return count


def _noting(session: Session, event_id: int) -> Sequence[DelegationMember]:
    query = select(DelegationMember).where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    query = query.where(DelegationMember.note.contains(ARRIVAL, autoescape=True)).options(joinedload(DelegationMember.person))
    return session.scalars(query.order_by(DelegationMember.id)).all()
