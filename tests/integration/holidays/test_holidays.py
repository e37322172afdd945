"""The holiday calendar: loaded by the machine, entered and corrected by staff, whose word counts."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Author, history_of, sign
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.register.holidays.commands import (
    AddHolidays,
    ChangeHoliday,
    HolidayDetails,
    Loaded,
    RemoveHoliday,
    add_holidays,
    change_holiday,
    load_holidays,
    remove_holiday,
)
from app.register.holidays.models import Holiday
from app.register.holidays.queries import get_holiday, holidays_of, stretches_of, years_of
from app.register.holidays.reading import days_in_file
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction

OFFICER = Author(7, "Г. Р. Валиева")
MACHINE = Author(None, "")
RAMADAN = HolidayDetails(DayKind.OBSERVANCE, Texts(ru="Рамазан"), is_estimated=True)
YEAR = Days(date(2027, 1, 1), date(2027, 12, 31))


def eid(day: int, **over: object) -> HolidayDay:
    values = {"kind": DayKind.NONWORKING, "name": Texts(ru="Ураза-байрам"), "is_estimated": True, "source": "holidays"} | over
    return HolidayDay(date(2027, 3, day), Jurisdiction.BASHKORTOSTAN, **values)  # type: ignore[arg-type]


def the_day(session: Session) -> Holiday:
    return session.scalars(select(Holiday)).one()


def days(session: Session) -> list[date]:
    return [one.day for one in holidays_of(session, YEAR)]


def details(holiday: Holiday, **over: object) -> HolidayDetails:
    values = {"kind": holiday.kind, "name": holiday.name, "is_estimated": holiday.is_estimated, "source": holiday.source} | over
    return HolidayDetails(**values)  # type: ignore[arg-type]


def test_the_file_is_loaded_once_however_often_it_is_loaded(session: Session) -> None:
    file = days_in_file()
    assert load_holidays(session, file) == Loaded(added=len(file))
    assert load_holidays(session, file) == Loaded()
    assert len(session.scalars(select(Holiday)).all()) == len(file)
    assert years_of(session) == list(range(2030, 2023, -1))


def test_what_a_newer_file_says_replaces_what_an_older_one_said(session: Session) -> None:
    load_holidays(session, [eid(9)])
    assert load_holidays(session, [eid(9, is_estimated=False)]) == Loaded(changed=1)
    assert load_holidays(session, [eid(10)]) == Loaded(added=1, removed=1)
    assert days(session) == [date(2027, 3, 10)]


def test_years_that_a_file_does_not_have_stay(session: Session) -> None:
    load_holidays(session, [eid(9)])
    other = HolidayDay(date(2028, 1, 1), Jurisdiction.RUSSIA, DayKind.NONWORKING, Texts(ru="Новый год"))
    assert load_holidays(session, [other]) == Loaded(added=1)
    assert days(session) == [date(2027, 3, 9)]


def test_a_day_that_staff_have_confirmed_stays_as_they_left_it(session: Session) -> None:
    load_holidays(session, [eid(9)])
    sign(session, OFFICER)
    holiday = the_day(session)
    change_holiday(session, ChangeHoliday(holiday.id, holiday.revision, holiday.day, details(holiday, is_estimated=False, source="Указ")))
    sign(session, MACHINE)
    assert load_holidays(session, [eid(9)]) == Loaded()
    assert (the_day(session).is_estimated, the_day(session).source) == (False, "Указ")


def test_a_day_that_staff_have_moved_or_removed_does_not_come_back(session: Session) -> None:
    load_holidays(session, [eid(9)])
    sign(session, OFFICER)
    holiday = the_day(session)
    change_holiday(session, ChangeHoliday(holiday.id, holiday.revision, date(2027, 3, 10), details(holiday)))
    sign(session, MACHINE)
    assert load_holidays(session, [eid(9)]) == Loaded()
    assert days(session) == [date(2027, 3, 10)]
    sign(session, OFFICER)
    remove_holiday(session, RemoveHoliday(holiday.id, holiday.revision))
    sign(session, MACHINE)
    assert load_holidays(session, [eid(9), eid(10)]) == Loaded()
    assert days(session) == []


def test_ramadan_is_entered_at_once_shown_as_one_stretch_and_removed_at_once(session: Session) -> None:
    sign(session, OFFICER)
    command = AddHolidays(Jurisdiction.OFFICE, date(2027, 2, 8), date(2027, 3, 8), RAMADAN)
    assert [add_holidays(session, command) for _ in range(2)] == [date(2027, 2, 8)] * 2  # pressed twice
    (stretch,) = stretches_of(session, YEAR)
    assert (stretch.days, stretch.name) == (Days(date(2027, 2, 8), date(2027, 3, 8)), Texts(ru="Рамазан"))
    assert load_holidays(session, [eid(9)]) == Loaded(added=1)
    middle = holidays_of(session, Days(date(2027, 2, 20), date(2027, 2, 20)))[0]
    remove_holiday(session, RemoveHoliday(middle.id, middle.revision, whole=True))
    assert days(session) == [date(2027, 3, 9)]


def test_a_day_that_is_there_already_is_refused_in_its_own_calendar_only(session: Session) -> None:
    load_holidays(session, [eid(9)])
    with pytest.raises(Refusal) as refused:
        add_holidays(session, AddHolidays(Jurisdiction.BASHKORTOSTAN, date(2027, 3, 8), date(2027, 3, 10), RAMADAN))
    assert (refused.value.field, refused.value.values["day"]) == ("first_day", date(2027, 3, 9))
    add_holidays(session, AddHolidays(Jurisdiction.KAZAKHSTAN, date(2027, 3, 9), date(2027, 3, 9), RAMADAN))
    add_holidays(session, AddHolidays(Jurisdiction.BASHKORTOSTAN, date(2027, 3, 11), date(2027, 3, 11), RAMADAN))
    first = holidays_of(session, YEAR, Jurisdiction.BASHKORTOSTAN)[0]
    with pytest.raises(Refusal) as refused:
        change_holiday(session, ChangeHoliday(first.id, first.revision, date(2027, 3, 11), details(first)))
    assert refused.value.field == "day"


def test_the_second_of_two_people_is_told(session: Session) -> None:
    load_holidays(session, [eid(9)])
    holiday = the_day(session)
    seen = holiday.revision
    change_holiday(session, ChangeHoliday(holiday.id, seen, holiday.day, details(holiday, is_estimated=False)))
    with pytest.raises(Stale):
        change_holiday(session, ChangeHoliday(holiday.id, seen, holiday.day, details(holiday, source="Указ")))
    with pytest.raises(Stale):
        remove_holiday(session, RemoveHoliday(holiday.id, seen))


def test_who_confirmed_a_day_stands_in_its_history(session: Session) -> None:
    load_holidays(session, [eid(9)])
    sign(session, OFFICER)
    holiday = the_day(session)
    change_holiday(session, ChangeHoliday(holiday.id, holiday.revision, holiday.day, details(holiday, is_estimated=False)))
    latest = history_of(session, "holiday", holiday.id)[0]
    assert (latest.by_name, latest.fields) == ("Г. Р. Валиева", {"is_estimated": [True, False]})


def test_a_day_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        get_holiday(session, 1)
