"""Claims about a change that is weighed before it is made: what is new, what stays on other grounds, what goes."""

import pytest

from app.judgement.conflicts.deed_edits import edit_of
from app.judgement.conflicts.deeds import Deed, Shift, StandIn, StayAway
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.weighing import Weighed, weighed
from app.planning.programmes.rules import ItemRole
from tests.factories.facts import an_item, situation

TWICE = [BY_NAME["person_twice"]]
ITEMS = (
    an_item(1, "10:00", "11:00", people={1, 2}, venue=1),
    an_item(2, "10:30", "11:30", people={1, 2, 3}, venue=2),
    an_item(3, "12:00", "13:00", people={3}, venue=3, roles={1: ItemRole.CHAIR}),
)


def keys(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.key.removeprefix("person_twice:") for finding in findings]


def effect(deed: Deed) -> Weighed:
    now = situation(*ITEMS)
    edit = edit_of(now, deed)
    assert edit is not None
    return weighed(now, edit, TWICE)


@pytest.mark.parametrize(
    ("deed", "made", "kept", "mended"),
    [
        (Shift(2, 30), [], [], ["item1:item2"]),
        (Shift(2, 15), [], ["item1:item2"], []),
        (Shift(2, 45), ["item2:item3"], [], ["item1:item2"]),
        (Shift(3, -75), ["item1:item3", "item2:item3"], [], []),
        (StayAway(2, (1, 2)), [], [], ["item1:item2"]),
        (StandIn(3, 1, 4), [], [], []),
    ],
    ids=repr,
)
def test_a_change_is_told_for_what_it_changes(deed: Deed, made: list[str], kept: list[str], mended: list[str]) -> None:
    found = effect(deed)
    assert (keys(found.made), keys(found.kept), keys(found.mended)) == (made, kept, mended)


def test_a_finding_that_concerns_more_people_than_before_is_made_for_those() -> None:
    without = an_item(1, "10:00", "11:00", people={1}, venue=1)
    found = weighed(situation(without, *ITEMS[1:]), Edit(items={1: ITEMS[0]}), TWICE)
    assert [(finding.key, finding.people) for finding in found.made] == [("person_twice:item1:item2", frozenset({2}))]


def test_what_changes_nothing_is_nothing() -> None:
    assert not effect(Shift(3, 60))
    assert not Weighed()


def test_a_blocker_that_is_made_is_known() -> None:
    assert (effect(Shift(2, 45)).blocks, effect(Shift(2, 30)).blocks) == (True, False)
