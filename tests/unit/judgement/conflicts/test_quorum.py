"""Claims about the quorum of a working group."""

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind, Severity
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import a_delegation, a_member, an_event, an_item, found, items, situation

MEETING = an_event(kind=Kind.WORKING_GROUP_MEETING, particulars={"quorum": 2})
OURS = a_delegation(1, *(a_member(n) for n in (1, 2, 3)), side=PartySide.BASHKORTOSTAN, is_guest=False)
THEIRS = a_delegation(2, a_member(11), a_member(12), a_member(13, MemberRole.COMPANION))


def test_a_side_with_fewer_than_its_quorum_is_an_error_of_that_side() -> None:
    told = found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11}))
    assert [(one.key, one.severity, one.clash.values["count"]) for one in told] == [("quorum:event1:side1", Severity.ERROR, 1)]


def test_a_side_of_which_nobody_comes_has_no_quorum() -> None:
    told = found("quorum", MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.MEETING, people={1, 2}))
    assert [one.key for one in told] == ["quorum:event1:side1"]


def test_a_meeting_is_told_once_for_a_side_by_the_point_with_the_fewest() -> None:
    points = [
        an_item(n, f"{13 + n}:00", f"{14 + n}:00", kind=ItemKind.AGENDA, people=people)
        for n, people in enumerate(({1, 2, 11}, {1, 2}, {11}))
    ]
    told = found("quorum", MEETING, OURS, THEIRS, *points)
    assert [(one.key, one.clash.values["item"], one.clash.values["count"]) for one in told] == [
        ("quorum:event1:side0", *items(2), 0),
        ("quorum:event1:side1", *items(1), 0),
    ]


def test_an_edit_of_a_point_is_weighed_for_the_whole_meeting() -> None:
    before = situation(MEETING, OURS, THEIRS, an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11, 12}))
    point = an_item(1, "14:00", "15:00", kind=ItemKind.AGENDA, people={1, 2, 11})
    assert [one.key for one in difference(before, Edit(items={1: point})).made] == ["quorum:event1:side1"]
    fewer = a_delegation(1, a_member(1), side=PartySide.BASHKORTOSTAN, is_guest=False)
    assert [one.key for one in difference(before, Edit(delegations={1: fewer})).made] == ["quorum:event1:side0"]


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
