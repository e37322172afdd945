"""The write that makes an event of another year out of one that is there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import made_once
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.events.models import Anchor, Event
from app.planning.events.queries import find_event_by_uid, get_event
from app.planning.events.rules import Side, Status, event_days
from app.planning.events.series_queries import editions_of, series_for
from app.planning.programmes.commands import speech_copies
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of
from app.planning.programmes.shifting import Adjusted, carried
from app.register.accounts.rules.roles import Actor, Role
from app.register.venues.models import City

_OWN = frozenset({"id", "uid", "code", "revision", "created_at", "was_published", "status", "status_reason", "dates_unknown"})
"""Columns of an event that a clone does not take over."""
_OWN_OF_ITEM = frozenset({"id", "uid", "code", "event_id", "revision", "was_published", "attendance_list", "attendance_state"})
"""Columns of an item that a clone does not take over; who attended came with the delegations of that event, which stay with it."""


@dataclass(frozen=True, slots=True)
class CloneEvent:
    """Make an event like another one on days of its own. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    title: Texts
    first_day: date
    host: Side
    city_id: int
    edition: int | None
    keep_people: bool = True
    """Participants, speeches, who is responsible, and the coordinators."""
    keep_places: bool = True
    keep_anchors: bool = True


@dataclass(frozen=True, slots=True)
class Cloned:
    """The event that a clone made, and its items whose times a person should look at."""

    event_id: int
    items: int = 0
    adjusted: tuple[Adjusted, ...] = ()


def clone_event(session: Session, cmd: CloneEvent, *, now: datetime) -> Cloned:
    """Make the event, proposed and published to nobody, with every item that is not cancelled at the same hour of its day."""
    if cmd.by.role not in {Role.ADMIN, Role.PROTOCOL}:
        raise NotAllowed
    made = find_event_by_uid(session, cmd.uid)
    if made is not None:
        return Cloned(made.id)
    pattern = get_event(session, cmd.event_id)
    event = _event(session, pattern, cmd, now)
    event = made_once(session, event, lambda: find_event_by_uid(session, cmd.uid))
    by = (event.first_day - pattern.first_day).days
    adjusted = []
    items = [item for item in items_of(session, pattern.id) if not item.cancelled]
    for item in items:
        copy, remark = _item(item, event, pattern, cmd, by)
        session.add(copy)
        if remark:
            adjusted.append(Adjusted(copy.title, copy.when))
    if cmd.keep_anchors:
        _anchor(session, pattern, event)
    session.flush()
    return Cloned(event.id, len(items), tuple(adjusted))


def _event(session: Session, pattern: Event, cmd: CloneEvent, now: datetime) -> Event:
    event_days(cmd.first_day, cmd.first_day)  # before anything is added to a day after which there is none
    days = event_days(cmd.first_day, cmd.first_day + (pattern.last_day - pattern.first_day))
    if days == pattern.days:
        raise Refusal(N_("These are the days of the event that is copied. Choose other ones."), "first_day")
    city = session.get(City, cmd.city_id)
    if city is None:
        raise Refusal(N_("Choose one from the list."), "city_id")
    series = series_for(session, pattern.series_id, cmd.edition)
    columns = {column.key: getattr(pattern, column.key) for column in Event.__mapper__.column_attrs if column.key not in _OWN}
    event = Event(**columns, uid=cmd.uid, status=Status.PROPOSED, created_at=now)
    event.title, event.host, event.edition, event.series = cmd.title, cmd.host, cmd.edition, series
    event.city, event.city_id = city, city.id
    event.first_day, event.last_day = days.first, days.last
    event.coordinators = list(pattern.coordinators) if cmd.keep_people else []
    return event


def _item(item: ProgrammeItem, event: Event, pattern: Event, cmd: CloneEvent, by: int) -> tuple[ProgrammeItem, bool]:
    columns = {column.key: getattr(item, column.key) for column in ProgrammeItem.__mapper__.column_attrs if column.key not in _OWN_OF_ITEM}
    copy = ProgrammeItem(**columns, uid=new_uid(), event=event, event_id=event.id, speeches=[])
    if not cmd.keep_places:
        copy.hall_id = copy.venue_id = None
        copy.place_note = Texts()
        copy.zone = event.zone if item.zone == pattern.zone else item.zone
    if cmd.keep_people:
        copy.speeches = speech_copies(item)
    else:
        copy.participants, copy.responsible = Texts(), ""
        copy.speech_list = copy.speech_state = ""
    copy.when, remark = carried(item.when, by, copy.zone)
    return copy, remark


def _anchor(session: Session, pattern: Event, event: Event) -> None:
    """Hang the clone on what its pattern hangs on: where that is one of a series, on the edition nearest in time."""
    taken: set[int] = set()
    query = select(Anchor).where(Anchor.event_id == pattern.id).order_by(Anchor.id).options(joinedload(Anchor.target))
    for anchor in session.scalars(query).all():
        target = _nearest(session, anchor.target, event)
        if target is not None and target.id not in taken:
            taken.add(target.id)
            copy = Anchor(event_id=event.id, target_id=target.id, relation=anchor.relation, gap=anchor.gap, event=event, target=target)
            session.add(copy)


def _nearest(session: Session, target: Event, event: Event) -> Event | None:
    if target.series_id is None:
        return target
    others = [other for other in editions_of(session, target.series_id) if other.id != event.id and other.status is not Status.CANCELLED]
    return min(others, key=lambda other: (abs(other.first_day - event.first_day), other.id), default=None)


def a_year_on(first: date) -> date:
    """Return the same day of the week 52 weeks later: where the office looks first for the next edition."""
    return first + timedelta(weeks=52)
