"""Reading the holiday calendar."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.db.locking import get_or_refuse
from app.ground.kernel.spans import Days
from app.register.holidays.models import Holiday
from app.register.holidays.rules import HolidayDay, Jurisdiction, Stretch, stretches


def get_holiday(session: Session, holiday_id: int) -> Holiday:
    """Return a day of the calendar; raises NotFound."""
    return get_or_refuse(session, Holiday, holiday_id)


def holidays_of(session: Session, days: Days, jurisdiction: Jurisdiction | None = None) -> Sequence[Holiday]:
    """Return the rows of some days, of one jurisdiction or of all, by day."""
    query = select(Holiday).where(Holiday.day >= days.first, Holiday.day <= days.last).order_by(Holiday.day, Holiday.id)
    if jurisdiction is not None:
        query = query.where(Holiday.jurisdiction == jurisdiction)
    return session.scalars(query).all()


def stretches_of(session: Session, days: Days) -> tuple[Stretch, ...]:
    """Return the holidays of some days, days in a row together."""
    return stretches(as_value(holiday) for holiday in holidays_of(session, days))


def years_of(session: Session) -> list[int]:
    """Return the years that the calendar has days of, latest first."""
    first = session.scalar(select(func.min(Holiday.day)))
    last = session.scalar(select(func.max(Holiday.day)))
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def as_value(holiday: Holiday) -> HolidayDay:
    """Return a row as the rules have it."""
    return HolidayDay(holiday.day, holiday.jurisdiction, holiday.kind, holiday.name, holiday.is_estimated, holiday.source)


def touched_by_staff(session: Session) -> set[tuple[date, Jurisdiction]]:
    """Return the days that a person has entered, changed, moved away from or removed, as the change log tells."""
    changes = session.scalars(select(Change).where(Change.kind == Holiday.__kind__, Change.by_id.is_not(None)).order_by(Change.id)).all()
    if not changes:
        return set()
    now = {holiday.id: holiday for holiday in session.scalars(select(Holiday))}
    whose = {
        change.thing_id: Jurisdiction(told) for change in changes for told in change.fields.get("jurisdiction", ()) if told is not None
    }
    whose |= {ident: holiday.jurisdiction for ident, holiday in now.items()}
    found = set()
    for change in changes:
        if change.thing_id not in whose:
            continue
        days = {date.fromisoformat(day) for day in change.fields.get("day", ()) if day is not None}
        if change.thing_id in now:
            days.add(now[change.thing_id].day)
        found |= {(day, whose[change.thing_id]) for day in days}
    return found
