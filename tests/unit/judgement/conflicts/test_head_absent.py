"""Where a delegation attends as a whole, its head or a deputy does."""

from collections.abc import Collection

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference
from app.judgement.conflicts.facts import MemberFact
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import BY_NAME
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemKind
from tests.factories.facts import a_delegation, a_member, an_item, found, situation

HEAD, DEPUTY, MEMBER = a_member(1, MemberRole.HEAD), a_member(2, MemberRole.DEPUTY), a_member(3)


def absent(people: Collection[int], *members: MemberFact, kind: ItemKind = ItemKind.SESSION, whole: bool = True) -> tuple[Finding, ...]:
    item = an_item(1, "10:00", "11:00", people=people, delegations=frozenset({7} if whole else ()), kind=kind)
    return found("head_absent", item, a_delegation(7, *members))


def test_a_head_who_stays_away_leaves_the_delegation_alone() -> None:
    assert [(one.key, set(one.people)) for one in absent({3}, HEAD, DEPUTY, MEMBER)] == [("head_absent:item1:delegation7", {1})]


def test_a_deputy_is_enough_and_so_is_the_head() -> None:
    assert (absent({2, 3}, HEAD, DEPUTY, MEMBER), absent({1, 3}, HEAD, DEPUTY, MEMBER)) == ((), ())


def test_a_head_who_does_not_come_is_absent() -> None:
    assert len(absent({3}, a_member(1, MemberRole.HEAD, comes=False), MEMBER)) == 1


def test_a_substitute_who_is_the_head_now_is_there() -> None:
    assert absent({3, 4}, a_member(1, MemberRole.HEAD, comes=False), a_member(4, MemberRole.HEAD), MEMBER) == ()


def test_a_delegation_without_a_head_lacks_something_else() -> None:
    assert absent({3}, MEMBER) == ()


def test_single_persons_need_no_head() -> None:
    assert absent({3}, HEAD, MEMBER, whole=False) == ()


def test_on_the_way_and_at_an_exhibition_nobody_represents_anybody() -> None:
    assert [absent({3}, HEAD, MEMBER, kind=kind) for kind in (ItemKind.ARRIVAL, ItemKind.EXHIBITION)] == [(), ()]


def test_who_becomes_deputy_mends_it_at_once() -> None:
    item = an_item(1, "10:00", "11:00", people={3}, delegations=frozenset({7}))
    there = situation(item, a_delegation(7, HEAD, MEMBER))
    edit = Edit(delegations={7: a_delegation(7, HEAD, a_member(3, MemberRole.DEPUTY))})
    outcome = difference(there, edit, [BY_NAME["head_absent"]])
    assert (outcome.made, [one.key for one in outcome.mended]) == ((), ["head_absent:item1:delegation7"])
