"""Reads which instructions are overdue where an event has to hear of it."""

from datetime import date

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.judgement.conflicts.facts import EventFact
from app.judgement.conflicts.promised import InstructionFact
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.queries import CONTROLLED
from app.matters.working_groups.models import GroupMeeting
from app.planning.anchors.rules import OFF
from app.planning.events.models import Event
from app.planning.events.rules import Status


def overdue_for(session: Session, event: EventFact, today: date) -> dict[int, InstructionFact]:
    """Return what is overdue of an event and, where it is the next meeting of its group, of all meetings of that group.

    One query; none for an event that is over or off.
    """
    if event.off or event.days.last < today:
        return {}
    here, given, sooner = GroupMeeting, aliased(GroupMeeting), aliased(GroupMeeting)
    before = or_(Event.first_day < event.days.first, and_(Event.first_day == event.days.first, Event.id < event.id))
    comes = and_(Event.last_day >= today, Event.status.not_in({*OFF, Status.HELD}), Event.dates_unknown.is_(False))
    nearer = exists().where(sooner.group_id == here.group_id, Event.id == sooner.event_id, before, comes)
    of_group = select(given.event_id).join(here, here.group_id == given.group_id).where(here.event_id == event.id, ~nearer)
    one = Instruction
    query = select(one.id, one.due, one.our_body_id, one.their_body_id).where(
        one.state.in_(CONTROLLED), one.due < today, or_(one.event_id == event.id, one.event_id.in_(of_group))
    )
    return {
        row.id: InstructionFact(row.id, event.id, row.due, tuple(body for body in (row.our_body_id, row.their_body_id) if body is not None))
        for row in session.execute(query.order_by(one.due, one.id))
    }
