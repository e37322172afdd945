"""Real working groups and their members for tests."""

from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.working_groups.models import GroupMeeting, GroupMember, WorkingGroup
from app.matters.working_groups.rules import GroupRole
from app.planning.events.models import Event
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.factories.people import a_person_in_directory

TITLE = "Рабочая группа по промышленному сотрудничеству"


def a_group(session: Session, **over: Any) -> WorkingGroup:
    """Return a working group without members and agencies; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "title": Texts(TITLE), "members": [], "our_agency": None, "their_agency": None}
    group = WorkingGroup(**{**values, **over})
    session.add(group)
    session.flush()
    return group


def a_group_member(session: Session, group: WorkingGroup, person: Person | None = None, **over: Any) -> GroupMember:
    """Return a member of our side without end, a new person where none is given; `over` sets any column."""
    who = person or a_person_in_directory(session)
    values: dict[str, Any] = {"uid": new_uid(), "group": group, "group_id": group.id, "person": who, "person_id": who.id}
    values |= {"side": PartySide.BASHKORTOSTAN, "role": GroupRole.MEMBER}
    member = GroupMember(**{**values, **over})
    session.add(member)
    session.flush()
    return member


def a_group_meeting(session: Session, group: WorkingGroup, event: Event) -> GroupMeeting:
    """Say that an event is a meeting of a group."""
    meeting = GroupMeeting(event_id=event.id, group_id=group.id)
    session.add(meeting)
    session.flush()
    return meeting
