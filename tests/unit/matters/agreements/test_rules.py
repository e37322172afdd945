"""Claims about the way of an agreement, what it lacks, and the order of signing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import (
    AGREEMENT_STATE_NAMES,
    ORDER,
    AgreementState,
    Lack,
    Lacking,
    Signatory,
    Steps,
    exchanged,
    lacks,
    refuse_step,
    steps_from,
)
from app.matters.agreements.wording import LACKS
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = Texts("Правительство Республики Башкортостан"), Texts("Акимат Костанайской области")
BOTH = ((OURS, True), (THEIRS, True))


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (AgreementState.DRAFT, Steps(AgreementState.AGREED, None, AgreementState.REMOVED)),
        (AgreementState.APPROVED, Steps(AgreementState.PRINTED, AgreementState.RECONCILED, AgreementState.REMOVED)),
        (AgreementState.PRINTED, Steps(AgreementState.SIGNED, AgreementState.APPROVED, AgreementState.REMOVED)),
        (AgreementState.SIGNED, Steps(None, AgreementState.PRINTED, None)),
        (AgreementState.REMOVED, Steps(None, AgreementState.DRAFT, None)),
    ],
)
def test_an_agreement_goes_step_by_step_and_off_the_list_until_it_is_signed(state: AgreementState, steps: Steps) -> None:
    assert steps_from(state) == steps


@pytest.mark.parametrize("state", ORDER)
def test_a_step_forward_is_taken_back_by_one_step(state: AgreementState) -> None:
    forward = steps_from(state).forward
    assert (state if forward is None else steps_from(forward).back) is state


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (AgreementState.DRAFT, AgreementState.SIGNED),
        (AgreementState.SIGNED, AgreementState.REMOVED),
        (AgreementState.SIGNED, AgreementState.DRAFT),
        (AgreementState.REMOVED, AgreementState.APPROVED),
    ],
)
def test_no_step_is_left_out(now: AgreementState, wanted: AgreementState) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_step(now, wanted)
    assert refused.value.field == "state"


def test_every_state_and_every_lack_has_a_name() -> None:
    assert (set(AGREEMENT_STATE_NAMES), set(LACKS)) == (set(AgreementState), set(Lack))


def test_what_is_approved_and_has_an_item_and_signatories_lacks_nothing() -> None:
    assert lacks(AgreementState.APPROVED, BOTH, has_item=True) == ()


def test_a_bare_draft_lacks_everything_in_the_order_in_which_it_is_told() -> None:
    assert lacks(AgreementState.DRAFT, [(OURS, False)], has_item=False) == (
        Lacking(Lack.ITEM),
        Lacking(Lack.PARTIES),
        Lacking(Lack.SIGNATORY, OURS),
        Lacking(Lack.APPROVAL),
    )


def test_each_party_without_a_signatory_is_named() -> None:
    parties = ((OURS, False), (THEIRS, False))
    assert lacks(AgreementState.PRINTED, parties, has_item=True) == (Lacking(Lack.SIGNATORY, OURS), Lacking(Lack.SIGNATORY, THEIRS))


def test_at_a_cancelled_item_nothing_is_signed() -> None:
    assert lacks(AgreementState.APPROVED, BOTH, has_item=True, is_cancelled=True) == (Lacking(Lack.ITEM_CANCELLED),)


@pytest.mark.parametrize("state", [AgreementState.SIGNED, AgreementState.REMOVED])
def test_what_is_signed_or_will_not_be_lacks_nothing(state: AgreementState) -> None:
    assert lacks(state, (), has_item=False) == ()


def test_a_party_has_a_russian_name() -> None:
    with pytest.raises(Refusal) as refused:
        Signatory(Texts(kk="Қостанай облысының әкімдігі"), PartySide.KAZAKHSTAN)
    assert refused.value.field == "signatories"


def test_neighbours_change_places_and_nobody_else_moves() -> None:
    assert exchanged([(7, 0), (8, 4), (9, 5)], 8, 1) == {8: 5, 9: 4}


def test_of_equal_places_all_are_numbered_anew() -> None:
    assert exchanged([(7, 0), (8, 0), (9, 0)], 9, -1) == {9: 1, 8: 2}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data(), st.sampled_from([-1, 1]))
def test_a_step_changes_one_place_in_the_order_and_at_an_end_none(places: list[int], data: st.DataObject, step: int) -> None:
    before = [(ident, place) for ident, place in enumerate(sorted(places), 1)]
    one = data.draw(st.sampled_from([ident for ident, _ in before]))
    after = dict(before) | exchanged(before, one, step)
    expected = [ident for ident, _ in before]
    here, there = expected.index(one), expected.index(one) + step
    if 0 <= there < len(expected):
        expected[here], expected[there] = expected[there], expected[here]
    assert sorted(after, key=lambda ident: (after[ident], ident)) == expected
