"""New dates proposed to the events that hang on one that has moved."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.spans import Days
from app.planning.events.models import Anchor, Event, ShiftProposal
from app.planning.events.rules import Status, anchored

STAYS = frozenset({Status.HELD, Status.CANCELLED})
"""An event that is over or called off is proposed nothing."""


def follow(session: Session, event: Event, before: Days, *, now: datetime) -> None:
    """Answer a move of `event` from `before` to where it is now; belongs in the transaction that moved it.

    A person has just decided where the event itself stands, so what was proposed to it is settled. Each event that hangs on it
    gets a proposal, counted on from an earlier one on which nobody has decided yet; one that would change nothing is withdrawn.
    """
    after = event.days
    if after == before:
        return
    if after.first != before.first:
        session.execute(delete(ShiftProposal).where(ShiftProposal.event_id == event.id))
    hanging = select(Anchor).where(Anchor.target_id == event.id).order_by(Anchor.id).options(joinedload(Anchor.event))
    anchors = session.scalars(hanging).all()
    query = select(ShiftProposal).where(ShiftProposal.anchor_id.in_([anchor.id for anchor in anchors]))
    waiting = {proposal.anchor_id: proposal for proposal in session.scalars(query)}
    for anchor in anchors:
        if anchor.event.status not in STAYS:
            _propose(session, anchor, waiting.get(anchor.id), before, after, now)
    session.flush()


def _propose(session: Session, anchor: Anchor, waiting: ShiftProposal | None, before: Days, after: Days, now: datetime) -> None:
    own = anchor.event.days
    ahead = waiting.first_day - own.first if waiting else timedelta(0)
    there = anchored(Days(own.first + ahead, own.last + ahead), anchor.relation, before, after)
    if waiting is not None and there.first == own.first:
        session.delete(waiting)
    elif waiting is not None:
        waiting.first_day, waiting.made_at = there.first, now
    elif there.first != own.first:
        session.add(ShiftProposal(anchor_id=anchor.id, event_id=anchor.event_id, first_day=there.first, made_at=now))
