"""Writes that move items of a programme in time."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.planning.programmes.commands import item_to_change
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import exchanged, following, placed
from app.register.accounts.rules.roles import Actor

FURTHEST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item by `minutes` on the local clock, to another `day`, to another `track` (named in Russian), or all of it."""

    item_id: int
    by: Actor
    seen: int | None
    minutes: int = 0
    day: date | None = None
    track: str | None = None


@dataclass(frozen=True, slots=True)
class ShiftFollowing:
    """Move an item and everything after it on its day by `minutes`."""

    item_id: int
    by: Actor
    seen: int | None
    minutes: int


@dataclass(frozen=True, slots=True)
class ReorderItem:
    """Let an item change places with its neighbour: `step` −1 is the one before it, +1 the one after."""

    item_id: int
    by: Actor
    seen: int | None
    step: int


def move_item(session: Session, cmd: MoveItem) -> int:
    """Move the item and return its id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    when = item.when
    if cmd.day is not None:
        _placed(item, When(cmd.day))  # before anything is reckoned with it: beyond the last of all days there is no arithmetic
        when = when.on(cmd.day)
    if cmd.minutes:
        if when.start is None:
            raise Refusal(N_("This item has no time yet. Enter one first."), "minutes")
        when = when.moved(_minutes(cmd.minutes))
    track = item.track if cmd.track is None or cmd.track == item.track.ru else _track(session, item.event_id, cmd.track)
    _place(item, when)  # nothing is looked up from here on: a query in between would write half of the move as a change of its own
    item.track = track
    session.flush()
    return item.id


def shift_following(session: Session, cmd: ShiftFollowing) -> int:
    """Move the item and all that follows on its day; cancelled ones stay. Returns the item's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    if item.start_local is None:
        raise Refusal(N_("This item has no time yet. Enter one first."), "minutes")
    by = _minutes(cmd.minutes)
    items = {other.id: other for other in items_of(session, item.event_id) if not other.cancelled or other.id == item.id}
    for key in following(item.when, ((key, other.when) for key, other in items.items())):
        other = items[key]
        _place(other, other.when.moved(by), item)
    session.flush()
    return item.id


def reorder_item(session: Session, cmd: ReorderItem) -> int:
    """Let the item and its neighbour of the day change places; return the item's id.

    Items that begin together only change their order; others exchange their times, each keeping its length.
    """
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    row = [other for other in items_of(session, item.event_id) if other.day == item.day]
    here = next(place for place, other in enumerate(row) if other.id == item.id)
    there = here + (1 if cmd.step > 0 else -1)
    if not 0 <= there < len(row):
        raise Refusal(N_("There is nothing to change places with."))
    first, second = (row[here], row[there]) if here < there else (row[there], row[here])
    if first.start_local == second.start_local:
        _order(row, first, second)
    else:
        first.when, second.when = exchanged(first.when, second.when)
    session.flush()
    return item.id


def _order(row: list[ProgrammeItem], first: ProgrammeItem, second: ProgrammeItem) -> None:
    together = [other for other in row if other.start_local == first.start_local]
    a, b = together.index(first), together.index(second)
    together[a], together[b] = together[b], together[a]
    for position, other in enumerate(together):
        other.position = position


def _track(session: Session, event_id: int, name: str) -> Texts:
    known = (other.track for other in items_of(session, event_id) if other.track.ru == name)
    return next(known, Texts(name))


def _minutes(minutes: int) -> timedelta:
    if not -FURTHEST_MINUTES <= minutes <= FURTHEST_MINUTES:
        raise Refusal(N_("That is too far. Choose another day instead."), "minutes")
    return timedelta(minutes=minutes)


def _place(item: ProgrammeItem, when: When, near: ProgrammeItem | None = None) -> None:
    item.when = _placed(near or item, when)


def _placed(item: ProgrammeItem, when: When) -> When:
    event = item.event
    return placed(when, event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
