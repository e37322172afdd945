"""The usual items of a kind of event, put into its programme for people to change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.spans import Days
from app.ground.kernel.when import Precision
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.skeletons import SkeletonItem
from app.planning.programmes.commands import AddItem, ItemDetails, add_item
from app.planning.programmes.rules import ItemKind, TypedTime, Visibility
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class LaySkeleton:
    """Put the usual items of its kind into the programme of an event."""

    event_id: int
    by: Actor


def lay_skeleton(session: Session, cmd: LaySkeleton) -> int:
    """Add the items that fall on days of the event and are not there yet; return how many the skeleton has on those days."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    laid = 0
    for index, usual in enumerate(POLICY[event.kind].skeleton):
        day = day_of(usual, event.days)
        if day is not None:
            add_item(session, AddItem(event.id, cmd.by, _uid(event, index), _details(usual, day, event.zone)))
            laid += 1
    return laid


def day_of(usual: SkeletonItem, days: Days) -> date | None:
    """Return the day of an item, counted from the first or, below zero, from the last; None where the event has no such day."""
    day = days.first + timedelta(days=usual.day - 1) if usual.day > 0 else days.last + timedelta(days=usual.day + 1)
    return day if day in days else None


def _uid(event: Event, index: int) -> str:
    """Return the item's UID (RFC 9562, version 5), the same at every press of the button."""
    return uid_from(event.uid, f"{event.kind}/{index}")


def _details(usual: SkeletonItem, day: date, zone: str) -> ItemDetails:
    start = datetime.combine(day, usual.start)
    end = start + timedelta(minutes=usual.minutes) if usual.minutes else None
    time = TypedTime(
        day=day,
        precision=Precision.EXACT,
        start=usual.start,
        end=end.time() if end else None,
        ends_next_day=end is not None and end.date() > day,
        zone=zone,
    )
    return ItemDetails(usual.title, time, ItemKind(usual.kind), Visibility(usual.visibility))
