"""Claims about texts that guests cannot read."""

from datetime import date

from app.judgement.conflicts.findings import Message
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import Visibility
from tests.factories.facts import an_item, found


def test_two_missing_languages_are_one_error_of_the_item() -> None:
    told = found("language_missing", an_item(1, untranslated=frozenset({"en", "kk"})), an_item(2))
    assert [(one.key, one.severity) for one in told] == [("language_missing:item1", Severity.ERROR)]
    assert [told[0].clash.values[place] for place in ("one", "two")] == [Message("Kazakh"), Message("English")]


def test_what_only_hosts_read_needs_no_other_language() -> None:
    assert found("language_missing", an_item(1, untranslated=frozenset({"kk"}), visibility=Visibility.HOSTS)) == ()


def test_a_further_missing_language_is_another_basis_of_the_same_finding() -> None:
    one, two = (found("language_missing", an_item(1, untranslated=frozenset(given)))[0] for given in ({"kk"}, {"kk", "ba"}))
    assert one.key == two.key
    assert one.basis != two.basis


def test_nobody_translates_what_is_over() -> None:
    assert found("language_missing", an_item(1, untranslated=frozenset({"kk"})), today=date(2026, 1, 1)) == ()
