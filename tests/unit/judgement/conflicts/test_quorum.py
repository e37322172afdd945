"""Claims about the quorum of a working group."""

from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind, Severity
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import a_delegation, a_member, an_event, an_item, found

MEETING = an_event(kind=Kind.WORKING_GROUP_MEETING, particulars={"quorum": 2})
OURS = a_delegation(1, *(a_member(n) for n in (1, 2, 3)), side=PartySide.BASHKORTOSTAN, is_guest=False)
THEIRS = a_delegation(2, a_member(11), a_member(12), a_member(13, MemberRole.COMPANION))


def test_a_side_with_fewer_than_its_quorum_is_an_error_of_that_side() -> None:
    told = found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11}))
    assert [(one.key, one.severity, one.clash.values["count"]) for one in told] == [("quorum:item1:side1", Severity.ERROR, 1)]


def test_a_side_of_which_nobody_comes_has_no_quorum() -> None:
    told = found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.MEETING, people={1, 2}))
    assert [one.key for one in told] == ["quorum:item1:side1"]


def test_companions_and_interpreters_make_no_quorum() -> None:
    item = an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11, 13}, roles={12: ItemRole.INTERPRETER})
    assert [one.clash.values["count"] for one in found("quorum", MEETING, OURS, THEIRS, item)] == [1]


def test_both_quorums_are_no_finding() -> None:
    assert found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11, 12})) == ()


def test_a_point_to_which_nobody_has_been_sent_is_still_to_be_planned() -> None:
    assert found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA)) == ()


def test_a_lunch_and_a_forum_need_no_quorum() -> None:
    assert found("quorum", MEETING, OURS, an_item(1, "14:00", "15:00", kind=ItemKind.MEAL, people={1})) == ()
    assert found("quorum", an_event(particulars={"quorum": 2}), OURS, an_item(1, kind=ItemKind.AGENDA, people={1})) == ()
