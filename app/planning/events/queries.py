"""Reads of events, each for one page."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.ground.kernel.refusals import N_, NotAllowed, NotFound
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.accounts.models import User
from app.register.accounts.rules.roles import GIVEN_EVENTS, Actor, may_change_event

Words = tuple[tuple[str, ...], ...]
"""The words of a search, each with its spellings (`kernel.finding.words_of`)."""


def get_event(session: Session, event_id: int) -> Event:
    """Return an event, or refuse with NotFound."""
    event = session.get(Event, event_id)
    if event is None:
        raise NotFound
    return event


def get_event_to_change(session: Session, event_id: int, by: Actor) -> Event:
    """Return an event that this person may change; refuse with NotFound or NotAllowed."""
    event = get_event(session, event_id)
    if not may_change(event, by):
        raise NotAllowed
    return event


def may_change(event: Event, by: Actor) -> bool:
    """Tell whether a person may change an event and its programme."""
    return may_change_event(by, [coordinator.id for coordinator in event.coordinators])


def get_event_to_publish(session: Session, event_id: int, by: Actor) -> Event:
    """Return an event that this person may publish; refuse with NotFound or NotAllowed."""
    event = get_event_to_change(session, event_id, by)
    if not may_publish(event, by):
        raise NotAllowed(N_("The coordinators of this event prepare it; the protocol office publishes it."))
    return event


def may_publish(event: Event, by: Actor) -> bool:
    """Tell whether a person may let a version of an event's programme out."""
    return may_change(event, by) and (not by.is_given_events or event.coordinators_publish)


def find_event_by_uid(session: Session, uid: str) -> Event | None:
    """Return the event with a UID, if it is there."""
    return session.scalars(select(Event).where(Event.uid == uid)).one_or_none()


def events_of(
    session: Session,
    *,
    year: int | None = None,
    kind: Kind | None = None,
    status: Status | None = None,
) -> Sequence[Event]:
    """Return events by their first day, latest year first within the filters given."""
    query = select(Event).order_by(Event.first_day, Event.last_day, Event.id)
    if year is not None:
        query = query.where(Event.first_day <= date(year, 12, 31), Event.last_day >= date(year, 1, 1))
    if kind is not None:
        query = query.where(Event.kind == kind)
    if status is not None:
        query = query.where(Event.status == status)
    return session.scalars(query).all()


def events_around(session: Session, day: date, *, until: date) -> Sequence[Event]:
    """Return the events that take place from `day` to `until`, those under way first."""
    query = select(Event).where(Event.last_day >= day, Event.first_day <= until).order_by(Event.first_day, Event.id)
    return session.scalars(query).all()


def events_found(session: Session, words: Words, *, limit: int) -> Sequence[Event]:
    """Return the events whose texts have every word, latest first."""
    query = select(Event).where(*(has_word(Event.search_text, word) for word in words))
    return session.scalars(query.order_by(Event.first_day.desc(), Event.id).limit(limit)).all()


def has_word(column: InstrumentedAttribute[str], word: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that a folded column has a word in one of its spellings."""
    return or_(*(column.contains(spelling, autoescape=True) for spelling in word))


def years_of(session: Session) -> list[int]:
    """Return the years in which there are events, latest first."""
    first = session.scalar(select(func.min(Event.first_day)))
    last = session.scalar(select(func.max(Event.last_day)))
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def coordinators_of(session: Session) -> Sequence[User]:
    """Return the people who can be given events, by name."""
    query = select(User).where(User.active, User.role.in_(GIVEN_EVENTS)).order_by(User.name)
    return session.scalars(query).all()
