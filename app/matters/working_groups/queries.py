"""Reads of working groups: with their members, of a meeting, and what has been done to them."""

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import REMOVED, Change
from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.matters.working_groups.models import GroupMeeting, GroupMember, WorkingGroup
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.planning.events.models import Event
from app.planning.events.queries import Words, has_word
from app.register.directory.models import Appointment, Person

MOST_MEETINGS: Final = 300
"""Meetings that can be chosen from; the latest ones."""


def _whole() -> tuple[ORMOption, ...]:
    members = selectinload(WorkingGroup.members)
    posts = members.joinedload(GroupMember.person).selectinload(Person.appointments)
    chosen = members.joinedload(GroupMember.appointment)
    return (
        joinedload(WorkingGroup.our_agency),
        joinedload(WorkingGroup.their_agency),
        posts.joinedload(Appointment.organisation),
        posts.joinedload(Appointment.rank),
        chosen.joinedload(Appointment.organisation),
        chosen.joinedload(Appointment.rank),
    )


def groups_of(session: Session) -> Sequence[WorkingGroup]:
    """Return all groups by title, with agencies, members, persons and appointments. Three queries."""
    language = current()
    return sorted(session.scalars(select(WorkingGroup).options(*_whole())), key=lambda one: (order(one.title.told(language)), one.id))


def groups_found(session: Session, words: Words, *, limit: int) -> Sequence[WorkingGroup]:
    """Return the groups whose title has every word."""
    query = select(WorkingGroup).where(*(has_word(WorkingGroup.search_text, word) for word in words))
    return session.scalars(query.order_by(WorkingGroup.search_text, WorkingGroup.id).limit(limit)).all()


def get_group(session: Session, group_id: int, *, anew: bool = False) -> WorkingGroup:
    """Return a group with agencies, members, persons and appointments; raises NotFound. Three queries.

    With `anew` also what this session has read before is read again: for whoever has waited for their turn to write.
    """
    query = select(WorkingGroup).where(WorkingGroup.id == group_id).options(*_whole())
    found = session.scalars(query.execution_options(populate_existing=anew)).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_group_by_uid(session: Session, uid: str) -> WorkingGroup | None:
    """Return the group with a UID, if there is one."""
    return session.scalars(select(WorkingGroup).where(WorkingGroup.uid == uid).options(*_whole())).one_or_none()


def get_group_member(session: Session, member_id: int) -> GroupMember:
    """Return a membership with its group, person and appointments; raises NotFound."""
    query = select(GroupMember).where(GroupMember.id == member_id)
    person = joinedload(GroupMember.person).selectinload(Person.appointments)
    query = query.options(joinedload(GroupMember.group), person, joinedload(GroupMember.appointment))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_group_member_by_uid(session: Session, uid: str) -> GroupMember | None:
    """Return the membership with a UID, if there is one."""
    return session.scalars(select(GroupMember).where(GroupMember.uid == uid)).one_or_none()


def memberships_of(session: Session, person_id: int) -> Sequence[GroupMember]:
    """Return the memberships of a person with their groups, in the order of time. One query."""
    query = select(GroupMember).where(GroupMember.person_id == person_id).options(joinedload(GroupMember.group))
    return sorted(session.scalars(query), key=lambda one: (one.since is not None, one.since.isoformat() if one.since else "", one.id))


def meetings_of(session: Session, group_id: int) -> Sequence[Event]:
    """Return the events that are meetings of a group, the latest first. One query."""
    query = select(Event).join(GroupMeeting, GroupMeeting.event_id == Event.id).where(GroupMeeting.group_id == group_id)
    return session.scalars(query.options(joinedload(Event.city)).order_by(Event.first_day.desc(), Event.id.desc())).all()


def meetings_by_group(session: Session) -> Mapping[int, Sequence[Event]]:
    """Return the meetings of all groups by group, the earliest first. One query."""
    query = select(GroupMeeting.group_id, Event).join(Event, GroupMeeting.event_id == Event.id).order_by(Event.first_day, Event.id)
    found: dict[int, list[Event]] = {}
    for group_id, event in session.execute(query).unique():
        found.setdefault(group_id, []).append(event)
    return found


def meetings_offered(session: Session) -> Sequence[Event]:
    """Return the working-group meetings that belong to no group yet, the latest first. One query."""
    query = select(Event).where(Event.kind.in_(MEETINGS_OF_GROUPS), Event.id.not_in(select(GroupMeeting.event_id)))
    return session.scalars(query.order_by(Event.first_day.desc(), Event.id.desc()).limit(MOST_MEETINGS)).all()


def find_group_of_event(session: Session, event_id: int) -> WorkingGroup | None:
    """Return the group whose meeting an event is, with its members; None where it is nobody's. Three queries at most."""
    query = select(WorkingGroup).join(GroupMeeting, GroupMeeting.group_id == WorkingGroup.id).where(GroupMeeting.event_id == event_id)
    return session.scalars(query.options(*_whole())).one_or_none()


def history_of_group(session: Session, group: WorkingGroup, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a group and of its members, also of those that were taken out, newest first. Two queries."""
    of_member = Change.kind == GroupMember.__kind__
    gone = select(Change.thing_id).where(of_member, Change.action == REMOVED, Change.fields["group_id"][0].as_integer() == group.id)
    members = [one.id for one in group.members]
    about = or_(
        and_(Change.kind == WorkingGroup.__kind__, Change.thing_id == group.id),
        and_(of_member, or_(Change.thing_id.in_(members), Change.thing_id.in_(gone))),
    )
    return session.scalars(select(Change).where(about).order_by(Change.id.desc()).limit(limit)).all()
