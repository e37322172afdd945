"""Claims about agreements that are not ready to be signed."""

import pytest

from app.judgement.conflicts.facts import AgreementFact
from app.matters.agreements.rules import AgreementState
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind
from tests.factories.facts import an_item, found

SIGNING = an_item(5, "12:10", "12:40", kind=ItemKind.SIGNING)


@pytest.mark.parametrize("state", ["draft", "agreed", "legal_review", "reconciled"])
def test_an_agreement_on_a_signing_that_is_not_approved_is_a_blocker(state: str) -> None:
    told = found("signing_unapproved", SIGNING, AgreementFact(1, 1, 5, AgreementState(state)))
    assert [(one.key, one.severity) for one in told] == [("signing_unapproved:agreement1", Severity.BLOCKER)]


@pytest.mark.parametrize("state", ["approved", "printed", "signed", "removed"])
def test_one_that_is_approved_or_will_not_be_signed_is_none(state: str) -> None:
    assert found("signing_unapproved", SIGNING, AgreementFact(1, 1, 5, AgreementState(state))) == ()


def test_a_draft_that_is_on_no_signing_yet_is_none() -> None:
    drafts = AgreementFact(1, 1, None, AgreementState.DRAFT), AgreementFact(2, 1, 99, AgreementState.DRAFT)
    assert found("signing_unapproved", SIGNING, *drafts) == ()


def test_a_further_step_is_another_basis_of_the_same_finding() -> None:
    first, second = (
        found("signing_unapproved", SIGNING, AgreementFact(1, 1, 5, state))[0] for state in (AgreementState.DRAFT, AgreementState.AGREED)
    )
    assert first.key == second.key
    assert first.basis != second.basis
