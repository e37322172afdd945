"""Claims about what is missing of a composition, and about proposals laid over one another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.delegations.contacts.missing import ABROAD, ASKED, AT_HOME, Filled, Lack, asked_of, missing_of
from app.planning.delegations.contacts.proposed import Proposed
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import PartySide

FILLED = st.builds(Filled, key=st.uuids().map(str), given=st.sets(st.sampled_from(Lack)), leads=st.booleans(), comes=st.booleans())
WORDS = st.text(alphabet="абвә АБВ", max_size=6).map(str.strip)
NAMED = {"surname": st.just("Аманов"), "given": st.just("Иван")}
SAID = st.builds(
    Proposed,
    st.builds(MemberRow, **NAMED, position=WORDS, latin=WORDS, phone=WORDS, birth_date=st.none() | st.just(date(1980, 1, 1))),
    st.none() | st.sampled_from(MemberRole),
    st.fixed_dictionaries({"surname": st.just("Аманов"), "given": st.just("Иван"), "position": WORDS, "latin": WORDS}),
)


def test_a_delegation_without_anybody_lacks_somebody_and_a_head() -> None:
    missing = missing_of([], AT_HOME)
    assert (missing.head, missing.nobody, missing.of, missing.count, missing.given) == (True, True, {}, 2, 0)


def test_who_does_not_come_is_asked_nothing_and_leads_nobody() -> None:
    missing = missing_of([Filled("a", (), leads=True, comes=False), Filled("b", ABROAD)], ABROAD)
    assert (missing.head, missing.of) == (True, {})


@pytest.mark.parametrize(
    ("side", "in_kazakhstan", "wants_latin"),
    [(PartySide.KAZAKHSTAN, False, True), (PartySide.KAZAKHSTAN, True, False), (PartySide.BASHKORTOSTAN, True, True)],
)
def test_who_goes_abroad_is_asked_for_the_spelling_of_the_passport(side: PartySide, in_kazakhstan: bool, wants_latin: bool) -> None:
    assert (Lack.LATIN in asked_of(side, in_kazakhstan=in_kazakhstan)) is wants_latin


def test_every_side_is_asked_something_everywhere() -> None:
    assert set(ASKED) == {(side, abroad) for side in PartySide for abroad in (False, True)}
    assert all(Lack.POSITION in asked for asked in ASKED.values())


@given(st.lists(FILLED, max_size=6, unique_by=lambda one: one.key), st.sampled_from(sorted(set(ASKED.values()))))
def test_what_is_given_and_what_is_missing_add_up_to_what_is_asked(members: list[Filled], asked: tuple[Lack, ...]) -> None:
    missing = missing_of(members, asked)
    coming = [member for member in members if member.comes]
    assert missing.given + missing.count == missing.asked == 2 + len(coming) * len(asked)
    assert all(lack in asked for lacks in missing.of.values() for lack in lacks)
    assert missing.is_complete is (missing.count == 0)


@given(st.lists(FILLED, min_size=1, max_size=6, unique_by=lambda one: one.key))
def test_giving_more_never_makes_more_missing(members: list[Filled]) -> None:
    first, *rest = members
    more = Filled(first.key, set(Lack), leads=first.leads, comes=first.comes)
    assert missing_of([more, *rest], ABROAD).count <= missing_of(members, ABROAD).count


@given(SAID)
def test_a_proposal_comes_out_of_its_envelope_as_it_went_in(proposed: Proposed) -> None:
    trimmed = proposed.trimmed()
    assert Proposed.unpacked(trimmed.packed()) == trimmed


@given(SAID)
def test_trimming_takes_nothing_away_that_was_said(proposed: Proposed) -> None:
    trimmed = proposed.trimmed()
    assert (list(trimmed.said()), trimmed.changes_role) == (list(proposed.said()), proposed.changes_role)
    assert trimmed.trimmed() == trimmed


@given(SAID)
def test_what_its_sender_reads_again_tells_no_personal_data(proposed: Proposed) -> None:
    told = [after for _, _, after in proposed.told()]
    assert "1980-01-01" not in told


@given(SAID, SAID)
def test_what_was_said_last_counts(older: Proposed, newer: Proposed) -> None:
    both = newer.over(older)
    assert both.row.phone == (newer.row.phone or older.row.phone)
    assert both.row.position == (newer.row.position or older.row.position)
    assert both.role is (newer.role or older.role)
