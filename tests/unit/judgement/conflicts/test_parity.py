"""Claims about the ranks of those who meet."""

from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import a_delegation, a_member, an_item, found

OURS = a_delegation(
    1, a_member(1, MemberRole.HEAD, rank=2), a_member(2, rank=5), a_member(3, rank=6), side=PartySide.BASHKORTOSTAN, is_guest=False
)
THEIRS = a_delegation(2, a_member(11, MemberRole.HEAD, rank=1), a_member(12, rank=4), a_member(13))


def test_a_prime_minister_who_meets_a_vice_minister_is_a_warning_about_these_two() -> None:
    told = found("parity", OURS, THEIRS, an_item(1, "10:00", "10:40", kind=ItemKind.MEETING, people={2, 3, 11, 12}))
    assert [(one.key, one.severity, one.people, one.clash.values["steps"]) for one in told] == [
        ("parity:item1", Severity.WARNING, frozenset({2, 11}), 4)
    ]


def test_one_step_is_no_finding() -> None:
    assert found("parity", OURS, THEIRS, an_item(1, "10:00", "10:40", kind=ItemKind.MEETING, people={1, 2, 3, 11, 12})) == ()


def test_only_meetings_are_compared() -> None:
    assert found("parity", OURS, THEIRS, an_item(1, "10:00", "10:40", kind=ItemKind.PLENARY, people={3, 11})) == ()


def test_a_meeting_of_one_side_has_nobody_to_compare() -> None:
    assert found("parity", OURS, THEIRS, an_item(1, "10:00", "10:40", kind=ItemKind.MEETING, people={1, 3})) == ()


def test_a_head_of_unknown_rank_is_not_guessed_at() -> None:
    theirs = a_delegation(2, a_member(11, MemberRole.HEAD), a_member(12, rank=9))
    assert found("parity", OURS, theirs, an_item(1, "10:00", "10:40", kind=ItemKind.MEETING, people={1, 11, 12})) == ()


def test_whoever_interprets_does_not_speak_for_a_side() -> None:
    item = an_item(1, "10:00", "10:40", kind=ItemKind.MEETING, people={1, 12}, roles={11: ItemRole.INTERPRETER})
    assert [one.people for one in found("parity", OURS, THEIRS, item)] == [frozenset({1, 12})]
