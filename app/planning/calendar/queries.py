"""Reading the calendar; the number of queries does not depend on how much there is in it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.planning.calendar.picture import Entry, Picture, Reserve, Tie
from app.planning.calendar.rules import Wanted
from app.planning.events.models import Anchor, Event, ReserveDates, SavedFilter, Series
from app.register.holidays.queries import stretches_of
from app.register.venues.models import City


def picture_of(session: Session, days: Days, wanted: Wanted) -> Picture:
    """Return what there is on some days; holidays whatever is wanted."""
    return Picture(days, _entries(session, days, wanted), _reserves(session, days, wanted), stretches_of(session, days))


def series_of(session: Session) -> list[tuple[int, Texts]]:
    """Return the series, in the order of the spoken language's alphabet."""
    rows = session.execute(select(Series.id, Series.title)).all()
    return sorted(((ident, title) for ident, title in rows), key=lambda row: order(row[1].told(current())))


def saved_filters_of(session: Session) -> Sequence[SavedFilter]:
    """Return the views that have a name, in the order of the alphabet."""
    return sorted(session.scalars(select(SavedFilter)), key=lambda saved: order(saved.name))


def get_saved_filter(session: Session, saved_id: int) -> SavedFilter:
    """Return a view that has a name; raises NotFound."""
    return get_or_refuse(session, SavedFilter, saved_id)


def wanted_by(saved: SavedFilter) -> Wanted:
    """Return what a view that has a name shows."""
    return Wanted(saved.kind, saved.host, saved.series_id)


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what is wanted as conditions on events."""
    asked: list[tuple[Any, Any]] = [(Event.kind, wanted.kind), (Event.host, wanted.host), (Event.series_id, wanted.series_id)]
    return [column == value for column, value in asked if value is not None]


def _entries(session: Session, days: Days, wanted: Wanted) -> tuple[Entry, ...]:
    here = [Event.first_day <= days.last, Event.last_day >= days.first, *conditions(wanted)]
    columns = (Event.id, Event.kind, Event.status, Event.host, Event.title, City.name, Event.first_day, Event.last_day, Event.dates_unknown)
    query = select(*columns).join(City, City.id == Event.city_id).where(*here).order_by(Event.first_day, Event.last_day, Event.id)
    ties = _ties(session, here)
    return tuple(
        Entry(
            row.id, row.kind, row.status, row.host, row.title, row.name, Days(row.first_day, row.last_day), row.dates_unknown, ties[row.id]
        )
        for row in session.execute(query)
    )


def _ties(session: Session, here: Sequence[ColumnElement[bool]]) -> defaultdict[int, tuple[Tie, ...]]:
    """Return what each of the events hangs on; targets may lie on other days."""
    hanging = select(Event.id).where(*here)
    query = (
        select(Anchor.event_id, Anchor.relation, Event.id, Event.title)
        .join(Event, Event.id == Anchor.target_id)
        .where(Anchor.event_id.in_(hanging))
        .order_by(Event.first_day, Anchor.id)
    )
    found: defaultdict[int, tuple[Tie, ...]] = defaultdict(tuple)
    for event_id, relation, target_id, title in session.execute(query):
        found[event_id] += (Tie(relation, target_id, title),)
    return found


def _reserves(session: Session, days: Days, wanted: Wanted) -> tuple[Reserve, ...]:
    query = (
        select(ReserveDates, Event.kind, Event.host, Event.title)
        .join(Event, Event.id == ReserveDates.event_id)
        .where(ReserveDates.first_day <= days.last, ReserveDates.last_day >= days.first, *conditions(wanted))
        .order_by(ReserveDates.first_day, ReserveDates.last_day, ReserveDates.id)
    )
    return tuple(
        Reserve(row.id, row.event_id, kind, host, title, Days(row.first_day, row.last_day), row.note)
        for row, kind, host, title in session.execute(query)
    )
