"""Whose personal data a coordinator may see: the members of the delegations of the events given to them."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.planning.delegations.models import DelegationMember
from app.planning.events.models import Event
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor
from app.register.personal.reasons import REASONS


def persons_coordinated(session: Session, actor: Actor, person_ids: Collection[int]) -> set[int]:
    """Return those of the persons who are in a delegation of an event that the actor coordinates, in one query."""
    query = select(DelegationMember.person_id).join(Event, Event.id == DelegationMember.event_id)
    query = query.where(DelegationMember.person_id.in_(person_ids), Event.coordinators.any(User.id == actor.id))
    return set(session.scalars(query))


REASONS["delegations"] = persons_coordinated
