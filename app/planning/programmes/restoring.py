"""Writes that bring back what an item was: one field of it, or a removed item as a whole."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.history import REMOVED
from app.ground.db.locking import refuse_if_stale
from app.ground.db.restoring import get_change, old_values
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.when import When
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.commands import item_to_change
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import find_item_by_uid
from app.planning.programmes.rules import placed
from app.register.accounts.rules.roles import Actor
from app.register.venues.models import Hall, Venue

TIME: Final = frozenset({"day", "precision", "zone", "start_local", "start_fold", "end_local", "end_fold"})
"""Columns that are one value to a person: restored together or not at all."""
PLACE: Final = frozenset({"venue_id", "hall_id", "place_note"})
ALONE: Final = frozenset({"speech_list", "attendance_list", "position", "cancelled"})
"""Fields with deeds of their own, or words that only tell of rows elsewhere."""


@dataclass(frozen=True, slots=True)
class RestoreField:
    """Give an item back the value that one of its fields had before a change in its history."""

    change_id: int
    field: str
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class RestoreRemoved:
    """Put an item that was removed back into its programme."""

    change_id: int
    by: Actor


def restore_field(session: Session, cmd: RestoreField) -> int:
    """Restore the field, with the others that are one value with it; return the item's id."""
    change = get_change(session, cmd.change_id)
    if change.kind != ProgrammeItem.__kind__ or cmd.field not in change.fields or cmd.field in ALONE:
        raise Refusal(N_("This cannot be restored from the history. Change it by hand."))
    item = item_to_change(session, change.thing_id, cmd.by, None)
    refuse_if_stale(item, cmd.seen)
    group = next((names for names in (TIME, PLACE) if cmd.field in names), frozenset({cmd.field}))
    _apply(session, item, old_values(ProgrammeItem, change, group))
    session.flush()
    return item.id


def restore_removed(session: Session, cmd: RestoreRemoved) -> int:
    """Make the item again as it was, but for its speeches and who attends; pressing twice makes one. Returns the item's id."""
    change = get_change(session, cmd.change_id)
    if change.kind != ProgrammeItem.__kind__ or change.action != REMOVED or change.event_id is None:
        raise Refusal(N_("This cannot be restored from the history. Change it by hand."))
    event = get_event_to_change(session, change.event_id, cmd.by)
    uid = uid_from(event.uid, f"restored {change.id}")
    made = find_item_by_uid(session, uid)
    if made is not None:
        return made.id
    values = old_values(ProgrammeItem, change)
    item = ProgrammeItem(uid=uid, event=event, event_id=event.id, speeches=[], zone=values.pop("zone", event.zone))
    for name in ALONE:
        values.pop(name, None)
    item.start_fold = item.end_fold = 0
    item.start_local = item.end_local = None
    item.speech_list = item.attendance_list = ""
    _apply(session, item, values)
    session.add(item)
    session.flush()
    return item.id


def _apply(session: Session, item: ProgrammeItem, values: dict[str, object]) -> None:
    for model, name in ((Venue, "venue_id"), (Hall, "hall_id")):
        if values.get(name) is not None and session.get(model, values[name]) is None:
            raise Refusal(N_("This place has been removed; choose another one."))
    for name, value in values.items():
        setattr(item, name, value)
    if TIME & values.keys():
        item.when = _checked(item)


def _checked(item: ProgrammeItem) -> When:
    """Return the item's time resolved anew; half of an old time beside half of a new one may not fit together."""
    try:
        when = item.when
    except ValueError as error:
        raise Refusal(N_("This cannot be restored from the history. Change it by hand.")) from error
    event = item.event
    return placed(when, event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
