"""Why somebody whose role alone does not say so may see a person's records; the slices above add the reasons that they know of."""

from collections.abc import Callable, Collection
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, NotAllowed
from app.register.accounts.rules.roles import Actor
from app.register.personal.rules import may_see

Reason = Callable[[Session, Actor, Collection[int]], set[int]]
"""Given somebody and the ids of persons, returns those whom they have to do with."""

REASONS: Final[dict[str, Reason]] = {}


def seen_by(session: Session, actor: Actor, person_ids: Collection[int]) -> set[int]:
    """Return those of the persons whose records somebody may see and change."""
    asked = set(person_ids)
    if may_see(actor, concerned=False):
        return asked
    if not may_see(actor, concerned=True) or not asked:
        return set()
    return asked & {found for reason in REASONS.values() for found in reason(session, actor, asked)}


def refuse_unless_seen(session: Session, actor: Actor, person_ids: Collection[int]) -> None:
    """Refuse where there is somebody among the persons whose records are not for this reader."""
    if seen_by(session, actor, person_ids) != set(person_ids):
        raise NotAllowed(N_("The personal data of this person is not for your role, or not for your events."))
