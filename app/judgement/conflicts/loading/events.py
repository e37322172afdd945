"""Reads events as facts: the one in question with what it hangs on, and the others that have something on the same days."""

from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.spans import Days
from app.judgement.conflicts.facts import EventFact, HolidayFact, TieFact
from app.judgement.conflicts.loading.reach import Frame, Row
from app.planning.anchors.rules import OFF
from app.planning.events.models import Anchor, Event
from app.planning.events.rules import LONGEST_DAYS, LONGEST_MARGIN, Status
from app.planning.journeys.models import Arrangements, Leg
from app.planning.journeys.rules import Buffers
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import FURTHEST_DAYS
from app.planning.transfers.models import Transfer
from app.register.holidays.models import Holiday
from app.register.venues.models import City

_FURTHEST: Final = timedelta(days=LONGEST_DAYS + LONGEST_MARGIN + FURTHEST_DAYS)
"""No event has anything further away from its first day than this."""


def frame_of(session: Session, event_id: int) -> Frame:
    """Return the event in question with the days around it and the other events there; refuse one that is not there. Three queries."""
    row = session.execute(_events(Event.id == event_id)).one_or_none()
    if row is None:
        raise NotFound
    days = Days(row.first_day, row.last_day).widened(row.arrival_margin + 1, row.departure_margin + 1)
    others = session.execute(_events(_elsewhere(event_id, days)).order_by(Event.id))
    return Frame(_fact(row, _ties(session, row)), row.city_id, days, tuple(_fact(other) for other in others))


def _events(which: ColumnElement[bool]) -> Select[Row]:
    columns = (
        *(Event.id, Event.kind, Event.status, Event.host, Event.city_id, Event.first_day, Event.last_day, Event.dates_unknown),
        *(Event.arrival_margin, Event.departure_margin, Event.is_public, Event.particulars, City.zone),
        *(Arrangements.vip_minutes, Arrangements.ordinary_minutes, Arrangements.border_minutes),
        *(Arrangements.prayer_from, Arrangements.prayer_until),
    )
    return select(*columns).join(City, City.id == Event.city_id).outerjoin(Arrangements, Arrangements.event_id == Event.id).where(which)


def _elsewhere(event_id: int, days: Days) -> ColumnElement[bool]:
    """Return that another event has something on the days; one that is called off, or put off until nobody knows when, has nothing."""
    near = Event.first_day.between(days.first - _FURTHEST, days.last + _FURTHEST)
    there = (
        exists().where(table.event_id == Event.id, table.day.between(days.first, days.last), table.cancelled.is_(False))
        for table in (ProgrammeItem, Transfer, Leg)
    )
    return and_(Event.id != event_id, Event.status != Status.CANCELLED, Event.dates_unknown.is_(False), near, or_(*there))


def _fact(row: Row, ties: tuple[TieFact, ...] = ()) -> EventFact:
    return EventFact(
        row.id,
        row.kind,
        row.status,
        row.host,
        row.zone,
        Days(row.first_day, row.last_day),
        row.arrival_margin,
        row.departure_margin,
        row.is_public,
        row.particulars or {},
        Buffers() if row.vip_minutes is None else Buffers(row.vip_minutes, row.ordinary_minutes, row.border_minutes),
        (row.prayer_from, row.prayer_until) if row.prayer_from and row.prayer_until else None,
        ties,
        row.status is Status.CANCELLED or row.dates_unknown,
    )


def _ties(session: Session, event: Row) -> tuple[TieFact, ...]:
    """Return what an event hangs on; what is called off, and dates that nobody knows, break no anchor (`anchors.queries.finding_of`)."""
    target = aliased(Event)
    query = select(target.id, Anchor.relation, Anchor.gap, target.first_day, target.last_day).join(target, target.id == Anchor.target_id)
    query = query.where(Anchor.event_id == event.id, target.status.not_in(OFF), target.dates_unknown.is_(False)).order_by(Anchor.id)
    rows = session.execute(query).all()
    if event.status in OFF or event.dates_unknown:
        return ()
    return tuple(TieFact(row.id, row.relation, row.gap, Days(row.first_day, row.last_day)) for row in rows)


def holidays_around(session: Session, event: EventFact) -> tuple[HolidayFact, ...]:
    """Return the days of the calendar that an event takes, its margins among them."""
    days = event.days.widened(event.arrival_margin, event.departure_margin)
    query = select(Holiday.day, Holiday.jurisdiction, Holiday.kind).where(Holiday.day.between(days.first, days.last))
    return tuple(HolidayFact(*row) for row in session.execute(query.order_by(Holiday.day, Holiday.id)))
