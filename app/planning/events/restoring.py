"""The write that brings back one field of an event."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.db.restoring import get_change, old_values
from app.ground.kernel.refusals import N_, Refusal
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

RESTORABLE: Final = frozenset({"title", "theme", "description", "provenance", "host", "is_public", "arrival_margin", "departure_margin"})
"""Fields that stand for themselves; dates, status and series have steps and consequences of their own and are changed by hand."""


@dataclass(frozen=True, slots=True)
class RestoreEventField:
    """Give an event back the value that one of its fields had before a change in its history."""

    change_id: int
    field: str
    by: Actor
    seen: int | None


def restore_event_field(session: Session, cmd: RestoreEventField) -> int:
    """Restore the field and return the event's id."""
    change = get_change(session, cmd.change_id)
    if change.kind != Event.__kind__ or cmd.field not in change.fields or cmd.field not in RESTORABLE:
        raise Refusal(N_("This cannot be restored from the history. Change it by hand."))
    event = get_event_to_change(session, change.thing_id, cmd.by)
    refuse_if_stale(event, cmd.seen)
    for name, value in old_values(Event, change, frozenset({cmd.field})).items():
        setattr(event, name, value)
    session.flush()
    return event.id
