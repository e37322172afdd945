"""Reads of calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.models import Call
from app.judgement.publishing.queries import find_title
from app.planning.events.models import Event


@dataclass(frozen=True, slots=True)
class Untold:
    """How many of an event have not been told yet, and the event."""

    event: Event
    count: int


def calls_of(session: Session, event_id: int, *, number: int | None = None) -> Sequence[Call]:
    """Return the calls of an event, or those that one version asked for, whose time is nearest first."""
    query = select(Call).where(Call.event_id == event_id)
    if number is not None:
        query = query.where(Call.version_to == number)
    # NULLs stand at different ends in the two databases.
    return session.scalars(query.order_by(Call.first_at.is_(None), Call.first_at, Call.name, Call.id)).all()


def get_call(session: Session, call_id: int) -> Call:
    """Return a call, or refuse with NotFound."""
    return get_or_refuse(session, Call, call_id)


def get_call_alone(session: Session, call_id: int) -> Call:
    """Return a call as it is now, and let nobody else write it until the end of the transaction; or refuse with NotFound."""
    call = session.get(Call, call_id, with_for_update=True, populate_existing=True)
    if call is None:
        raise NotFound
    return call


def title_told(session: Session, event: Event) -> Texts:
    """Return what an event is called to those who are told of its changes: as last published, for what is planned meanwhile is no news."""
    return find_title(session, event.id) or event.title


def untold_of(session: Session, event_id: int) -> int:
    """Return how many of an event have not been told yet."""
    return session.scalar(select(func.count()).select_from(Call).where(Call.event_id == event_id, *_UNTOLD)) or 0


def untold_counts(session: Session) -> list[Untold]:
    """Return every event of which somebody has not been told yet, that whose time is nearest first; one query."""
    counts = select(Call.event_id, func.count().label("count"), func.min(Call.first_at).label("first_at")).where(*_UNTOLD)
    told = counts.group_by(Call.event_id).subquery()
    query = select(Event, told.c.count).join(told, told.c.event_id == Event.id)
    rows = session.execute(query.order_by(told.c.first_at.is_(None), told.c.first_at, Event.id))
    return [Untold(event, count) for event, count in rows]


def numbers_of(session: Session, event_id: int) -> list[int]:
    """Return the versions that somebody was or is to be told of, latest first."""
    return list(session.scalars(select(Call.version_to).where(Call.event_id == event_id).distinct().order_by(Call.version_to.desc())))


def history_of_calls(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of the calls of an event, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Call.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


_UNTOLD = (Call.told_at.is_(None), Call.withdrawn_at.is_(None))
