"""Reads the delegations of an event as facts, with what each member comes as."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import DelegationFact, EventFact, MemberFact
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.reach import Row
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.register.directory.models import Appointment, Rank


def delegations_where(session: Session, event: EventFact, which: ColumnElement[bool]) -> dict[int, DelegationFact]:
    """Return some delegations of an event with all their members. Three queries."""
    rows = session.execute(
        select(Delegation.id, Delegation.side).where(Delegation.event_id == event.id, which).order_by(Delegation.id)
    ).all()
    members = _members(session, event, [row.id for row in rows])
    return {row.id: DelegationFact(row.id, event.id, row.side, row.side.value != event.host.value, tuple(members[row.id])) for row in rows}


def _members(session: Session, event: EventFact, delegations: Collection[int]) -> Mapping[int, list[MemberFact]]:
    query = select(
        *(DelegationMember.id, DelegationMember.delegation_id, DelegationMember.person_id, DelegationMember.role),
        *(DelegationMember.status, DelegationMember.appointment_id),
    )
    rows = session.execute(query.where(among(DelegationMember.delegation_id, delegations)).order_by(DelegationMember.id)).all()
    held = _appointments(session, {row.person_id for row in rows})
    found: dict[int, list[MemberFact]] = defaultdict(list)
    for row in rows:
        since, until, rank = _come_as(held.get(row.person_id, ()), row.appointment_id, event.days.first)
        comes = row.status not in GONE
        found[row.delegation_id].append(MemberFact(row.id, row.person_id, row.role, comes, since, until, rank))
    return found


def _appointments(session: Session, people: Collection[int]) -> Mapping[int, list[Row]]:
    query = select(Appointment.id, Appointment.person_id, Appointment.since, Appointment.until, Rank.position).outerjoin(Appointment.rank)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in session.execute(query.where(among(Appointment.person_id, people)).order_by(Appointment.position_no, Appointment.id)):
        found[row.person_id].append(row)
    return found


def _come_as(held: Sequence[Row], chosen: int | None, day: date) -> tuple[date | None, date | None, int | None]:
    """Return term and rank of what somebody comes as: what was chosen, else the first that holds on a day, else the first."""
    holding = (row for row in held if (row.since is None or row.since <= day) and (row.until is None or day <= row.until))
    found = next((row for row in held if row.id == chosen), None) or next(holding, None) or next(iter(held), None)
    return (found.since, found.until, found.position) if found is not None else (None, None, None)
