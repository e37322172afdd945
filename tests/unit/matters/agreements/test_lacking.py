"""Claims about what an agreement lacks, before which step it matters, and which steps are refused for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements.lacking_rules import Entry, Lack, Lacking, Prepared, lacks, lacks_now, refuse_lacking
from app.matters.agreements.rules import ORDER, AgreementState, Authority, Signatory
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.wording import LACKS
from app.register.directory.rules.kinds import PartySide

DAY, LATER, EARLIER = date(2024, 11, 20), date(2024, 11, 25), date(2024, 11, 15)
OURS, THEIRS = Texts("Правительство Республики Башкортостан"), Texts("Акимат Костанайской области")
BOTH = (
    Signatory(OURS, PartySide.BASHKORTOSTAN, 1, authority_kind=Authority.OFFICE),
    Signatory(THEIRS, PartySide.KAZAKHSTAN, 2, "по должности"),
)
CHECKED = LanguageText("ru", done_on=EARLIER, checked_by="Правовое управление", checked_on=EARLIER)
READY = Prepared(AgreementState.APPROVED, BOTH, (CHECKED,), folder="красная № 1")


def whats(one: Prepared, day: date = DAY) -> list[Lack]:
    return [lack.what for lack in lacks(one, day)]


def test_every_lack_has_its_words() -> None:
    assert set(LACKS) == set(Lack)


def test_what_is_approved_and_has_all_that_it_needs_lacks_nothing() -> None:
    assert lacks(READY, DAY) == ()


def test_a_bare_draft_lacks_everything_in_the_order_in_which_it_is_told() -> None:
    bare = Prepared(AgreementState.DRAFT, (Signatory(OURS, PartySide.BASHKORTOSTAN),), has_item=False)
    found = lacks(bare, DAY)
    assert found == (
        Lacking(Lack.ITEM),
        Lacking(Lack.PARTIES),
        Lacking(Lack.SIGNATORY, OURS),
        Lacking(Lack.LANGUAGES),
        Lacking(Lack.APPROVAL),
        Lacking(Lack.FOLDER),
    )
    assert [lack.what for lack in lacks_now(found, bare.state)] == [Lack.ITEM, Lack.PARTIES, Lack.SIGNATORY, Lack.APPROVAL]


def test_each_party_without_a_signatory_is_named_and_at_a_cancelled_item_nothing_is_signed() -> None:
    nobody = tuple(replace(one, person_id=None) for one in BOTH)
    found = lacks(replace(READY, parties=nobody, is_cancelled=True), DAY)
    assert found == (Lacking(Lack.ITEM_CANCELLED), Lacking(Lack.SIGNATORY, OURS), Lacking(Lack.SIGNATORY, THEIRS))


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        (LanguageText("kk"), Lack.TRANSLATOR),
        (LanguageText("kk", "Бюро переводов", LATER), Lack.UNDONE),
        (LanguageText("kk", "Бюро переводов", EARLIER), Lack.LATE),
        (LanguageText("kk", due=EARLIER), Lack.LATE),
        (LanguageText("kk", "Бюро переводов", EARLIER, DAY), Lack.UNCHECKED),
    ],
)
def test_a_text_says_the_one_thing_that_it_waits_for(text: LanguageText, lack: Lack) -> None:
    assert lacks(replace(READY, texts=(CHECKED, text)), DAY) == (Lacking(lack, language="kk"),)


def test_what_matters_later_is_not_told_for_the_next_step_but_what_is_overdue_is() -> None:
    one = replace(READY, state=AgreementState.DRAFT, texts=(LanguageText("ru"), LanguageText("kk", "Бюро", EARLIER)), folder="")
    now = [lack.what for lack in lacks_now(lacks(one, DAY), one.state)]
    review = [lack.what for lack in lacks_now(lacks(one, DAY), AgreementState.LEGAL_REVIEW)]
    assert (now, review) == ([Lack.LATE, Lack.APPROVAL], [Lack.LATE, Lack.TRANSLATOR, Lack.APPROVAL])


def test_authority_is_missing_where_somebody_signs_and_nobody_has_said_it_or_named_the_paper() -> None:
    unsaid = replace(BOTH[0], authority_kind=None)
    without_paper = replace(BOTH[1], authority="", authority_kind=Authority.POWER)
    found = lacks(replace(READY, parties=(unsaid, without_paper)), DAY)
    assert found == (Lacking(Lack.AUTHORITY, OURS), Lacking(Lack.PAPER, THEIRS))
    assert whats(replace(READY, parties=(replace(unsaid, authority="устав"), BOTH[1]))) == []


def test_there_is_an_original_for_each_party() -> None:
    assert whats(replace(READY, copies=1)) == [Lack.COPIES]


def test_of_what_was_signed_only_its_entry_in_the_register_may_be_missing() -> None:
    signed = Prepared(AgreementState.SIGNED, has_item=False)
    assert whats(signed) == [Lack.DAY, Lack.PLACE, Lack.NUMBER, Lack.KEPT]
    assert lacks_now(lacks(signed, DAY), signed.state) == lacks(signed, DAY)
    assert whats(replace(signed, entry=Entry(DAY, Texts("Уфа"), "1/2024", "архив"))) == []
    assert whats(replace(signed, state=AgreementState.REMOVED)) == []


@pytest.mark.parametrize(
    ("one", "wanted", "field"),
    [
        (replace(READY, state=AgreementState.LEGAL_REVIEW, texts=()), AgreementState.RECONCILED, "state"),
        (replace(READY, state=AgreementState.LEGAL_REVIEW, texts=(LanguageText("kk"),)), AgreementState.RECONCILED, "state"),
        (replace(READY, state=AgreementState.RECONCILED, parties=(replace(BOTH[1], authority=""),)), AgreementState.APPROVED, "state"),
        (replace(READY, state=AgreementState.PRINTED), AgreementState.SIGNED, "signed_on"),
    ],
)
def test_a_step_that_says_what_is_not_so_is_refused(one: Prepared, wanted: AgreementState, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_lacking(one, wanted)
    assert refused.value.field == field


@given(st.sampled_from(ORDER), st.sampled_from([*ORDER, AgreementState.REMOVED]))
def test_a_step_back_or_aside_is_never_refused_for_what_is_missing(now: AgreementState, wanted: AgreementState) -> None:
    if wanted is AgreementState.REMOVED or ORDER.index(wanted) < ORDER.index(now):
        refuse_lacking(Prepared(now, has_item=False), wanted)


@given(st.sampled_from(AgreementState), st.booleans(), st.integers(1, 3))
def test_what_is_missing_for_the_next_step_is_part_of_what_is_missing(state: AgreementState, has_item: bool, copies: int) -> None:
    found = lacks(Prepared(state, BOTH, has_item=has_item, copies=copies), DAY)
    now = lacks_now(found, state)
    assert now == tuple(one for one in found if one in now)
