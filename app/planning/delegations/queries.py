"""Reading delegations; each query loads what its page shows, however many members there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE, MemberRole
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import PartySide


def with_people() -> tuple[ORMOption, ...]:
    """Return the options that load members with persons, their appointments, bodies and ranks."""
    members = selectinload(Delegation.members)
    appointments = members.joinedload(DelegationMember.person).selectinload(Person.appointments)
    chosen = members.joinedload(DelegationMember.appointment)
    return (
        appointments.joinedload(Appointment.organisation),
        appointments.joinedload(Appointment.rank),
        chosen.joinedload(Appointment.organisation),
        chosen.joinedload(Appointment.rank),
    )


def get_delegation(session: Session, delegation_id: int) -> Delegation:
    """Return a delegation with its event, members, their persons and appointments; raises NotFound."""
    query = select(Delegation).where(Delegation.id == delegation_id).options(joinedload(Delegation.event), *with_people())
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_delegation_by_uid(session: Session, uid: str) -> Delegation | None:
    """Return the delegation with a UID, if there is one."""
    return session.scalars(select(Delegation).where(Delegation.uid == uid)).one_or_none()


def delegations_of(session: Session, event_id: int) -> Sequence[Delegation]:
    """Return the delegations of an event in their order, with members, persons and appointments. A fixed number of queries."""
    query = select(Delegation).where(Delegation.event_id == event_id).order_by(Delegation.position, Delegation.id)
    return session.scalars(query.options(*with_people())).unique().all()


def get_member(session: Session, member_id: int) -> DelegationMember:
    """Return a member with delegation, event and person; raises NotFound."""
    query = select(DelegationMember).where(DelegationMember.id == member_id)
    query = query.options(joinedload(DelegationMember.delegation).joinedload(Delegation.event), joinedload(DelegationMember.person))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Summary:
    """A delegation in a line: whose it is, and how many of it come."""

    id: int
    event_id: int
    name: Texts
    side: PartySide
    coming: int
    has_head: bool
    fill_by: date | None


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A delegation whose composition was to be there by now."""

    delegation: Summary
    event: Texts
    coordinator_ids: frozenset[int]


def summaries_of(session: Session, event_id: int) -> tuple[Summary, ...]:
    """Return the delegations of an event in a line each, in one query."""
    query = _summaries().where(Delegation.event_id == event_id).order_by(Delegation.position, Delegation.id)
    return tuple(_summary(row) for row in session.execute(query))


def unfilled(session: Session, day: date) -> tuple[Unfilled, ...]:
    """Return the delegations that were due by a day and lack a head or members, by the day they were due; two queries at most.

    Events that are over, cancelled or without known dates wait for nobody.
    """
    query = (
        _summaries()
        .join(Delegation.event)
        .add_columns(Event)
        .where(
            Delegation.fill_by <= day,
            Event.last_day >= day,
            Event.status != Status.CANCELLED,
            ~and_(Event.status == Status.POSTPONED, Event.dates_unknown),
            or_(_head_count() == 0, _coming_count() == 0),
        )
        .order_by(Delegation.fill_by, Event.first_day, Delegation.position, Delegation.id)
    )
    rows = session.execute(query)
    return tuple(Unfilled(_summary(row), row.Event.title, frozenset(user.id for user in row.Event.coordinators)) for row in rows)


def also_in(session: Session, event_id: int, person_ids: Collection[int], *, but: int) -> dict[int, list[tuple[int, Texts]]]:
    """Return in which other delegations of an event (all but one) persons are as well: person's id → ids and names. One query."""
    query = (
        select(DelegationMember.person_id, Delegation.id, Delegation.name)
        .join(DelegationMember.delegation)
        .where(DelegationMember.event_id == event_id, DelegationMember.delegation_id != but, DelegationMember.person_id.in_(person_ids))
        .order_by(Delegation.position, Delegation.id)
    )
    found: dict[int, list[tuple[int, Texts]]] = {}
    for person_id, ident, name in session.execute(query) if person_ids else ():
        found.setdefault(person_id, []).append((ident, name))
    return found


def repeated_in(session: Session, event_id: int) -> set[int]:
    """Return the ids of persons who are in more than one delegation of an event."""
    query = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id).group_by(DelegationMember.person_id)
    return set(session.scalars(query.having(func.count() > 1)))


def history_of_delegation(session: Session, delegation_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a delegation and of its members, those of removed members too, newest first."""
    its_own = and_(Change.kind == Delegation.__kind__, Change.thing_id == delegation_id)
    began = Change.fields["delegation_id"][1].as_integer() == delegation_id
    ended = Change.fields["delegation_id"][0].as_integer() == delegation_id
    of_event = select(Delegation.event_id).where(Delegation.id == delegation_id).scalar_subquery()
    member = and_(Change.kind == DelegationMember.__kind__, Change.event_id == of_event)
    members = select(Change.thing_id).where(member, or_(began, ended))
    query = select(Change).where(or_(its_own, and_(member, Change.thing_id.in_(members)))).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def _coming_count() -> ScalarSelect[int]:
    members = select(func.count(DelegationMember.id)).where(DelegationMember.delegation_id == Delegation.id)
    return members.where(DelegationMember.status.not_in(GONE)).correlate(Delegation).scalar_subquery()


def _head_count() -> ScalarSelect[int]:
    heads = select(func.count(DelegationMember.id)).where(DelegationMember.delegation_id == Delegation.id)
    return (
        heads.where(DelegationMember.role == MemberRole.HEAD, DelegationMember.status.not_in(GONE)).correlate(Delegation).scalar_subquery()
    )


def _summaries() -> Select[int, int, Texts, PartySide, date | None, int, int]:
    return select(
        Delegation.id,
        Delegation.event_id,
        Delegation.name,
        Delegation.side,
        Delegation.fill_by,
        _coming_count().label("coming"),
        _head_count().label("heads"),
    )


def _summary(row: Row[*tuple[Any, ...]]) -> Summary:
    return Summary(row.id, row.event_id, row.name, row.side, row.coming, row.heads > 0, row.fill_by)
