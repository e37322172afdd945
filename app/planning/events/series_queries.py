"""Reads of series and of the editions that they consist of."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import N_, Refusal
from app.planning.events.models import Event, Series
from app.planning.events.rules import roman


def get_series(session: Session, series_id: int) -> Series:
    """Return a series, or refuse with NotFound."""
    return get_or_refuse(session, Series, series_id)


def find_series_by_uid(session: Session, uid: str) -> Series | None:
    """Return the series with a UID, if it is there."""
    return session.scalars(select(Series).where(Series.uid == uid)).one_or_none()


def series_of(session: Session) -> Sequence[Series]:
    """Return all series, oldest first."""
    return session.scalars(select(Series).order_by(Series.id)).all()


def editions_of(session: Session, series_id: int) -> Sequence[Event]:
    """Return the events of a series, latest first."""
    query = select(Event).where(Event.series_id == series_id).order_by(Event.first_day.desc(), Event.id.desc())
    return session.scalars(query).all()


def numbers_of_editions(session: Session) -> dict[int, int]:
    """Return how many events each series has."""
    query = select(Event.series_id, func.count()).where(Event.series_id.is_not(None)).group_by(Event.series_id)
    return {series_id: count for series_id, count in session.execute(query) if series_id is not None}


def series_for(session: Session, series_id: int | None, edition: int | None, event_id: int | None = None) -> Series | None:
    """Return the series that an event is to belong to, or refuse it: it must be there and its number free.

    Call this before anything of the event is written. The series stays locked until the commit, so that of two events that
    are given one number at the same moment the second is told.
    """
    if series_id is None:
        if edition is not None:
            raise Refusal(N_("Choose the series that has this number."), "series_id")
        return None
    series = session.get(Series, series_id, with_for_update=True)
    if series is None:
        raise Refusal(N_("Choose one from the list."), "series_id")
    if edition is not None:
        number = roman(edition)
        query = select(Event).where(Event.series_id == series_id, Event.edition == edition, Event.id != (event_id or 0))
        other = session.scalars(query).one_or_none()
        if other is not None:
            message = N_("Edition %(number)s of this series is there already: %(title)s, %(days)s.")
            raise Refusal(message, "edition", number=number, title=other.title, days=other.days)
    return series
