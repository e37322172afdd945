"""Writes of anchors between events."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import alone, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.planning.anchors.queries import find_anchor, get_anchor, pairs_of
from app.planning.anchors.rules import allowed_gap, refuse_itself
from app.planning.events.models import Anchor, Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.rules import Relation, refuse_cycle
from app.register.accounts.rules.roles import Actor

_CIRCLES: Final = 7_301
"""Names the lock under which anchors are tied: two of them at once could close a circle that neither sees."""


@dataclass(frozen=True, slots=True)
class AddAnchor:
    """Tie an event to another one: in which relation, with how many free days at most between them."""

    event_id: int
    by: Actor
    target_id: int
    relation: Relation
    gap: int = 0


@dataclass(frozen=True, slots=True)
class ChangeAnchor:
    """Change an anchor that the person saw at revision `seen`."""

    anchor_id: int
    by: Actor
    seen: int | None
    relation: Relation
    gap: int


@dataclass(frozen=True, slots=True)
class RemoveAnchor:
    """Untie an anchor that the person saw at revision `seen`."""

    anchor_id: int
    by: Actor
    seen: int | None


def add_anchor(session: Session, cmd: AddAnchor) -> int:
    """Tie the two and return the anchor's id; pressing twice ties once."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    refuse_itself(event.id, cmd.target_id)
    gap = allowed_gap(cmd.relation, cmd.gap)
    target = session.get(Event, cmd.target_id)
    if target is None:
        raise Refusal(N_("Choose one from the list."), "target_id")
    alone(session, _CIRCLES)
    made = find_anchor(session, event.id, target.id)
    if made is not None and (made.relation, made.gap) == (cmd.relation, gap):
        return made.id
    if made is not None:
        raise Refusal(N_("This event is anchored to that one already. Change that anchor instead."), "target_id")
    refuse_cycle(event.id, target.id, pairs_of(session))
    anchor = Anchor(event_id=event.id, target_id=target.id, relation=cmd.relation, gap=gap, event=event, target=target)
    return made_once(session, anchor, lambda: find_anchor(session, event.id, target.id)).id


def change_anchor(session: Session, cmd: ChangeAnchor) -> int:
    """Change the relation and the gap; return the id of the event."""
    anchor = _anchor_to_change(session, cmd.anchor_id, cmd.by, cmd.seen)
    anchor.relation, anchor.gap = cmd.relation, allowed_gap(cmd.relation, cmd.gap)
    session.flush()
    return anchor.event_id


def remove_anchor(session: Session, cmd: RemoveAnchor) -> int:
    """Untie the two, and with them what was proposed; return the id of the event."""
    anchor = _anchor_to_change(session, cmd.anchor_id, cmd.by, cmd.seen)
    session.delete(anchor)
    session.flush()
    return anchor.event_id


def _anchor_to_change(session: Session, anchor_id: int, by: Actor, seen: int | None) -> Anchor:
    anchor = get_anchor(session, anchor_id)
    get_event_to_change(session, anchor.event_id, by)
    refuse_if_stale(anchor, seen)
    return anchor
