"""Reads of the overview: each one query over all events of the window, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.loading import belonging
from app.ground.kernel.texts import Texts
from app.judgement.overview.picture import Matter, Overdue
from app.matters.agreements.models import Agreement, AgreementSignatory, AgreementText
from app.matters.agreements.rules import PAST, AgreementState
from app.matters.working_groups.models import GroupMeeting, GroupMember
from app.matters.working_groups.rules import GroupRole, Term
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE, MemberRole, MemberStatus
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide

_NOT_MET = (Status.CANCELLED, Status.POSTPONED)
_SIDES = {side: place for place, side in enumerate(PartySide)}
_WAITED_FOR = (MemberStatus.PROPOSED, MemberStatus.INVITED)


class Met(NamedTuple):
    """A meeting of a working group that has taken place."""

    id: int
    title: Texts
    first_day: date


def find_last_meeting(session: Session, day: date) -> Met | None:
    """Return the last meeting of a working group that was over before a day."""
    query = select(Event.id, Event.title, Event.first_day).where(
        Event.kind.in_(MEETINGS_OF_GROUPS), Event.last_day < day, Event.status.not_in(_NOT_MET)
    )
    row = session.execute(query.order_by(Event.first_day.desc(), Event.id.desc()).limit(1)).one_or_none()
    return Met(*row) if row else None


def heads_of(session: Session, events: Sequence[Event]) -> Mapping[int, tuple[Texts, ...]]:
    """Return who leads each event: the co-chairs of the group whose meeting it is, else the heads of its delegations. Two queries."""
    chairs, heads = _chairs(session, events), _heads(session, [event.id for event in events])
    return {event.id: chairs.get(event.id) or heads.get(event.id, ()) for event in events}


def agreements_in(session: Session, event_ids: Collection[int]) -> Sequence[Agreement]:
    """Return what is still to be signed at some events, with all of which something may be missing. Three queries."""
    query = select(Agreement).where(Agreement.event_id.in_(event_ids), Agreement.state.not_in(PAST))
    loaded = (
        joinedload(Agreement.item),
        joinedload(Agreement.event),
        belonging(Agreement.signatories).joinedload(AgreementSignatory.person),
        belonging(Agreement.texts),
    )
    return session.scalars(query.options(*loaded).join(Agreement.event).order_by(Event.first_day, Event.id, Agreement.position)).all()


def agreement_states(session: Session, since: date) -> Mapping[AgreementState, int]:
    """Return how many agreements of the events from a day on have come how far. One query."""
    query = select(Agreement.state, func.count()).join(Agreement.event).where(Event.last_day >= since).group_by(Agreement.state)
    return {AgreementState(state): count for state, count in session.execute(query)}


def texts_overdue(session: Session, day: date) -> list[Overdue]:
    """Return the texts of agreements whose translation is overdue. One query."""
    query = (
        select(AgreementText.due, AgreementText.language, Agreement.id, Agreement.title, Event.title)
        .join(AgreementText.agreement)
        .join(Agreement.event)
        .where(AgreementText.due < day, AgreementText.done_on.is_(None), Agreement.state.not_in(PAST), Event.status != Status.CANCELLED)
        .order_by(AgreementText.due, AgreementText.id)
    )
    return [
        Overdue(Matter.TEXT, ident, title, due, (day - due).days, event=event, language=language)
        for due, language, ident, title, event in session.execute(query)
        if due is not None
    ]


def answers_in(session: Session, event_ids: Collection[int]) -> tuple[int, int]:
    """Return how many members of the delegations of some events have answered, and how many there are. One query."""
    query = select(DelegationMember.status, func.count()).where(DelegationMember.event_id.in_(event_ids))
    counts = {MemberStatus(status): count for status, count in session.execute(query.group_by(DelegationMember.status))}
    whole = sum(counts.values())
    return whole - sum(counts.get(status, 0) for status in _WAITED_FOR), whole


def _chairs(session: Session, events: Iterable[Event]) -> Mapping[int, tuple[Texts, ...]]:
    days = {event.id: event.first_day for event in events}
    query = (
        select(GroupMeeting.event_id, GroupMember, Person)
        .join(GroupMember, GroupMember.group_id == GroupMeeting.group_id)
        .join(Person, Person.id == GroupMember.person_id)
        .where(GroupMeeting.event_id.in_(days), GroupMember.role == GroupRole.CO_CHAIR)
        .order_by(GroupMember.id)
    )
    rows = [
        (event_id, member.side, person)
        for event_id, member, person in session.execute(query)
        if Term(member.since, member.until).holds_on(days[event_id])
    ]
    return _named(rows)


def _heads(session: Session, event_ids: Collection[int]) -> Mapping[int, tuple[Texts, ...]]:
    query = (
        select(DelegationMember.event_id, Delegation.side, Person)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .join(Person, Person.id == DelegationMember.person_id)
        .where(DelegationMember.event_id.in_(event_ids), DelegationMember.role == MemberRole.HEAD, DelegationMember.status.not_in(GONE))
        .order_by(Delegation.position, Delegation.id)
    )
    return _named((event_id, side, person) for event_id, side, person in session.execute(query))


def _named(rows: Iterable[tuple[int, PartySide, Person]]) -> Mapping[int, tuple[Texts, ...]]:
    """Return the names of each event, ours first, nobody twice."""
    found: dict[int, dict[int, Texts]] = defaultdict(dict)
    for event_id, _side, person in sorted(rows, key=lambda row: _SIDES[row[1]]):
        found[event_id][person.id] = person.name
    return {event_id: tuple(names.values()) for event_id, names in found.items()}
