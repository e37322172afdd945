"""Who comes to an event and so needs a badge, and what each badge says by default."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from app.planning.accreditation.models import Badge
from app.planning.accreditation.rules import BadgeCategory, category_of_member, category_of_role, strongest
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.directory.models import Person

ALSO_COMING: Final[dict[str, Callable[[Session, int], Mapping[int, BadgeCategory]]]] = {}
"""What higher slices know of people who come to an event: each returns persons' ids with their category. They enter themselves here."""


def coming_to(session: Session, event_id: int) -> dict[int, BadgeCategory]:
    """Return everybody who comes to an event: the person's id and what their badge says. As many queries for three as for three thousand.

    These are the members of delegations who come, attached officers, persons with a role at an item, and whom higher slices name.
    Nobody who was merged into another entry or erased is among them.
    """
    told: dict[int, list[BadgeCategory]] = defaultdict(list)
    members = (
        select(DelegationMember.person_id, DelegationMember.role, func.coalesce(DelegationMember.category, Delegation.category))
        .join(DelegationMember.delegation)
        .where(DelegationMember.event_id == event_id, comes())
    )
    for person_id, role, category in session.execute(members):
        told[person_id].append(category_of_member(role, category))
    officers = select(Delegation.attached_id).where(Delegation.event_id == event_id)
    for officer_id in session.scalars(officers):
        if officer_id is not None:
            told[officer_id].append(BadgeCategory.ORGANISER)
    for person_id, item_role in session.execute(_with_role(event_id)):
        told[person_id].append(category_of_role(item_role))
    for others in ALSO_COMING.values():
        for person_id, badge_category in others(session, event_id).items():
            told[person_id].append(badge_category)
    gone = set(session.scalars(select(Person.id).where(or_(Person.merged_into_id.is_not(None), Person.erased_at.is_not(None)))))
    return {person_id: strongest(categories) for person_id, categories in told.items() if person_id not in gone}


def missing_of(session: Session, event_id: int) -> dict[int, BadgeCategory]:
    """Return those who come and have no badge yet, by their ids, with what the badge would say."""
    having = set(session.scalars(select(Badge.person_id).where(Badge.event_id == event_id)))
    return {person_id: category for person_id, category in coming_to(session, event_id).items() if person_id not in having}


def comes() -> ColumnElement[bool]:
    """Return the condition that a member of a delegation is expected, or there."""
    return DelegationMember.status.not_in(GONE)


def _with_role(event_id: int) -> Select[int, ItemRole]:
    query = select(ItemPerson.person_id, ItemPerson.role).join(ProgrammeItem, ProgrammeItem.id == ItemPerson.item_id)
    return query.where(ProgrammeItem.event_id == event_id, ProgrammeItem.cancelled.is_(False))
