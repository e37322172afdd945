"""Reads of briefs: the list, one with all that belongs to it, those on a person, its history."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.matters.briefs.models import Brief
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.models import Event
from app.register.directory.models import Appointment, Person

MOST_MEETINGS: Final = 6
"""Events at which somebody has been, the latest ones."""


def briefs_of(session: Session) -> Sequence[Brief]:
    """Return all briefs with the persons that they are about, without their sections. One query."""
    return session.scalars(select(Brief).options(joinedload(Brief.person)).order_by(Brief.search_text, Brief.id)).all()


def get_brief(session: Session, brief_id: int) -> Brief:
    """Return a brief with its sections and the person, with their appointments, bodies and ranks; raises NotFound."""
    appointments = joinedload(Brief.person).selectinload(Person.appointments)
    with_posts = (appointments.joinedload(Appointment.organisation), appointments.joinedload(Appointment.rank))
    query = select(Brief).where(Brief.id == brief_id).options(selectinload(Brief.sections), *with_posts)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_brief_by_uid(session: Session, uid: str) -> Brief | None:
    """Return the brief with a UID, if there is one."""
    return session.scalars(select(Brief).where(Brief.uid == uid)).one_or_none()


def briefs_on(session: Session, person_id: int) -> Sequence[Brief]:
    """Return the briefs on a person, the latest first. One query."""
    return session.scalars(select(Brief).where(Brief.person_id == person_id).order_by(Brief.as_of.desc(), Brief.id)).all()


def meetings_of(session: Session, person_id: int, *, until: date) -> Sequence[DelegationMember]:
    """Return the last memberships of somebody in delegations to events that had begun on a day, the latest first. One query."""
    query = (
        select(DelegationMember)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .join(Event, Event.id == Delegation.event_id)
        .where(DelegationMember.person_id == person_id, DelegationMember.status.not_in(GONE), Event.first_day <= until)
        .options(joinedload(DelegationMember.delegation).joinedload(Delegation.event))
        .order_by(Event.first_day.desc(), Event.id.desc(), DelegationMember.id)
    )
    return session.scalars(query.limit(MOST_MEETINGS)).all()


def history_of_brief(session: Session, brief_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a brief, newest first."""
    query = select(Change).where(Change.kind == Brief.__kind__, Change.thing_id == brief_id)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()
