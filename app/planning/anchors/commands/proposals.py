"""What people decide about proposed dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.kernel.spans import Days
from app.planning.anchors.queries import pairs_of
from app.planning.anchors.rules import targets_first
from app.planning.events.models import Event, ShiftProposal
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.shifting import Adjusted, shift_event
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Chosen:
    """A proposal as a person saw it: the revision of its event, and the first day that was proposed."""

    proposal_id: int
    seen: int
    first_day: date


@dataclass(frozen=True, slots=True)
class AcceptShifts:
    """Move the events of these proposals to the days proposed."""

    by: Actor
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class DeclineShifts:
    """Leave the events of these proposals where they are."""

    by: Actor
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many events and items have moved, and the items whose times a person should look at."""

    events: int
    items: int
    adjusted: tuple[Adjusted, ...]


def accept_shifts(session: Session, cmd: AcceptShifts, *, now: datetime) -> Accepted:
    """Move each event with all its items; what hangs on it is proposed new dates in its turn.

    Where two anchors propose different days to one event and both are chosen, the later proposal counts.
    """
    days: dict[int, date] = {}
    events: dict[int, Event] = {}
    for proposal, event in _decided(session, cmd.by, cmd.chosen):
        events[event.id] = event
        days[event.id] = proposal.first_day
    shifts = []
    for event_id in targets_first(events, pairs_of(session)):
        event, first = events[event_id], days[event_id]
        shifts.append(shift_event(session, event, _from(event, first), now=now))
    adjusted = tuple(one for shift in shifts for one in shift.adjusted)
    return Accepted(len(shifts), sum(shift.items for shift in shifts), adjusted)


def decline_shifts(session: Session, cmd: DeclineShifts) -> int:
    """Withdraw the proposals; return how many."""
    decided = _decided(session, cmd.by, cmd.chosen)
    for proposal, _event in decided:
        session.delete(proposal)
    session.flush()
    return len(decided)


def _from(event: Event, first: date) -> Days:
    length: timedelta = event.last_day - event.first_day
    return Days(first, first + length)


def _decided(session: Session, by: Actor, chosen: Sequence[Chosen]) -> list[tuple[ShiftProposal, Event]]:
    """Return the proposals, oldest first, each as the person saw it and kept from other people until the commit; or refuse."""
    if not chosen:
        raise Refusal(N_("Choose at least one event."))
    seen = {one.proposal_id: one for one in chosen}
    query = select(ShiftProposal).where(ShiftProposal.id.in_(seen)).order_by(ShiftProposal.id).with_for_update()
    found = session.scalars(query).all()
    if len(found) < len(seen):
        raise Refusal(N_("Somebody has decided on these dates in the meantime. Look at what is proposed now."))
    decided = []
    for proposal in sorted(found, key=lambda proposal: (proposal.made_at, proposal.id)):
        event = get_event_to_change(session, proposal.event_id, by)
        refuse_if_stale(event, seen[proposal.id].seen)
        if proposal.first_day != seen[proposal.id].first_day:
            raise Stale("event", event.id, seen[proposal.id].seen, event.revision)
        decided.append((proposal, event))
    return decided
