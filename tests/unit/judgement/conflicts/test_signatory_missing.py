"""Claims about who signs."""

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference
from app.judgement.conflicts.facts import AgreementFact
from app.matters.agreements.rules import AgreementState
from app.planning.events.kinds import Severity
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import an_item, found, situation

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN


def _agreement(*signatories: tuple[PartySide, int | None], state: AgreementState = AgreementState.APPROVED) -> AgreementFact:
    return AgreementFact(1, 1, 5, state, signatories)


def test_a_party_that_has_named_nobody_is_a_blocker() -> None:
    told = found("signatory_missing", an_item(5, "12:10", "12:40", people={1}), _agreement((OURS, 1), (THEIRS, None)))
    assert [(one.key, one.severity) for one in told] == [("signatory_missing:agreement1", Severity.BLOCKER)]


def test_an_agreement_without_any_signatory_is_a_blocker() -> None:
    assert len(found("signatory_missing", an_item(5, "12:10", "12:40"), _agreement())) == 1


def test_who_signs_has_to_be_there() -> None:
    told = found("signatory_missing", an_item(5, "12:10", "12:40", people={1}), _agreement((OURS, 1), (THEIRS, 2)))
    assert [(one.key, one.people) for one in told] == [("signatory_missing:agreement1:item5", frozenset({2}))]


def test_with_both_there_it_may_be_signed_at_an_item_of_any_kind() -> None:
    assert found("signatory_missing", an_item(5, "12:10", "12:40", people={1, 2}), _agreement((OURS, 1), (THEIRS, 2))) == ()


def test_what_is_signed_already_or_never_will_be_lacks_nobody() -> None:
    for state in (AgreementState.SIGNED, AgreementState.REMOVED):
        assert found("signatory_missing", an_item(5, "12:10", "12:40"), _agreement((OURS, None), state=state)) == ()


def test_whoever_is_taken_from_the_signing_is_missed_at_once() -> None:
    here = situation(an_item(5, "12:10", "12:40", people={1, 2}), _agreement((OURS, 1), (THEIRS, 2)))
    made = difference(here, Edit(items={5: an_item(5, "12:10", "12:40", people={1})})).made
    assert [one.key for one in made if one.check == "signatory_missing"] == ["signatory_missing:agreement1:item5"]
