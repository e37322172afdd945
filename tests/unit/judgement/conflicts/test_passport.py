"""Claims about passports that expire."""

from datetime import date

from app.planning.events.kinds import Severity
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import a_delegation, a_member, found

GUESTS = a_delegation(7, a_member(1), a_member(2), a_member(3))


def test_a_passport_has_to_hold_thirty_days_after_the_event() -> None:
    told = found("passport", GUESTS, documents={1: date(2024, 12, 26), 2: date(2024, 12, 27), 3: date(2024, 11, 1)})
    assert [(one.key, one.severity, one.clash.values["count"]) for one in told] == [("passport:delegation7", Severity.WARNING, 2)]


def test_whose_passport_it_is_is_told_to_nobody() -> None:
    (told,) = found("passport", GUESTS, documents={1: date(2024, 11, 1)})
    assert told.people == frozenset()


def test_nobody_is_asked_for_a_passport_that_is_not_known() -> None:
    assert found("passport", GUESTS) == ()


def test_whoever_crosses_no_border_needs_none() -> None:
    region = a_delegation(7, a_member(1), side=PartySide.RUSSIA)
    assert found("passport", region, documents={1: date(2024, 11, 1)}) == ()


def test_nothing_is_asked_when_the_event_is_over() -> None:
    assert found("passport", GUESTS, documents={1: date(2024, 11, 1)}, today=date(2024, 11, 28)) == ()
