"""Claims about events on public holidays."""

from datetime import date

from app.judgement.conflicts.facts import HolidayFact
from app.planning.events.kinds import Severity
from app.register.holidays.rules import DayKind, Jurisdiction
from tests.factories.facts import an_event, found

DAY = date(2024, 10, 11)
EVENT = an_event(1, DAY, DAY)


def _day_off(jurisdiction: Jurisdiction, day: date = DAY, kind: DayKind = DayKind.NONWORKING) -> HolidayFact:
    return HolidayFact(day, jurisdiction, kind)


def test_an_event_on_republic_day_is_a_warning_even_when_it_is_over() -> None:
    told = found("holiday", EVENT, _day_off(Jurisdiction.BASHKORTOSTAN), today=date(2026, 1, 1))
    assert [(one.key, one.severity) for one in told] == [(f"holiday:event1:day{DAY.toordinal()}:side0", Severity.WARNING)]


def test_a_holiday_of_each_side_is_told_once_for_each() -> None:
    told = found("holiday", EVENT, *(_day_off(one) for one in Jurisdiction))
    assert [one.clash.things[2].id for one in told] == [0, 1]


def test_every_day_of_the_event_is_told_and_no_other() -> None:
    days = [date(2024, 10, day) for day in (10, 11, 12, 13)]
    told = found("holiday", an_event(1, days[1], days[2]), *(_day_off(Jurisdiction.KAZAKHSTAN, day) for day in days))
    assert [one.clash.values["day"] for one in told] == days[1:3]


def test_an_observance_and_a_working_weekend_are_worked() -> None:
    worked = (_day_off(Jurisdiction.RUSSIA, kind=kind) for kind in (DayKind.OBSERVANCE, DayKind.WORKING_WEEKEND))
    assert found("holiday", EVENT, *worked) == ()


def test_a_weekend_is_no_holiday() -> None:
    assert found("holiday", an_event(1, date(2024, 10, 12), date(2024, 10, 13))) == ()
