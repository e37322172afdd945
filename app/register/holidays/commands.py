"""Writes of the holiday calendar: by staff day by day or many days at once, and by the machine from a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.register.holidays.models import Holiday
from app.register.holidays.queries import as_value, get_holiday, holidays_of, touched_by_staff
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction, days_at_once, known_year

TAKEN = N_("%(day)s is already in this calendar: “%(name)s”.")


@dataclass(frozen=True, slots=True)
class HolidayDetails:
    """What a form says of a day."""

    kind: DayKind
    name: Texts
    is_estimated: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class AddHolidays:
    """Enter the same holiday on one or several days in a row; the same again adds nothing."""

    jurisdiction: Jurisdiction
    first_day: date
    last_day: date
    details: HolidayDetails


@dataclass(frozen=True, slots=True)
class ChangeHoliday:
    """Change a day, perhaps to another date, that the person saw at revision `seen`."""

    holiday_id: int
    seen: int | None
    day: date
    details: HolidayDetails


@dataclass(frozen=True, slots=True)
class RemoveHoliday:
    """Remove a day; with `whole`, also the days before and after it that are the same holiday."""

    holiday_id: int
    seen: int | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many days a file has added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def add_holidays(session: Session, cmd: AddHolidays) -> date:
    """Enter the days and return the first one."""
    days = days_at_once(cmd.first_day, cmd.last_day)
    there = {holiday.day: holiday for holiday in holidays_of(session, days, cmd.jurisdiction)}
    wanted = [
        HolidayDay(day, cmd.jurisdiction, cmd.details.kind, cmd.details.name, cmd.details.is_estimated, cmd.details.source)
        for day in days.each()
    ]
    if all(day.day in there and as_value(there[day.day]) == day for day in wanted):
        return days.first  # sent twice
    for holiday in there.values():
        raise Refusal(TAKEN, "first_day", day=holiday.day, name=holiday.name.ru)
    try:
        with session.begin_nested():
            session.add_all([_row(day) for day in wanted])
    except IntegrityError as error:  # somebody else was quicker
        raise Refusal(TAKEN, "first_day", day=days.first, name=cmd.details.name.ru) from error
    return days.first


def change_holiday(session: Session, cmd: ChangeHoliday) -> date:
    """Write the day anew and return its date."""
    holiday = get_holiday(session, cmd.holiday_id)
    refuse_if_stale(holiday, cmd.seen)
    known_year(cmd.day, "day")
    for other in holidays_of(session, Days(cmd.day, cmd.day), holiday.jurisdiction):
        if other.id != holiday.id:
            raise Refusal(TAKEN, "day", day=other.day, name=other.name.ru)
    holiday.day = cmd.day
    _write(holiday, cmd.details)
    session.flush()
    return holiday.day


def remove_holiday(session: Session, cmd: RemoveHoliday) -> date:
    """Remove the day, or the stretch it stands in; return its date."""
    holiday = get_holiday(session, cmd.holiday_id)
    refuse_if_stale(holiday, cmd.seen)
    for one in stretch_around(session, holiday) if cmd.whole else [holiday]:
        session.delete(one)
    session.flush()
    return holiday.day


def stretch_around(session: Session, holiday: Holiday) -> list[Holiday]:
    """Return the days in a row around a day that are the same holiday in the same jurisdiction, the day itself among them."""
    far = timedelta(days=2 * 366)
    rows = {one.day: one for one in holidays_of(session, Days(holiday.day - far, holiday.day + far), holiday.jurisdiction)}
    found = [holiday]
    for step in (timedelta(days=-1), timedelta(days=1)):
        day = holiday.day + step
        while day in rows and (rows[day].name, rows[day].kind) == (holiday.name, holiday.kind):
            found.append(rows[day])
            day += step
    return sorted(found, key=lambda one: one.day)


def load_holidays(session: Session, wanted: Iterable[HolidayDay]) -> Loaded:
    """Bring the calendar in line with what is known of the years in `wanted`; what staff have touched stays as they left it."""
    file = {(one.day, one.jurisdiction): one for one in wanted}
    years = {(day.year, jurisdiction) for day, jurisdiction in file}
    touched = touched_by_staff(session)
    there = {(holiday.day, holiday.jurisdiction): holiday for holiday in session.scalars(select(Holiday))}
    missing = [_row(one) for key, one in file.items() if key not in there and key not in touched]
    stale = [(there[key], one) for key, one in file.items() if key in there and key not in touched and as_value(there[key]) != one]
    gone = [
        holiday
        for (day, whose), holiday in there.items()
        if (day.year, whose) in years and (day, whose) not in file and (day, whose) not in touched
    ]
    for holiday in gone:
        session.delete(holiday)
    for holiday, one in stale:
        _write(holiday, HolidayDetails(one.kind, one.name, one.is_estimated, one.source))
    session.add_all(missing)
    session.flush()
    return Loaded(len(missing), len(stale), len(gone))


def _row(one: HolidayDay) -> Holiday:
    holiday = Holiday(day=one.day, jurisdiction=one.jurisdiction)
    _write(holiday, HolidayDetails(one.kind, one.name, one.is_estimated, one.source))
    return holiday


def _write(holiday: Holiday, details: HolidayDetails) -> None:
    holiday.kind, holiday.name = details.kind, details.name
    holiday.is_estimated, holiday.source = details.is_estimated, details.source
