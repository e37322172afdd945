"""The working groups as their list shows them, and the memberships of one that do not hold on a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.matters.working_groups.composition import GroupComposition, picture
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.queries import groups_of, meetings_by_group
from app.matters.working_groups.rules import Term
from app.planning.events.models import Event
from app.planning.events.rules import Status


@dataclass(frozen=True, slots=True)
class Row:
    """One group on the list: as it is today, when it met last and when it meets next."""

    group: GroupComposition
    last: Event | None
    next: Event | None


def groups_listed(session: Session, today: date) -> list[Row]:
    """Return all groups by title. A fixed number of queries."""
    meetings = meetings_by_group(session)
    rows = []
    for group in groups_of(session):
        mine = [event for event in meetings.get(group.id, ()) if event.status is not Status.CANCELLED]
        last = [event for event in mine if event.last_day < today]
        coming = [event for event in mine if event.last_day >= today]
        rows.append(Row(picture(group, on=today), last[-1] if last else None, coming[0] if coming else None))
    return rows


def other_terms(group: WorkingGroup, on: date) -> list[GroupMember]:
    """Return the memberships that are over on a day or have not begun, by when they begin; the persons have been loaded."""
    others = [one for one in group.members if not Term(one.since, one.until).holds_on(on)]
    return sorted(others, key=lambda one: (one.since or date.min, one.until or date.max, one.id))
