"""Writes of events."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Kind, Particulars
from app.planning.events.models import Event
from app.planning.events.particulars import merged
from app.planning.events.proposals import follow
from app.planning.events.queries import find_event_by_uid, get_event_to_change
from app.planning.events.rules import LONGEST_MARGIN, NEEDS_REASON, Side, Status, event_days, stepped
from app.planning.events.series_queries import series_for
from app.planning.events.staying import refuse_what_stays
from app.register.accounts.models import User
from app.register.accounts.rules.roles import GIVEN_EVENTS, OFFICE, Actor
from app.register.venues.models import City


@dataclass(frozen=True, slots=True)
class EventDetails:
    """What the form of an event asks for."""

    kind: Kind
    status: Status
    host: Side
    title: Texts
    city_id: int
    first_day: date
    last_day: date
    arrival_margin: int
    departure_margin: int
    is_public: bool
    theme: Texts = Texts()
    description: Texts = Texts()
    provenance: str = ""
    coordinator_ids: frozenset[int] = frozenset()
    series_id: int | None = None
    edition: int | None = None
    particulars: Particulars = field(default_factory=dict)
    """The fields of its kind that were asked for; those that were not stay as they are."""
    status_reason: Texts = Texts()
    """Kept only with a status that needs one."""
    dates_unknown: bool = False
    """Kept only of a postponed event."""
    coordinators_publish: bool = True
    """Changed by those only who may publish anyway."""


@dataclass(frozen=True, slots=True)
class AddEvent:
    """Make an event. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    details: EventDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """Change an event that the person saw at revision `seen`."""

    event_id: int
    by: Actor
    seen: int | None
    details: EventDetails


@dataclass(frozen=True, slots=True)
class RemoveEvent:
    """Remove an event that nobody outside has seen."""

    event_id: int
    by: Actor
    seen: int | None


def add_event(session: Session, cmd: AddEvent, *, now: datetime) -> int:
    """Make the event and return its id."""
    if cmd.by.role not in OFFICE:
        raise NotAllowed
    made = find_event_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    event = Event(uid=cmd.uid, code=cmd.code, created_at=now, status=cmd.details.status, particulars={})
    _write(session, event, cmd.details)
    return made_once(session, event, lambda: find_event_by_uid(session, cmd.uid)).id


def change_event(session: Session, cmd: ChangeEvent) -> int:
    """Write the new details and return the event's id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    refuse_if_stale(event, cmd.seen)
    details = cmd.details
    if cmd.by.is_given_events and details.coordinator_ids != {user.id for user in event.coordinators}:
        raise NotAllowed  # a coordinator cannot hand an event on
    if cmd.by.is_given_events:
        details = replace(details, coordinators_publish=event.coordinators_publish)
    before = event.days
    _write(session, event, details)
    session.flush()
    follow(session, event, before, now=clock.now())
    return event.id


def remove_event(session: Session, cmd: RemoveEvent) -> None:
    """Remove the event; refuse where a version has gone out."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    refuse_if_stale(event, cmd.seen)
    if event.was_published:
        raise Refusal(N_("People outside have already been told of this event. Set its status to “cancelled” instead."))
    refuse_what_stays(session, event)
    session.delete(event)
    session.flush()


def _write(session: Session, event: Event, details: EventDetails) -> None:
    days = event_days(details.first_day, details.last_day)
    for margin, name in ((details.arrival_margin, "arrival_margin"), (details.departure_margin, "departure_margin")):
        if not 0 <= margin <= LONGEST_MARGIN:
            raise Refusal(N_("The margin is 0 to %(days)s days."), name, days=LONGEST_MARGIN)
    city = session.get(City, details.city_id)
    if city is None:
        raise Refusal(N_("Choose one from the list."), "city_id")
    coordinators = _coordinators(session, details.coordinator_ids)
    series = series_for(session, details.series_id, details.edition, event.id)
    event.status = stepped(event.status, details.status, details.status_reason.ru)
    event.status_reason = details.status_reason if event.status in NEEDS_REASON else Texts()
    event.dates_unknown = details.dates_unknown and event.status is Status.POSTPONED
    event.kind, event.host, event.coordinators_publish = details.kind, details.host, details.coordinators_publish
    event.particulars = merged(event.particulars, details.particulars)
    event.title, event.theme, event.description = details.title, details.theme, details.description
    event.city, event.city_id = city, city.id
    event.series, event.series_id, event.edition = series, details.series_id, details.edition
    event.first_day, event.last_day = days.first, days.last
    event.arrival_margin, event.departure_margin = details.arrival_margin, details.departure_margin
    event.is_public, event.provenance = details.is_public, details.provenance
    if event.coordinators != coordinators and inspect(event).persistent:
        flag_modified(event, "was_published")  # the names stand in a table of their own, yet the next person must see a new revision
    event.coordinators = coordinators


def _coordinators(session: Session, ids: frozenset[int]) -> list[User]:
    if not ids:
        return []
    return list(session.scalars(select(User).where(User.id.in_(ids), User.role.in_(GIVEN_EVENTS)).order_by(User.name)))
