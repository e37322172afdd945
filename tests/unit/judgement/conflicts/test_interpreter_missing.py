"""Claims about items without an interpreter."""

from datetime import date

from app.judgement.conflicts.findings import Message
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import a_delegation, a_member, an_item, found

OURS = a_delegation(1, a_member(1), side=PartySide.BASHKORTOSTAN, is_guest=False)
THEIRS = a_delegation(2, a_member(2))


def test_talks_need_an_interpreter() -> None:
    told = found("interpreter_missing", an_item(1, "10:00", "11:00", kind=ItemKind.MEETING))
    assert [(one.key, one.severity, one.clash.values["why"]) for one in told] == [
        ("interpreter_missing:item1", Severity.WARNING, Message("talks"))
    ]


def test_speeches_in_two_languages_need_one_as_well() -> None:
    speeches = an_item(1, speech_languages=frozenset({"ru", "kk"}))
    assert [one.key for one in found("interpreter_missing", speeches)] == ["interpreter_missing:item1"]


def test_delegations_of_both_sides_at_a_reception_need_none() -> None:
    assert found("interpreter_missing", OURS, THEIRS, an_item(1, "10:00", "11:00", people={1, 2}, kind=ItemKind.RECEPTION)) == ()


def test_one_who_is_booked_is_enough() -> None:
    assert (
        found("interpreter_missing", OURS, THEIRS, an_item(1, "10:00", "11:00", people={1, 2}, interpreters={9}, kind=ItemKind.MEETING))
        == ()
    )


def test_what_is_past_needs_none() -> None:
    assert found("interpreter_missing", an_item(1, kind=ItemKind.MEETING), today=date(2024, 11, 27)) == ()
