"""Claims about the way of an agreement, its parties, and the order of signing."""

import pytest

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import (
    AGREEMENT_STATE_NAMES,
    ORDER,
    AgreementState,
    Authority,
    Empowered,
    Signatory,
    Steps,
    next_number,
    party_class,
    refuse_step,
    steps_from,
    understood,
)
from app.register.directory.rules.kinds import PartySide


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


def test_every_state_has_a_name() -> None:
    assert set(AGREEMENT_STATE_NAMES) == set(AgreementState)


@pytest.mark.parametrize(
    ("kind", "words", "meant"),
    [
        (None, "по должности", Empowered(Authority.OFFICE, "")),
        (Authority.OFFICE, "По должности", Empowered(Authority.OFFICE, "")),
        (Authority.POWER, "доверенность № 12", Empowered(Authority.POWER, "доверенность № 12")),
        (None, "устав", Empowered(None, "устав")),
        (None, "", Empowered(None, "")),
    ],
)
def test_by_virtue_of_office_is_understood_however_it_was_written(kind: Authority | None, words: str, meant: Empowered) -> None:
    assert understood(kind, words) == meant


@pytest.mark.parametrize(
    ("party", "expected"),
    [("Правительство Республики Башкортостан", 0), ("Министерство торговли", 1), ("Акимат Костанайской области", 1), ("ТОО «Кран»", 2)],
)
def test_governments_stand_before_ministries_and_those_before_all_others(party: str, expected: int) -> None:
    assert party_class(Texts(party)) == expected


@pytest.mark.parametrize(
    ("given_out", "expected"),
    [([], "1/2024"), (["1/2024", "7/2024", "3"], "8/2024"), (["б/н", "12-а"], "13/2024"), (["нет"], "1/2024")],
)
def test_the_next_number_follows_the_highest_of_the_year(given_out: list[str], expected: str) -> None:
    assert next_number(given_out, 2024) == expected


def test_a_party_has_a_russian_name() -> None:
    with pytest.raises(Refusal) as refused:
        Signatory(Texts(kk="Қостанай облысының әкімдігі"), PartySide.KAZAKHSTAN)
    assert refused.value.field == "signatories"
