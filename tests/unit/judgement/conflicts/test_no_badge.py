"""Claims about guests without a badge."""

from datetime import date

from app.planning.events.kinds import Severity
from tests.factories.facts import a_delegation, a_member, found

GUESTS = a_delegation(7, a_member(1), a_member(2), a_member(3, comes=False))


def test_guests_without_a_badge_are_one_error_of_their_delegation() -> None:
    told = found("no_badge", GUESTS, badges=frozenset({1}))
    assert [(one.key, one.severity, one.people) for one in told] == [("no_badge:delegation7", Severity.ERROR, frozenset({2}))]


def test_before_the_first_badge_is_made_nobody_lacks_one() -> None:
    assert found("no_badge", GUESTS) == ()


def test_hosts_are_not_asked() -> None:
    assert found("no_badge", a_delegation(7, a_member(1), is_guest=False), badges=frozenset({9})) == ()


def test_a_badge_for_everybody_is_none_and_nothing_is_told_when_it_is_over() -> None:
    assert found("no_badge", GUESTS, badges=frozenset({1, 2})) == ()
    assert found("no_badge", GUESTS, badges=frozenset({9}), today=date(2024, 11, 28)) == ()
