"""Claims about members who come in an office that they do not hold."""

from datetime import date

from app.planning.events.kinds import Severity
from tests.factories.facts import a_delegation, a_member, found

FIRST, LAST = date(2024, 11, 26), date(2024, 11, 27)


def test_all_of_a_delegation_who_do_not_hold_their_office_are_one_error() -> None:
    gone, new, stays = a_member(1, until=FIRST), a_member(2, since=LAST), a_member(3, since=FIRST, until=LAST)
    told = found("outside_term", a_delegation(7, gone, new, stays))
    assert [(one.key, one.severity, one.people) for one in told] == [("outside_term:delegation7", Severity.ERROR, frozenset({1, 2}))]


def test_a_term_without_dates_holds() -> None:
    assert found("outside_term", a_delegation(7, a_member(1))) == ()


def test_whoever_does_not_come_may_have_left_office() -> None:
    assert found("outside_term", a_delegation(7, a_member(1, until=date(2024, 1, 1), comes=False))) == ()


def test_a_longer_term_is_another_basis_of_the_same_finding() -> None:
    one, two = (found("outside_term", a_delegation(7, a_member(1, until=day)))[0] for day in (FIRST, date(2024, 11, 25)))
    assert one.key == two.key
    assert one.basis != two.basis
